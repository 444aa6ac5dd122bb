"""Public laws, acts by their date and chapter, and sections and titles of both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.act_pinpoints import (
    BEHIND,
    INNER,
    LISTED,
    MORE,
    MORE_PARTS,
    NESTED,
    TITLES,
    UNITS,
    UP_TO_PARTS,
    beside,
    further_part,
    nested,
    parts_up_to,
    path,
    titles,
)
from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading, Signal
from app.domain.ordinals import MONTHS
from app.domain.parts_within import parts_within
from app.domain.references import pinpoint, public_law
from app.domain.section_lists import DASH, LIST, members, words_of
from app.recognisers import cited

__all__ = ["Laws"]

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|Sept"
_DAY = rf"(?P<month>{_MONTH})\.?\s+(?P<day>[0-9]{{1,2}}),\s+(?P<year>1[789][0-9]{{2}}|20[0-9]{{2}})"
_PUBLIC_LAW = (
    r"(?:Pub(?:lic|\.)\s?L(?:aws?|\.)|P\.\s?L\.|PL|PUBLIC LAW)\s*(?:[Nn]os?\.?\s*|[Nn]umber\s+)?"
    rf"(?P<congress>[0-9]{{2,3}})[{DASH}](?P<number>[0-9]{{1,4}})(?![\w])"
)
_PAGES = r"[0-9]{1,3}\s+Stat\.\s[0-9][^()a-z]{0,12}(?:to\s[0-9]+)?,\s+"
_CHAPTER = r"c(?:h(?:apter|\.)|\.)\s*"
# Behind the page, which is a mention of its own: "Act of March 7, 1942 (56 Stat. 143, ch. 166)".
_OLD_CHAPTER = (
    rf"(?:(?:,?\s+|\s+\(){_CHAPTER}(?P<chapter>[0-9]{{1,4}})(?!\w)"
    rf"|(?=\s+\({_PAGES}{_CHAPTER}(?P<behind>[0-9]{{1,4}})(?!\w)))"
)
# "Pub. L. 99–500 and 99–591"
_ANOTHER = re.compile(
    rf"(?:,\s+(?:and\s+)?|\s+and\s+)(?P<congress>[0-9]{{2,3}})[{DASH}](?P<number>[0-9]{{1,4}})(?![\w{DASH}])"
)
_LAW = re.compile(
    rf"\b(?:{_PUBLIC_LAW}|(?P<act>[Aa]cts?\s+(?:approved\s+|of\s+)?)?{_DAY}(?:{_OLD_CHAPTER})?)"
)
_BEFORE = re.compile(
    rf"(?:(?:(?:§\s*){{1,2}}|\b[Ss]ections?\s+|\b[Ss]ecs?\.\s+)(?P<list>{LIST})"
    rf"(?:\s+\[(?P<inner_units>{INNER})\])?,?\s+of\s+"
    rf"(?P<units>(?:{UNITS}\s+of\s+)*)|\b(?P<alone>{NESTED})\s+of\s+)(?:the\s+)?$"
)
_TITLES = re.compile(rf"\b[Tt]itles\s+(?P<list>{TITLES})\s+of\s+(?:the\s+)?$")
_FARTHEST = 160  # code points that "sections ... of" takes before a law
_LISTED = re.compile(LISTED)
_BEHIND = re.compile(BEHIND)
_UP_TO_PARTS = re.compile(UP_TO_PARTS)
_MORE = re.compile(MORE)
_MORE_PARTS = re.compile(MORE_PARTS)


class Laws:
    """``Pub. L. 104–208, div. C, § 308``, ``section 5 of the Act of June 27, 1957``."""

    name = "laws"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/pl`` and ``/us/act`` ids, or of the record that bears their key."""
        laws = list(_LAW.finditer(reading.text))
        told = {(day, _law(law, table)) for law in laws if _chapter(law) and (day := _day(law))}
        for law in laws:
            if not (law["congress"] or _chapter(law) or law["act"]):
                continue  # a date alone
            known = [act for day, act in told if not law["congress"] and day == _day(law)]
            reference = known[0] if len(known) == 1 else _law(law, table)
            before = _BEFORE.search(reading.text, max(0, law.start() - _FARTHEST), law.start())
            listed = _LISTED.match(reading.text, law.end())
            yield from self._others(reading, law, table)
            several = _TITLES.search(reading.text, max(0, law.start() - _FARTHEST), law.start())
            if several:
                yield from self._titles(reading, reference, several, law.end())
                continue
            if before and before["list"]:
                units, end = _units_behind(reading.text, law.end())
                yield from self._listed(reading, reference + units, before, (before.start(), end))
            elif listed and not before:
                yield from self._listed(reading, reference, listed, (law.start(), listed.end()))
            else:
                yield from self._within(reading, reference, before, law)

    def _within(
        self, reading: Reading, law: str, before: re.Match[str] | None, match: re.Match[str]
    ) -> Iterator[Mention]:
        """A law as a whole, or the places in it that are told before or behind its number."""
        start, end, path_in_law, behind = match.start(), match.end(), "", None
        if before:
            start, path_in_law = before.start(), nested(before["alone"])
        elif behind := _BEHIND.match(reading.text, end):
            end = behind.end()
            path_in_law = path(behind["behind"])
            yield from self._bracketed(reading, law + path_in_law, behind.span("within"))
        signals = [Signal("citation", reading.text[start:end], 1.0)]
        ends = behind.end("behind") if behind else end
        yield cited(reading, (start, ends), law + path_in_law, signals, self.name)
        if before and before["inner"]:
            yield from self._sections(reading, law + path_in_law, before.span("inner"), signals)
        if before:
            return
        if last := _UP_TO_PARTS.match(reading.text, end):
            between, further = parts_up_to(path_in_law, last["parts"])
            for each in between:
                yield cited(reading, (start, last.end()), law + each, signals, self.name)
            if further:
                path_in_law, end = further, last.end()
                yield cited(reading, last.span("parts"), law + further, signals, self.name)
        yield from self._beside(reading, law, path_in_law, end)

    def _beside(self, reading: Reading, law: str, path_in_law: str, end: int) -> Iterator[Mention]:
        """Further sections, and parts of the last one, behind a law's first."""
        signals = [Signal("citation", law, 1.0)]
        while more := _MORE.match(reading.text, end) or _MORE_PARTS.match(reading.text, end):
            further = _further(path_in_law, more)
            if further is None:
                return
            path_in_law, end = further, more.end()
            span = more.start() + len(", "), end
            yield cited(reading, span, law + path_in_law, signals, self.name)

    def _others(
        self, reading: Reading, law: re.Match[str], table: AuthorityTable
    ) -> Iterator[Mention]:
        """Further public laws behind one, by their numbers alone."""
        end = law.end() if law["congress"] else len(reading.text)
        while more := _ANOTHER.match(reading.text, end):
            end = more.end()
            signals = [Signal("citation", law[0] + more[0], 1.0)]
            span = more.start("congress"), end
            yield cited(reading, span, _law(more, table), signals, self.name)

    def _titles(
        self, reading: Reading, law: str, match: re.Match[str], end: int
    ) -> Iterator[Mention]:
        """``titles I and II of Pub. L. 110–53``: each, the last with the law's number."""
        signals = [Signal("citation", reading.text[match.start() : end], 1.0)]
        for first, last, path_in_law in titles(match):
            span = first, end if last == match.end() else last
            yield cited(reading, span, law + path_in_law, signals, self.name)

    def _bracketed(
        self, reading: Reading, section: str, span: tuple[int, int]
    ) -> Iterator[Mention]:
        """The place in what a section of an appropriation act enacts: ``[title VIII, § 818]``."""
        words = reading.text[slice(*span)]
        if words:
            signals = [Signal("citation", words, 1.0), Signal("of", section, 1.0)]
            yield cited(reading, span, section + path(words), signals, self.name)

    def _sections(
        self, reading: Reading, within: str, span: tuple[int, int], signals: list[Signal]
    ) -> Iterator[Mention]:
        """The sections in parentheses of a title or subtitle, with their own words."""
        for member in members(reading.text, *span):
            reference = f"{within}/s{member.number}{pinpoint(member.subdivisions)}"
            yield cited(reading, (member.start, member.end), reference, signals, self.name)

    def _listed(
        self, reading: Reading, law: str, match: re.Match[str], span: tuple[int, int]
    ) -> Iterator[Mention]:
        """Each section of a list before or behind the law's number."""
        signals = [Signal("citation", reading.text[slice(*span)], 1.0)]
        units = nested(match["units"] or "")
        listed = list(members(reading.text, *match.span("list")))
        for member in listed:
            reference = f"{law}{units}/s{member.number}{pinpoint(member.subdivisions)}"
            yield cited(reading, words_of(match, member, *span), reference, signals, self.name)
        if "inner_units" in match.groupdict() and len(listed) == 1:
            yield from self._bracketed(reading, reference, match.span("inner_units"))
        within = parts_within(reading.text, match.start()) if len(listed) == 1 else None
        for part in members(reading.text, *within.span("list")) if within else ():
            reference = f"{law}{units}/s{listed[0].number}" + pinpoint(
                listed[0].subdivisions + part.subdivisions
            )
            words = words_of(within, part, end=span[1]) if within else span
            yield cited(reading, words, reference, signals, self.name)


