"""Acts whose sections carry two numbers: ``INA § 212`` is ``8 U.S.C. § 1182``.

The other number stands in the ``numbering`` of an act's record; where an act is classified to
sections that keep their number, its provisions say so themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict

from app.domain.authority_table import AuthorityTable
from app.domain.keys import fold

_NUMBERED = re.compile(r"(?P<act>.+?)\s*§+\s*(?P<section>\d+[A-Za-z]*(?:-\d+)?)")
_CODE = re.compile(r"/us/usc/t\d+/s([^/]+)")


def act_named(table: AuthorityTable, name: str) -> str | None:
    """The id of the only act of the table with a name, or None."""
    holders = [each for each in table.by_name(name) if table.authorities[each].kind == "act"]
    return holders[0] if len(holders) == 1 else None


def section_of(table: AuthorityTable, act: str, section: str) -> str | None:
    """The section of the Code that a section of an act is, as far as the table tells."""
    return table.derived(_by_act).get((act, section.lower()))


def sections_numbered(table: AuthorityTable, section: str) -> tuple[str, ...]:
    """The sections held that bear a number, in the Code or in their act, in the order of ids."""
    return table.derived(_by_bare_number).get(section.lower(), ())


def by_number(table: AuthorityTable, number: str) -> str | None:
    """The section that a record's numbering calls ``number`` ("R.S. § 4067"), or None."""
    return table.derived(_by_number).get(fold(number))


def _by_number(table: AuthorityTable) -> dict[str, str]:
    return {
        fold(number): reference
        for authority in table.authorities.values()
        for reference, number in authority.numbering
    }


def _by_bare_number(table: AuthorityTable) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for reference in (*table.authorities, *table.provisions):
        code = _CODE.fullmatch(reference)
        if code:
            found[code[1].lower()].add(reference)
    for (_, section), reference in table.derived(_by_act).items():
        if table.record_of(reference):
            found[section].add(reference)
    return {number: tuple(sorted(each)) for number, each in found.items()}


def _by_act(table: AuthorityTable) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for authority in table.authorities.values():
        for reference, number in authority.numbering:
            numbered = _NUMBERED.fullmatch(number)
            if numbered and authority.id in table.by_name(numbered["act"]):
                found[authority.id, numbered["section"].lower()] = reference
    for provision in table.provisions.values():
        code = _CODE.fullmatch(provision.id)
        if code:
            found.setdefault((provision.authority, code[1].lower()), provision.id)
    return found
