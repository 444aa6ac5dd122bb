"""The United States Code in every word order that names the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from app.domain.authority_table import AuthorityTable
from app.domain.enumerators import is_counting
from app.domain.mention import Mention, Reading, Signal
from app.domain.parts_within import parts_within
from app.domain.references import usc
from app.domain.section_chains import chained, renumbered_as
from app.domain.section_lists import (
    LIST,
    NUMBER,
    SECTION,
    SUBDIVISIONS,
    Member,
    members,
    words_of,
)
from app.formats import code_sections
from app.recognisers import cited

__all__ = ["CodeCitations"]

_USC = (
    r"(?:(?P<before>[Aa]pp\.?\s*)?(?:U\.?\s?S\.?\s?C\.?\s?(?:[ASU]\.)?(?![a-z])|U\.?\s?S\.?\s+Code\b"
    r"|United\s+States\s+Code\b)(?:\s?Ann\.)?)"
)
_SIGN = r"(?:(?:§\s*){1,3}|(?:[Ss]ections?|SECTIONS?|[Ss]ecs?\b\.?)\s+)"
# The same where a word begins; the first letter stands first, because it is searched for at once.
_AT_SIGN = (
    r"[§Ss](?:(?<!\w[§Ss])|(?<=\bsub[Ss]))"
    r"(?:(?<=§)(?:\s*§){0,2}\s*|(?<=[Ss])(?:ections?|ECTIONS?|ecs?\b\.?)\s+)"
)
_TITLE = r"(?P<title>[1-9]|[1-4][0-9]|5[0-4])"
_NOT_CFR = r"(?!,?\s+(?:of\s+the\s+)?(?:Code\s+of\s+Federal|C\.?\s?F\.?\s?R))"
_CODE = r"(?:United\s+States\s+Code|U\.?\s?S\.?\s?C(?:ode\b|\.)?)"
_OF_THE_CODE = rf"(?:,?\s+(?:of\s+the\s+)?{_CODE})?"

_EDITION = r"(?:[0-9]{4},?\s+ed\.(?:,?\s+Supp\.\s+[IVX]+)?,\s+)?"

# 50 U.S.C. §§ 21–24; 8 USC 1182(d)(5); 50 U.S.C. App. § 5; Title 18 U.S.C. section 1001
_TITLE_FIRST = re.compile(
    rf"(?<![\w.-]){_TITLE}\s*{_USC}\s*,?\s*{_EDITION}"
    rf"(?P<app>(?:[Aa]pp\.?|Appendix)\s*)?(?P<sign>{_SIGN})?"
    rf"(?P<list>{LIST})"
)
# A footnote of the Code stands between a section and its title.
_RESPECTIVELY = (
    r"(?:,\s+respectively|\s+[0-9]{1,2}\s+See\s+References\s+in\s+Text\s+note\s+below\.)?"
)
_APPENDIX_TO = r"(?:the\s+(?:former\s+)?(?P<before>Appendix)\s+to\s+)?"
# section 433 (b)(2) of this title, as some editors space it
_SPACED = re.compile(
    rf"(?P<words>[Ss](?<!\w[Ss])ection\s+(?P<number>{NUMBER})\s(?P<parts>\([0-9a-z]{{1,4}}\){SUBDIVISIONS})"
    rf"\s+of\s+(?:(?P<this>this\s+title)|[Tt]itle\s+{_TITLE}(?!\w)))"
)
# established under 552a(u) of title 5, where "section" was left out
_WORDLESS = re.compile(
    rf"\b(?:under|by|in|with|to)\s+(?P<words>(?P<number>{NUMBER})(?P<parts>\([0-9a-z]{{1,4}}\){SUBDIVISIONS})"
    rf"\s+of\s+(?:(?P<this>this\s+title)|[Tt]itle\s+{_TITLE}(?!\w)))"
)
# section 21 of title 50, United States Code; paragraph (1) of section 1113(a) of Title 31
_SECTION_FIRST = re.compile(
    rf"{_AT_SIGN}(?P<list>{LIST})(?P<trailer>\s+(?:note|et\s+seq\.))?{_RESPECTIVELY},?\s+of\s+"
    rf"{_APPENDIX_TO}(?:former\s+)?[Tt]itle\s+{_TITLE}(?!\w)"
    rf"{_NOT_CFR}(?P<app>,\s+App(?:endix|\.))?{_OF_THE_CODE}"
)
# title 8, section 1182; Title 8 of the United States Code, Section 1231(b)
_TITLE_WORD = re.compile(
    rf"\b[Tt]itle\s+{_TITLE}(?!\w){_NOT_CFR}{_OF_THE_CODE}(?:,?\s+[0-9]{{4}}\s+ed\.(?:,?\s+Supp\.\s+[IVX]+)?)?\s*,?\s+"
    rf"(?P<sign>{_SIGN})"
    rf"(?>(?P<list>{LIST}))(?!\s+of\s+(?:this\s+|such\s+|that\s+)?[Tt]itle)"
)
# section 4974(c) of the Internal Revenue Code of 1986; I.R.C. § 501(c)(3); Bankruptcy Code § 510
_INTERNAL_REVENUE = r"Internal\s+Revenue\s+Code(?:\s+of\s+19(?:54|86)\b)?"
_BANKRUPTCY = r"(?P<bankruptcy>Bankruptcy\s+Code)\b"
_CODE_LAST = re.compile(
    rf"{_AT_SIGN}(?P<list>{LIST}){_RESPECTIVELY},?\s+of\s+the\s+"
    rf"(?:{_INTERNAL_REVENUE}|{_BANKRUPTCY})"
)
_NAMED = re.compile(r"Revenue|Bankruptcy|I\. ?R\. ?C|IRC")
_REVENUE_CODE = re.compile(r"Revenue\s+Code$")
_SUCH_CODE = re.compile(rf"{_AT_SIGN}(?P<list>{LIST})\s+of\s+such\s+Code\b")
_CODE_FIRST = re.compile(
    rf"\b(?:I\.\s?R\.\s?C\.|IRC|{_INTERNAL_REVENUE}|{_BANKRUPTCY}),?\s+(?P<sign>{_SIGN})"
    rf"(?P<list>{LIST})"
)
# section 1231(b)(3) of this title
_THIS_TITLE = re.compile(
    rf"{_AT_SIGN}(?P<list>{LIST})(?:\s+\[see\s[^\[\]]{{1,80}}\])?{_RESPECTIVELY},?\s+of\s+"
    rf"{_APPENDIX_TO}this\s+title"
)
_TRAILER = re.compile(
    r"\s*(?:\([0-9]{4}\s*(?:ed\.)?\)\s*)?,?\s*(note\b|et\.?\s+seq\b\.?|app\.)", re.I
)
_ET_SEQ = re.compile(
    rf",?\s+(?:and\s+|or\s+)?(?P<section>{SECTION})\s+(?P<trailer>et\.?\s+seq\b\.?)"
)
# "8 U.S.C. 1182, 12 people": what follows a number that is no section of the title.
_PROSE = re.compile(
    r"\s+(?!(?:and|or|et|note|as|are|is|was|were|shall|in|with|which|that|to|for|on|by|the|may|of)\b)"
    r"[a-z]"
)
# "title 28, § 223 and § 11–205 District of Columbia Code": the list ends with another code's.
_OTHER_CODE = re.compile(
    r",?\s+(?:of\s+the\s+)?(?:District\s+of\s+Columbia\s+Code|D\.\s?C\.\s+Code)"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LATER = re.compile(r"(?:[,;&]|\b(?:and|or))\s$")


class CodeCitations:
    """Sections of the Code; each member of a list or range is a mention of its own."""

    name = "code_citations"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/usc/...``; "of this title" needs a context that says which."""
        for pattern in (_TITLE_FIRST, _SECTION_FIRST, _TITLE_WORD):
            for match in pattern.finditer(reading.text):
                yield from self._sections(reading, match, match["title"])
        if _NAMED.search(reading.text):
            yield from self._named(reading)
        context = re.match(r"/us/usc/t([0-9]+a?)", reading.context)
        yield from self._spaced(reading, context[1] if context else "")
        if context:
            for match in _THIS_TITLE.finditer(reading.text):
                yield from self._sections(reading, match, context[1])

    def _named(self, reading: Reading) -> Iterator[Mention]:
        """Sections of the codes that go by a name: the Internal Revenue and Bankruptcy Codes."""
        for match in _SUCH_CODE.finditer(reading.text):
            before = reading.text.rfind("Code", 0, match.start()) + len("Code")
            if _REVENUE_CODE.search(reading.text, max(0, before - 24), before):
                yield from self._sections(reading, match, "26")
        for pattern in (_CODE_FIRST, _CODE_LAST):
            for match in pattern.finditer(reading.text):
                yield from self._sections(reading, match, "11" if match["bankruptcy"] else "26")

    def _sections(self, reading: Reading, match: re.Match[str], title: str) -> Iterator[Mention]:
        groups = match.groupdict()
        title += "a" if groups.get("app") or groups.get("before") else ""
        existing = code_sections.of_title(title)
        listed = list(members(reading.text, *match.span("list"), existing))
        if match.re in (_SECTION_FIRST, _THIS_TITLE):
            yield from self._beside(reading, match, title)
        yield from self._parts_within(reading, match, title, listed)
        ours = _end_of_ours(reading.text, match)
        for member in listed:
            if member.start >= ours or _is_prose(reading.text, member, existing):
                continue
            reference = usc(title, member.number, member.subdivisions)
            signals = [Signal("citation", match[0], 1.0)]
            if len(existing) and member.number not in existing:
                signals.append(_not_on_the_list(member.number))
            trailer = _TRAILER.match(reading.text, match.end("list"))
            if trailer and member.end == match.end("list"):
                signals.append(Signal("trailer", trailer[1], 0.0))
                reference += "/note" if trailer[1].lower() == "note" else ""
            yield cited(reading, words_of(match, member), reference, signals, self.name)
        yield from self._each_et_seq(reading, match, title)

    def _beside(self, reading: Reading, match: re.Match[str], title: str) -> Iterator[Mention]:
        """Sections of the same title without its number, in a chain or as what these became."""
        existing, text = code_sections.of_title(title), reading.text
        beside = [*chained(text, match.start(), existing)]
        beside += renumbered_as(text, *match.span(), existing)
        for member, span in beside:
            signals = [Signal("citation", text[slice(*span)], 1.0), Signal("of", match[0], 1.0)]
            reference = usc(title, member.number, member.subdivisions)
            yield cited(reading, span, reference, signals, self.name)

    def _spaced(self, reading: Reading, own: str) -> Iterator[Mention]:
        found = (p.finditer(reading.text) for p in (_SPACED, _WORDLESS))
        for match in chain.from_iterable(found):
            if title := match["title"] or own:
                reference = usc(title, match["number"], match["parts"])
                signals = [Signal("citation", match["words"], 1.0)]
                yield cited(reading, match.span("words"), reference, signals, self.name)

    def _each_et_seq(self, reading: Reading, match: re.Match[str], title: str) -> Iterator[Mention]:
        """``42 U.S.C. 701 et seq., 1381 et seq.``: the later ones of such a list."""
        trailer = _TRAILER.match(reading.text, match.end("list"))
        end = trailer.end() if trailer else 0
        while end and (more := _ET_SEQ.match(reading.text, end)):
            end = more.end()
            signals = [Signal("citation", more[0], 1.0), Signal("trailer", more["trailer"], 0.0)]
            reference = usc(title, more["section"])
            yield cited(reading, (more.start("section"), end), reference, signals, self.name)

    def _parts_within(
        self, reading: Reading, match: re.Match[str], title: str, listed: list[Member]
    ) -> Iterator[Mention]:
        """``clauses (i) and (ii) of`` before one section: each a part of it."""
        within = parts_within(reading.text, match.start())
        if not within or len(listed) != 1:
            return
        section = usc(title, listed[0].number, listed[0].subdivisions)
        for part in members(reading.text, *within.span("list")):
            reference = usc(title, listed[0].number, listed[0].subdivisions + part.subdivisions)
            signals = [Signal("citation", within[0] + match[0], 1.0), Signal("of", section, 1.0)]
            span = words_of(within, part, end=match.end())
            yield cited(reading, span, reference, signals, self.name)


def _end_of_ours(text: str, match: re.Match[str]) -> int:
    """Where the sections of the Code end in a list: before the last sign, if another code's."""
    last = match.end("list")
    return text.rfind("§", match.start(), last) if _OTHER_CODE.match(text, last) else last


def _is_prose(text: str, member: Member, existing: code_sections.Title) -> bool:
    """Whether a later number of a list is not on the list of sections and begins something else."""
    if is_counting(text, member.start):
        return True
    if not len(existing) or member.subdivisions or member.number in existing:
        return False
    if not _LATER.search(text, max(0, member.start - 5), member.start):
        return False
    return bool(_PROSE.match(text, member.end) or _YEAR.fullmatch(member.number))


def _not_on_the_list(number: str) -> Signal:
    """Repealed, mistyped or newer than the list: linked all the same, and said so."""
    point = code_sections.release_point()
    return Signal(f"not a section of the Code as of release point {point}", number, 0.0)
