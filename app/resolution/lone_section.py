"""Sections that an article cites by their number alone: "section 1252(f)(1) bars injunctions"."""

from __future__ import annotations

import re
from collections.abc import Set

from app.domain.authority_table import AuthorityTable
from app.domain.numbering import sections_numbered

_OF_ANOTHER = re.compile(r"\s+of\b|,?\s+(?:Pub\.|Stat\.)")
_SHORT = 3  # digits with which a seat or a housing rule may be numbered too


def lone_section(
    number: str, parts: str, behind: str, spoken_of: Set[str], table: AuthorityTable
) -> str:
    """The only section held that may be meant, or an empty string.

    ``parts`` are its subdivisions as written; ``behind`` is the text that follows, which may say
    "of the Patriot Act"; ``spoken_of`` are the records that the article is known to speak of.
    Where several sections have the number, or a short one stands alone, the article must speak
    of the section's act or title.
    """
    found = sections_numbered(table, number)
    if len(number) < _SHORT or is_of_another(behind) or not spoken_of:
        return ""
    near = [each for each in found if _is_near(each, spoken_of, table)]
    if len(near) == 1:
        return near[0]
    is_telling = len(number) > _SHORT or parts
    return found[0] if is_telling and len(found) == 1 else ""


def is_of_another(behind: str) -> bool:
    """Whether what stands behind a section says of what law it is ("of the Patriot Act")."""
    return _OF_ANOTHER.match(behind) is not None


def _is_near(section: str, spoken_of: Set[str], table: AuthorityTable) -> bool:
    """Whether the article speaks of the section, of its act or of its title."""
    record = table.record_of(section)
    title = section.rpartition("/")[0] + "/"
    return bool(record and {record.id, record.part_of} & spoken_of) or any(
        each.startswith(title) for each in spoken_of
    )
