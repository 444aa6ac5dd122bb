"""The title that a text stands in: "this title", and its sections without it, "section 13702".

In the titles that Congress enacted as law themselves (1 U.S.C. 204, note) and in the Internal
Revenue Code a section is cited by its number alone; in the others the number alone is an act's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.law_quoted import is_amended, is_of_another_text, is_set_out, quoted_from
from app.domain.mention import Mention, Reading, Signal
from app.domain.parts_within import parts_within
from app.domain.references import usc
from app.domain.section_lists import LIST, members, words_of
from app.formats import code_sections
from app.recognisers import cited

__all__ = ["OwnTitle"]

_ENACTED = re.compile("[13459]|1[013478]|2[368]|3[125-9]|4[01469]|5[14]")
_CONTEXT = re.compile(r"/us/usc/t(?P<title>[0-9]+)(?:/.*)?")
_SECTIONS = re.compile(
    rf"(?:(?<!\w)|(?<=\bsub))[Ss]ections?\s+(?>(?P<list>{LIST}))"
    r"(?!\w|\s+(?:of|thereof|in|note|et\s+seq)\b|,?\s+(?:act|Act|Pub|[Tt]itle|ch\.|as\s+added)\b|\s*\[|\s*\([0-9A-Z])"
)
_CHAPTERS = re.compile(
    r"\b[Cc]hapters?\s+(?P<list>[0-9]{1,3}[A-Z]?(?:(?:,?\s+(?:and|or)|,)\s+[0-9]{1,3}[A-Z]?)*)"
    r"(?![\w.]*[0-9]|\w|\s+(?:of|\()\s|,?\s+[Tt]itle\b)"
)
# "A prior section 3507, added Pub. L. 96–511", "Section 3317, act …": of the title, gone since
_GONE = re.compile(
    rf"(?:^|(?<=\.\s)|\b(?:[Pp]rior|[Ff]ormer|in)\s+)(?P<words>[Ss]ections?\s+(?>(?P<list>{LIST})))"
    r"(?=,\s+(?:as\s+)?(?:added\s+)?(?:Pub\.\s|[Aa]cts?\s+[A-Z])|\s+comprised\b)"
)
# "subchapter III (§ 21081 et seq.) of this chapter"
_IN_PARENTHESES = re.compile(
    rf"\((?P<words>§{{1,2}}\s*(?P<list>{LIST})(?:\s+et\s+seq\.)?)\)(?=\s+of\s+this\s+(?!title))"
)
_THIS_TITLE = re.compile(r"(?<![0-9)\]]\sof\s)\b[Tt]his\s+title\b(?!\s+of\b)")
# "The balance will be found in sections 1506 and 2102 of the revision": of the title as enacted.
_OF_THE_REVISION = re.compile(
    rf"\b(?P<words>[Ss]ections?\s+(?P<list>{LIST})\s+of\s+(?:the|this)\s+revision)\b"
)
# "division C (except sections 3302 and 3906) of subtitle I of title 41"
_OF_A_UNIT = re.compile(r"[^()]*\)\s+of\s+(?:the\b|[a-z]+\s+[0-9A-Z])")
# What a section may be of that the text names, and a number that it no longer has.
_ANOTHER = re.compile(r"Pub\.\s|\b[Aa]cts?\s+(?:of\s+)?[A-Z][a-z]{2,8}\.?\s+[0-9]|U\.S\.C|Stat\.")
_NO_LONGER = re.compile(r"\b(?:[Ff]ormer|[Pp]rior|[Rr]enumbered|[Rr]edesignated|as)\s+$")
_FARTHEST = 14  # code points


class OwnTitle:
    """``/us/usc/t18`` for "this title", ``/us/usc/t49/s13702`` for "section 13702" in title 49."""

    name = "own_title"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions in texts of the Code only; none in a law that is quoted or set out there."""
        context = _CONTEXT.fullmatch(reading.context)
        if context is None:
            return
        title = context["title"]
        is_own = not is_set_out(reading.text)
        is_own &= not is_of_another_text(reading.text, reading.context)
        yield from self._this_title(reading, title) if is_own else ()
        yield from self._outright(reading, title)
        if _ENACTED.fullmatch(title):
            yield from self._by_number(reading, title, is_own)

    def _outright(self, reading: Reading, title: str) -> Iterator[Mention]:
        for pattern in (_GONE, _IN_PARENTHESES, _OF_THE_REVISION):
            for match in pattern.finditer(reading.text):
                if pattern is _GONE and not _was_here(reading, match, title):
                    continue
                if quoted_from(reading.text, match.start("words")) is None:
                    yield from self._listed(reading, match, title)

    def _by_number(self, reading: Reading, title: str, is_own: bool) -> Iterator[Mention]:
        for pattern, read in ((_CHAPTERS, self._chapters), (_SECTIONS, self._sections)):
            for match in pattern.finditer(reading.text):
                if self._is_own(reading, match, is_own):
                    yield from read(reading, match, title)

    def _this_title(self, reading: Reading, title: str) -> Iterator[Mention]:
        for match in _THIS_TITLE.finditer(reading.text):
            is_acts = is_amended(reading.text, match.start()) and not _ENACTED.fullmatch(title)
            if quoted_from(reading.text, match.start()) is None and not is_acts:
                signals = [Signal("context", reading.context, 1.0)]
                yield cited(reading, match.span(), f"/us/usc/t{title}", signals, self.name)

    def _chapters(self, reading: Reading, match: re.Match[str], title: str) -> Iterator[Mention]:
        signals = [Signal("citation", match[0], 1.0), Signal("context", reading.context, 1.0)]
        for each in re.finditer(r"[0-9]+[A-Z]?", match["list"]):
            start = match.start("list") + each.start()
            span = match.start() if not each.start() else start, start + len(each[0])
            yield cited(reading, span, f"/us/usc/t{title}/ch{each[0]}", signals, self.name)

    def _listed(self, reading: Reading, match: re.Match[str], title: str) -> Iterator[Mention]:
        """Sections of the title, whether they exist today or not."""
        existing = code_sections.of_title(title)
        signals = [Signal("citation", match[0], 1.0), Signal("context", reading.context, 1.0)]
        for member in members(reading.text, *match.span("list"), existing):
            reference = usc(title, member.number, member.subdivisions)
            span = words_of(match, member, *match.span("words"))
            yield cited(reading, span, reference, signals, self.name)

    def _is_own(self, reading: Reading, match: re.Match[str], is_own: bool) -> bool:
        before = max(0, match.start() - _FARTHEST)
        if _NO_LONGER.search(reading.text, before, match.start()):
            return False
        if _is_in_parentheses_of_a_unit(reading.text, match):
            return False
        if is_amended(reading.text, match.start()):
            return True
        quoted = quoted_from(reading.text, match.start()) is not None
        return is_own and not quoted and not _ANOTHER.search(reading.text)

    def _sections(self, reading: Reading, match: re.Match[str], title: str) -> Iterator[Mention]:
        """The sections of the list that exist in the title, and the parts before a single one."""
        existing = code_sections.of_title(title)
        listed = list(members(reading.text, *match.span("list"), existing))
        known = sum(member.number in existing for member in listed)
        if known < (1 if is_amended(reading.text, match.start()) else len(listed)):
            return
        signals = [Signal("citation", match[0], 1.0), Signal("context", reading.context, 1.0)]
        for member in listed:
            reference = usc(title, member.number, member.subdivisions)
            yield cited(reading, words_of(match, member), reference, signals, self.name)
        within = parts_within(reading.text, match.start()) if len(listed) == 1 else None
        for part in members(reading.text, *within.span("list")) if within else ():
            reference = usc(title, listed[0].number, listed[0].subdivisions + part.subdivisions)
            span = words_of(within, part, end=match.end()) if within else match.span()
            yield cited(reading, span, reference, signals, self.name)


def _was_here(reading: Reading, match: re.Match[str], title: str) -> bool:
    """Whether a section gone is the title's, not an act's that stands under another number."""
    own = re.findall(r"(?<![0-9a-z])[0-9]+[a-z]*", reading.context.rpartition("/s")[2])
    return bool(_ENACTED.fullmatch(title)) or match["list"].split("(")[0] in own


def _is_in_parentheses_of_a_unit(text: str, match: re.Match[str]) -> bool:
    is_within = text.rfind("(", 0, match.start()) > text.rfind(")", 0, match.start())
    return is_within and _OF_A_UNIT.match(text, match.end()) is not None
