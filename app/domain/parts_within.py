"""Parts named before their section: ``clauses (i) and (ii) of`` section 1182(a)(3)(B)."""

from __future__ import annotations

import re

from app.domain.section_lists import PARTS

_WITHIN = re.compile(
    r"\b(?:(?:[Ss]ub)?(?:[Ss]ection|[Pp]aragraph|[Cc]lause)s?"
    r"|(?:[Ss]ub)?(?:[Ss]ecs?|[Pp]ars?|[Cc]ls?)\.)\s+"
    rf"(?P<list>{PARTS}),?\s+of\s+$"
)
_LONGEST = 240  # code points: "paragraphs (3), (4), … and (27) of" names twenty


def parts_within(text: str, start: int) -> re.Match[str] | None:
    """The naming of parts that ends where a section's own words start; ``list`` has the parts."""
    return _WITHIN.search(text, max(0, start - _LONGEST), start)
