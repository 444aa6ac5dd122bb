"""Sections of acts by the act's own number: ``INA § 212(d)(5)``, ``section 244 of the … Act``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.glosses import glossed, glossed_in_pairs, glossed_in_words, placed
from app.domain.law_numbers import PUBLIC_LAW
from app.domain.mention import Mention, Reading, Signal
from app.domain.numbering import act_named, section_of
from app.domain.parts_within import parts_within
from app.domain.references import pinpoint, public_law
from app.domain.section_lists import LIST, SECTION, Member, members, words_of
from app.formats import act_names, classification
from app.recognisers import cited

__all__ = ["ActSections"]

_SIGN = r"(?:(?:§\s*){1,3}|(?:[Ss]ections?|SECTIONS?|[Ss]ecs?\b\.?)\s+)"
# The same where a word begins; the first letter stands first, because it is searched for at once.
_AT_SIGN = r"[§Ss](?:(?<=§)(?:\s*§){0,2}\s*|(?<!\w[Ss])(?:ections?|ECTIONS?|ecs?\b\.?)\s+)"
_CAPITAL = r"[A-Z][A-Za-z]*"
_ACT = rf"(?P<act>{_CAPITAL}(?:\s+(?:of|and|the|for|{_CAPITAL})){{0,8}}?\s+Act|[A-Z]{{2,6}})"
# Such a name is another act's: "… Retirement Act of 1964 for Certain Employees".
_WHOLE = r"(?!\s+(?:(?:Amendments?|Technical)\b|for\s+[A-Z])|\s+of\s+[0-9]{4}\s+for\s+[A-Z])"
_ACT_FIRST = re.compile(rf"\b(?P<act>[A-Z]{{2,6}})\s+{_SIGN}(?P<list>{LIST})")
_ACT_LAST = re.compile(rf"{_AT_SIGN}(?P<list>{LIST})\s+of\s+(?:the\s+)?{_ACT}\b{_WHOLE}")
# Any act at all, where its section's place in the Code stands behind.
_WORD = r"(?:[A-Z]\.|[^\s.;:()\[\]“”]+)"
_ANY_ACT = re.compile(
    rf"{_AT_SIGN}(?P<list>{LIST})\s+of\s+(?:the|such|that|said)\s+"
    rf"(?P<act>(?:{_WORD}\s+){{0,12}}?(?:Act|[A-Z]{{2,6}})\b(?:\s+(?:of|for\s+Fiscal\s+Year)\s+[0-9]{{4}})?)"
    rf"{_WHOLE}"
)
# "(44 U.S.C. 3601 note; Public Law 113–291)"
_LAW_BEHIND = re.compile(rf"\s*\((?:[0-9]+\s+U\.S\.C\.\s[^();]{{1,30}};\s+)?{PUBLIC_LAW}")
_TITLE = re.compile(r"/us/usc/t(?P<title>[0-9]+)/")
_ONE = re.compile(rf"{_AT_SIGN}(?P<list>{SECTION})")
_LATER = re.compile(rf"or\s(?<!\wor\s)(?P<list>{SECTION})(?=\s\[)")


class ActSections:
    """Acts whose sections carry two numbers, or their own alone: of the table, or as glossed."""

    name = "act_sections"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/usc/...``, or of sections below the act's own id."""
        told = [(match, self._glossed(reading, match)) for match in _ANY_ACT.finditer(reading.text)]
        told += [
            (match, self._glossed_alone(reading, match))
            for pattern in (_ONE, _LATER)
            for match in pattern.finditer(reading.text)
        ]
        told = [(match, found or self._named(reading, match, table)) for match, found in told]
        told = [(match, found or self._of_a_law(reading, match)) for match, found in told]
        taken = {match.span("list") for match, found in told if found}
        for match, found in told:
            yield from self._cited(reading, match, found)
        for pattern in (_ACT_FIRST, _ACT_LAST):
            for match in pattern.finditer(reading.text):
                if match.span("list") not in taken:
                    yield from self._cited(
                        reading, match, self._of_the_table(reading, match, table)
                    )

    def _of_the_table(
        self, reading: Reading, match: re.Match[str], table: AuthorityTable
    ) -> list[tuple[Member, str]]:
        act = act_named(table, match["act"])
        return self._of(act, reading, match, table) if act else []

    def _named(
        self, reading: Reading, match: re.Match[str], table: AuthorityTable
    ) -> list[tuple[Member, str]]:
        """The sections of an act that the list of names knows, where the table does not."""
        name = match.groupdict().get("act")
        act = act_names.act(name) if name and not act_named(table, name) else None
        return self._of(act, reading, match, table) if act else []

    def _of_a_law(self, reading: Reading, match: re.Match[str]) -> list[tuple[Member, str]]:
        """The sections of an act whose public law is told behind its name."""
        law = _LAW_BEHIND.match(reading.text, match.end()) if match.groupdict().get("act") else None
        if law is None:
            return []
        act = public_law(law["congress"], law["number"])
        listed = members(reading.text, *match.span("list"))
        return [(m, f"{act}/s{m.number}{pinpoint(m.subdivisions)}") for m in listed]

    def _of(
        self, act: str, reading: Reading, match: re.Match[str], table: AuthorityTable
    ) -> list[tuple[Member, str]]:
        found = []
        for member in members(reading.text, *match.span("list")):
            number = member.number
            known = section_of(table, act, number) or classification.section(act, number)
            reference = (known or f"{act}/s{number}") + pinpoint(member.subdivisions)
            found.append((member, reference))
        return found

    def _glossed(self, reading: Reading, match: re.Match[str]) -> list[tuple[Member, str]]:
        """The members of a list that are in one section, whose place is told behind the act."""
        own = _TITLE.match(reading.context)
        gloss = glossed(reading.text, match.end()) or glossed_in_words(
            reading.text, match.end(), own["title"] if own else ""
        )
        listed = list(members(reading.text, *match.span("list")))
        pairs = glossed_in_pairs(reading.text, match.end(), len(listed))
        if len(pairs) > 1 and len({member.number for member in listed}) > 1:
            both = zip(listed, pairs, strict=True)
            return [(m, place) for m, pair in both if (place := placed(pair, m.subdivisions))]
        if gloss is None or len({member.number for member in listed}) != 1:
            return []
        told = gloss if len(listed) == 1 else (gloss[0], "")
        places = [placed(told, member.subdivisions) for member in listed]
        return [(m, place) for m, place in zip(listed, places, strict=True) if place]

    def _glossed_alone(self, reading: Reading, match: re.Match[str]) -> list[tuple[Member, str]]:
        """``section 240A(b)(2) [8 U.S.C. 1229b(b)(2)]``: the act is told elsewhere."""
        is_single = match[0][:8].lower() == "section "
        gloss = glossed(reading.text, match.end(), bare=is_single)
        (member, *_) = members(reading.text, *match.span("list"))
        place = placed(gloss, member.subdivisions) if gloss else None
        return [(member, place)] if place else []

    def _cited(
        self, reading: Reading, match: re.Match[str], found: list[tuple[Member, str]]
    ) -> Iterator[Mention]:
        """The sections, and the parts that are named before a single one."""
        act = match.groupdict().get("act") or ""
        signals = [Signal("citation", match[0], 1.0), *([Signal("act", act, 1.0)] if act else ())]
        for member, reference in found:
            is_later = match.re is _LATER
            span = (member.start, member.end) if is_later else words_of(match, member)
            yield cited(reading, span, reference, signals, self.name)
        within = parts_within(reading.text, match.start()) if len(found) == 1 else None
        if within is None:
            return
        for part in members(reading.text, *within.span("list")):
            span = words_of(within, part, end=match.end())
            reference = found[0][1] + pinpoint(part.subdivisions)
            yield cited(reading, span, reference, signals, self.name)
