"""Sections and parts that stand alone: which section before them they are of."""

from __future__ import annotations

import re

from app.domain.authority_table import AuthorityTable
from app.domain.parts_named import beside

_SECTION = re.compile(r"/us/usc/t[0-9]+a?/s[0-9][^/]*")
_BEGINS = re.compile(r"\([a-z]{1,2}\)\(")


def section_of(reference: str, number: str, table: AuthorityTable) -> str:
    """The section of this number that ``reference`` is, lies in or has as a provision."""
    suffix = "/s" + number
    section = _section(reference)
    if section.endswith(suffix):
        return section
    record = table.record_of(reference)
    provisions = record.provisions if record and record.kind == "act" else ()
    return next((each.id for each in provisions if each.id.endswith(suffix)), "")


def part_of(reference: str, level: str, parts: str) -> str:
    """What ``parts`` of a level lie in, beside ``reference`` in its section; or nothing.

    "Paragraph (b)(5)(A)", as people write, begins with its subsection.
    """
    section = _section(reference)
    inside = tuple(reference.removeprefix(section).split("/")[1:])
    level = "subsection" if _BEGINS.match(parts) else level
    if level.lower() == "subsection" and not _is_first(parts, inside):
        return ""
    holder = beside(inside, level) if section else None
    return "" if holder is None else "/".join((section, *holder))


def _is_first(parts: str, inside: tuple[str, ...]) -> bool:
    """Whether parts begin on the first level: with a small letter, or as the section does."""
    first, own = parts[1:2], inside[0] if inside else "a"
    return (first.isdigit(), first.isupper()) == (own.isdigit(), own.isupper())


def _section(reference: str) -> str:
    """The section of the Code that an id is or lies in, or an empty string."""
    found = _SECTION.match(reference)
    return found[0] if found else ""
