"""Sections of acts by the act's own number: ``INA § 212(d)(5)``, ``section 244 of the … Act``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading, Signal
from app.domain.numbering import act_named, section_of
from app.domain.references import pinpoint
from app.domain.section_lists import LIST, members, words_of
from app.formats import classification
from app.recognisers import cited

__all__ = ["ActSections"]

_SIGN = r"(?:(?:§\s*){1,3}|(?:[Ss]ections?|SECTIONS?|[Ss]ecs?\b\.?)\s+)"
_CAPITAL = r"[A-Z][A-Za-z]*"
_ACT = rf"(?P<act>{_CAPITAL}(?:\s+(?:of|and|the|for|{_CAPITAL})){{0,8}}?\s+Act|[A-Z]{{2,6}})"
_ACT_FIRST = re.compile(rf"\b(?P<act>[A-Z]{{2,6}})\s+{_SIGN}(?P<list>{LIST})")
_ACT_LAST = re.compile(rf"(?:\b|(?=§)){_SIGN}(?P<list>{LIST})\s+of\s+(?:the\s+)?{_ACT}\b")


class ActSections:
    """Acts of the authority table whose sections carry two numbers, or their own alone."""

    name = "act_sections"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/usc/...``, or of sections below the act's own id."""
        for pattern in (_ACT_FIRST, _ACT_LAST):
            for match in pattern.finditer(reading.text):
                yield from self._sections(reading, match, table)

    def _sections(
        self, reading: Reading, match: re.Match[str], table: AuthorityTable
    ) -> Iterator[Mention]:
        act = act_named(table, match["act"])
        if act is None:
            return
        signals = [Signal("citation", match[0], 1.0), Signal("act", match["act"], 1.0)]
        for member in members(reading.text, *match.span("list")):
            number = member.number
            known = section_of(table, act, number) or classification.section(act, number)
            reference = (known or f"{act}/s{number}") + pinpoint(member.subdivisions)
            yield cited(reading, words_of(match, member), reference, signals, self.name)