def _further(path_in_law: str, more: re.Match[str]) -> str | None:
    """The path of a further section, or of a further part of the last one."""
    if more.re is _MORE:
        return beside(path_in_law, more["more"])
    return further_part(path_in_law, more["parts"])


def _units_behind(text: str, end: int) -> tuple[str, int]:
    """The title or division that is told behind a law ("section 301 of act ..., title III")."""
    behind = _BEHIND.match(text, end)
    units = path(behind["behind"]) if behind else ""
    return (units, behind.end("behind")) if behind and "/s" not in units else ("", end)


def _law(match: re.Match[str], table: AuthorityTable) -> str:
    """The record of the law, or its id without one."""
    if match["congress"]:
        congress, number = match["congress"], str(int(match["number"]))
        held = table.by_key(f"Pub. L. {congress}-{number}")
        return held[0] if len(held) == 1 else public_law(congress, number)
    day = _day(match)
    if chapter := _chapter(match):
        return f"{day}/ch{chapter}"
    same_day = [each for each in table.authorities if each.startswith(day + "/ch")]
    return same_day[0] if len(same_day) == 1 else day


def _day(match: re.Match[str]) -> str:
    """An act's id as far as its day tells it."""
    month = next(n for n, name in enumerate(MONTHS, 1) if name[:3] == match["month"][:3])
    return f"/us/act/{match['year']}-{month:02}-{int(match['day']):02}"


def _chapter(match: re.Match[str]) -> str:
    """The chapter of an act's day, as far as it is told."""
    return match["chapter"] or match["behind"] or ""
