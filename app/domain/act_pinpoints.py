"""Where in an act: ``div. A, title XVII, § 1766(a)`` is ``/dA/tXVII/s1766/a``.

The letters are those of USLM references: d division, t title, st subtitle, ch chapter, sch
subchapter, pt part, s section.
"""

from __future__ import annotations

import re

from app.domain.references import fold_dashes, pinpoint
from app.domain.section_lists import DASH, LIST, SUBDIVISIONS

_NUMERAL = r"[IVXLC]+"
_UNITS = (
    ("d", rf"[Dd]iv(?:ision|\.)\s+(?:[A-Z]{{1,2}})\b(?![.{DASH}])"),
    ("t", rf"[Tt]it(?:le|\.)\s+{_NUMERAL}\b(?:[{DASH}][A-Z]\b)?"),
    ("st", r"[Ss]ubtit(?:le|\.)\s+[A-Z]\b"),
    ("sch", rf"[Ss]ubch(?:apter|\.)\s+(?:{_NUMERAL}|[A-Z])\b"),
    ("ch", r"[Cc]h(?:apter|\.)\s+[0-9]+\b"),
    ("pt", r"(?:[Pp]art|[Pp]t\.)\s+(?:[0-9]+|[A-Z]+)\b"),
)
_UNIT = "|".join(pattern for _, pattern in _UNITS)
_SECTION = (
    rf"(?:§{{1,2}}\s*|[Ss]ec(?:tion|\.)\s+)[0-9]+[A-Za-z]{{0,4}}(?:[{DASH}][0-9]{{1,3}}(?![0-9]))?"
)
_ONE = rf"(?:{_UNIT}|{_SECTION}{SUBDIVISIONS})"
# Units from the widest down, the last in brackets as appropriation acts have them.
UNITS = rf"(?:{_UNIT})(?:,\s+(?:{_UNIT}))*"
_REST = r"[^\[\]]{0,60}\]"
BEHIND = rf"(?P<behind>(?:,\s+{_ONE})*)(?:\s?\[(?P<within>{_ONE}(?:,\s+{_ONE})*){_REST})?"
LISTED = rf"(?P<units>(?:,\s+(?:{_UNIT}))*),\s+§§\s*(?P<list>{LIST})"
_EACH = re.compile(
    "|".join(rf"(?P<{unit}>{pattern})" for unit, pattern in _UNITS)
    + rf"|(?P<s>{_SECTION})(?P<parts>{SUBDIVISIONS})"
)


def path(words: str) -> str:
    """The path of what stands in ``words``, in the order in which it stands there."""
    found = ""
    for match in _EACH.finditer(words):
        unit = match.lastgroup if match.lastgroup != "parts" else "s"
        number = re.split(r"[\s§]+", match[str(unit)])[-1]
        found += f"/{unit}{fold_dashes(number)}{pinpoint(match['parts'] or '')}"
    return found
