"""The United States Code in every word order, and acts whose sections carry two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading, Signal
from app.domain.numbering import section_of_act
from app.domain.references import pinpoint, usc
from app.domain.section_lists import LIST, SUBDIVISIONS, Member, members
from app.formats import code_sections
from app.recognisers import cited

__all__ = ["CodeCitations"]

_USC = r"(?:U\.?\s?S\.?\s?C\.?\s?(?:A\.|S\.)?|United States Code)"
_SIGN = r"(?:§{1,2}\s*|[Ss]ections?\s+|[Ss]ecs?\.\s+)"
_TITLE = r"(?P<title>[0-9]{1,2})"
_SECTIONS = rf"(?P<list>{LIST})"
_NOT_CFR = r"(?!,?\s+(?:of\s+the\s+)?Code\s+of\s+Federal)"
_OF_THE_CODE = r"(?:,?\s+(?:of\s+the\s+)?(?:United\s+States\s+Code|U\.?\s?S\.?\s?C(?:ode|\.)?))?"

# 50 U.S.C. §§ 21–24; 8 USC 1182(d)(5); 50 U.S.C. App. § 5; Title 18 U.S.C. section 1001
_TITLE_FIRST = re.compile(
    rf"(?<![\w.-]){_TITLE}\s+{_USC}\s*,?\s*(?P<app>App\.?\s*)?{_SIGN}?{_SECTIONS}"
)
# section 21 of title 50, United States Code
_SECTION_FIRST = re.compile(
    rf"\b{_SIGN}{_SECTIONS}\s+of\s+[Tt]itle\s+{_TITLE}\b{_NOT_CFR}(?!\.[0-9]){_OF_THE_CODE}"
)
# title 8, section 1182; Title 8 of the United States Code, Section 1182
_TITLE_WORD = re.compile(rf"\b[Tt]itle\s+{_TITLE}{_NOT_CFR}{_OF_THE_CODE}\s*,\s+{_SIGN}{_SECTIONS}")
# section 1231(b)(3) of this title
_THIS_TITLE = re.compile(rf"\b{_SIGN}{_SECTIONS}\s+of\s+this\s+title\b")
# subsection (b)(1) of this section
_THIS_SECTION = re.compile(
    r"\b(?:[Ss]ubsection|[Pp]aragraph|[Ss]ubparagraph|[Cc]lause)\s+"
    rf"(?P<part>{SUBDIVISIONS[:-1]}+)\s+of\s+this\s+section\b"
)
# INA § 212(d)(5)(A); section 244 of the Immigration and Nationality Act
_CAPITAL = r"[A-Z][A-Za-z]*"
_ACT = rf"(?P<act>{_CAPITAL}(?:\s+(?:of|and|the|for|{_CAPITAL})){{0,8}}?\s+Act|[A-Z]{{2,6}})"
_ACT_FIRST = re.compile(rf"\b(?P<act>[A-Z]{{2,6}})\s+{_SIGN}{_SECTIONS}")
_ACT_LAST = re.compile(rf"(?:\b|(?=§)){_SIGN}{_SECTIONS}\s+of\s+(?:the\s+)?{_ACT}\b")
_TRAILER = re.compile(r"\s*(?:\([0-9]{4}\s*(?:ed\.)?\)\s*)?,?\s*(note\b|et\s+seq\b\.?|app\.)", re.I)


class CodeCitations:
    """Sections of the Code; each member of a list or range is a mention of its own."""

    name = "code_citations"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/usc/...`` (and of sections of acts that the table numbers)."""
        for match in _matches(reading.text, _TITLE_FIRST, _SECTION_FIRST, _TITLE_WORD):
            yield from self._of_title(reading, match, match["title"])
        context = re.match(r"/us/usc/t([0-9]+a?)(/s[^/]+)?", reading.context)
        if context:
            yield from self._of_this(reading, context)
        for match in _matches(reading.text, _ACT_FIRST, _ACT_LAST):
            yield from self._of_act(reading, match, table)

    def _of_title(self, reading: Reading, match: re.Match[str], title: str) -> Iterator[Mention]:
        appendix = "a" if match.groupdict().get("app") else ""
        trailer = _TRAILER.match(reading.text, match.end("list"))
        existing = code_sections.of_title(title.lower() + appendix)
        for member in members(reading.text, *match.span("list"), existing):
            last = member.end == match.end("list")
            reference = usc(title + appendix, member.number, member.subdivisions)
            signals = [Signal("citation", match[0], 1.0)]
            if existing and member.number not in existing:
                signals.append(_not_on_the_list(member.number))
            if trailer and last:
                signals.append(Signal("trailer", trailer[1], 0.0))
                reference += "/note" if trailer[1].lower() == "note" else ""
            yield cited(reading, _span(match, member), reference, signals, self.name)

    def _of_this(self, reading: Reading, context: re.Match[str]) -> Iterator[Mention]:
        for match in _THIS_TITLE.finditer(reading.text):
            yield from self._of_title(reading, match, context[1])
        if not context[2]:
            return
        for match in _THIS_SECTION.finditer(reading.text):
            reference = context[0] + pinpoint(match["part"])
            signals = [Signal("citation", match[0], 1.0), Signal("context", context[0], 1.0)]
            yield cited(reading, match.span(), reference, signals, self.name)

    def _of_act(
        self, reading: Reading, match: re.Match[str], table: AuthorityTable
    ) -> Iterator[Mention]:
        for member in members(reading.text, *match.span("list")):
            section = section_of_act(table, match["act"], member.number)
            if section:
                reference = section + pinpoint(member.subdivisions)
                signals = [Signal("citation", match[0], 1.0), Signal("act", match["act"], 1.0)]
                yield cited(reading, _span(match, member), reference, signals, self.name)


def _not_on_the_list(number: str) -> Signal:
    """Repealed, mistyped or newer than the list: linked all the same, and said so."""
    point = code_sections.release_point()
    return Signal(f"not a section of the Code as of release point {point}", number, 0.0)


def _matches(text: str, *patterns: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for pattern in patterns:
        yield from pattern.finditer(text)


def _span(match: re.Match[str], member: Member) -> tuple[int, int]:
    """The first and last member take what stands before and behind the list; others their own."""
    if member.implied:
        return member.start, member.end
    start = match.start() if member.start == match.start("list") else member.start
    end = match.end() if member.end == match.end("list") else member.end
    return start, end
