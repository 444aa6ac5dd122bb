"""Executive orders and presidential proclamations by number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading, Signal
from app.domain.references import executive_order, fold_dashes, pinpoint, proclamation
from app.domain.section_lists import DASH, LIST, SUBDIVISIONS, members, words_of
from app.recognisers import cited

__all__ = ["Executive"]

_NUMBER = r"[0-9]{1,2},[0-9]{3}|[0-9]{4,5}"
_LIST = (
    rf"(?:(?:[Nn]os?\.?\s*|[Nn]umbers?\s+)?(?P<list>(?:{_NUMBER})(?![0-9.]*[0-9])"
    rf"(?:(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?:{_NUMBER})(?![0-9.]*[0-9]|\s+[A-Z]))*))"
)
_ORDER = re.compile(
    r"\b(?:[Ee]xecutive\s+[Oo]rders?|Ex(?:ec)?\.\s?Ord(?:ers?|s?\.)|E\.\s?O\.|EO|EXECUTIVE ORDERS?)"
    rf"\s*{_LIST}"
)
_PROCLAMATION = re.compile(rf"\b(?:[Pp]roclamations?|PROCLAMATION|Procs?\.)\s*{_LIST}")
# section 1.3(a) of, section 1–102 of, before an order
_SECTION = re.compile(
    rf"(?:(?:§\s*){{1,2}}|\b[Ss]ections?\s+|\b[Ss]ecs?\.\s+)"
    rf"(?:(?P<number>[0-9]+\.[0-9]+|[0-9][{DASH}][0-9]{{3}})(?P<parts>{SUBDIVISIONS})|(?P<list>{LIST}))"
    r"\s+of\s+(?:the\s+)?$"
)
# §§ 1, 3, 6, behind one
_SECTIONS_BEHIND = re.compile(
    rf",\s+(?:§\s*){{1,2}}(?:(?P<number>[0-9]+\.[0-9]+)(?P<parts>{SUBDIVISIONS})|(?P<list>{LIST})(?!\.[0-9]))"
)
_LONGEST_SECTION = 80  # code points
_EACH = re.compile(_NUMBER)


class Executive:
    """``Exec. Order No. 14,157``, ``EO 14157`` and ``Proclamation No. 10903``."""

    name = "executive"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/eo/...`` and ``/us/proc/...``; orders below 1000 are not read."""
        for pattern, form in ((_ORDER, executive_order), (_PROCLAMATION, proclamation)):
            for match in pattern.finditer(reading.text):
                signals = [Signal("citation", match[0], 1.0)]
                farthest = max(0, match.start() - _LONGEST_SECTION)
                section = _SECTION.search(reading.text, farthest, match.start())
                for each in _EACH.finditer(reading.text, *match.span("list")):
                    start, reference = each.start(), form(each[0])
                    if each.start() == match.start("list"):
                        start = section.start() if section else match.start()
                        span = (start, each.end())
                        yield from self._first(reading, section, reference, span)
                        continue
                    yield cited(reading, (start, each.end()), reference, signals, self.name)

    def _first(
        self,
        reading: Reading,
        section: re.Match[str] | None,
        order: str,
        span: tuple[int, int],
    ) -> Iterator[Mention]:
        """The first order of a list with the sections that stand before or behind it."""
        behind = None if section else _SECTIONS_BEHIND.match(reading.text, span[1])
        section, span = (behind, (span[0], behind.end())) if behind else (section, span)
        signals = [Signal("citation", reading.text[slice(*span)], 1.0)]
        if section is None or not section["list"]:
            yield cited(reading, span, order + _within(section), signals, self.name)
            return
        for member in members(reading.text, *section.span("list")):
            reference = f"{order}/s{fold_dashes(member.number)}{pinpoint(member.subdivisions)}"
            yield cited(reading, words_of(section, member, *span), reference, signals, self.name)


def _within(section: re.Match[str] | None) -> str:
    number = fold_dashes(section["number"]) if section else ""
    return f"/s{number}{pinpoint(section['parts'])}" if section else ""
