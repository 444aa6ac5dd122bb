"""Titles and chapters of the Code: ``chapter 12 (§ 1101 et seq.) of title 8``, ``Title 11``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.code_unit_paths import UNITS, units
from app.domain.mention import Mention, Reading, Signal
from app.domain.references import usc
from app.domain.section_lists import LIST, members, words_of
from app.formats import code_sections
from app.recognisers import cited

__all__ = ["CodeUnits"]

_OF_THE_CODE = r"(?:,\s+(?:United\s+States\s+Code|U\.S\.C(?:ode|\.)))?"
_UNITS = re.compile(
    rf"(?P<units>{UNITS})\s+of\s+(?:(?P<this>this\s+title)|(?:former\s+)?[Tt]itle\s+"
    r"(?P<title>[1-9][0-9]?)(?![0-9]|\.[0-9])(?P<app>,\s+Appendix)?)"
    rf"{_OF_THE_CODE}"
)
_CHAPTER = re.compile(
    r"\b[Cc]hapter\s+(?P<number>[0-9]+[A-Z]?)(?![\w.]*[0-9]|\w)"
    r"(?P<of>,?\s+of\s+(?:[Tt]itle\s+(?P<title>[1-9][0-9]?)(?!\w)|(?P<this>this\s+title)\b)?)?"
)
_IN_PARENTHESES = re.compile(
    rf"\((?:(?:except|other\s+than)\s+)?(?P<sign>§{{1,2}}\s*|[Ss]ections?\s+)(?P<list>{LIST})(?P<trailer>\s+et\s+seq\.)?\)"
)
_CODE = r"(?:,?\s+(?:of\s+the\s+)?(?:United\s+States\s+Code|U\.S\.\s?C(?:ode|\.)))"
# "section 21 of title 50" and "title 28, U.S.C., 1940 ed., § 127" speak of the section.
_OF_A_PART = re.compile(
    r"(?:[0-9)]\w*|\bnote|\brespectively|below\.),?\s+of\s+(?:the\s+)?(?:former\s+)?$"
)
_FARTHEST = 40  # code points
_GOES_ON = (
    r",?\s+(?:§|[Ss]ections?\b|[Cc]hapters?\b|Code\s+of\s+Fed|[0-9]|[Aa]pp\.|of\s+the\s+Code\b"
    r"|U\.\s?S|United\s+States\s+C)"
)
_TITLE = re.compile(
    r"\b(?:(?P<app>Appendix)\s+to\s+)?(?:[Tt]itle\s+(?P<title>[1-4]?[0-9]|5[0-4])(?!\w|\.[0-9]|\s+C\.?F\.?R)"
    rf"(?P<code>{_CODE})?(?P<behind>,\s+App(?:endix\b|\.))?|(?P<this>this\s+title)\b)(?!{_GOES_ON})"
)


class CodeUnits:
    """What is wider than a section; a chapter's sections in parentheses are read with it."""

    name = "code_units"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/usc/t8/ch12`` and, in law or with the Code named, of ``/us/usc/t11``.

        Elsewhere "Title 42" may be any act's, and is none.
        """
        context = re.match(r"/us/usc/t([0-9]+a?)", reading.context)
        own = context[1] if context else ""
        for match in _UNITS.finditer(reading.text):
            title = (match["title"] or own) + ("a" if match["app"] else "")
            if title:
                yield from self._units(reading, match, title)
                yield from self._sections(reading, match, title)
        yield from self._chapters_again(reading, own)
        for match in _TITLE.finditer(reading.text):
            yield from self._title(reading, match, own)

    def _units(self, reading: Reading, match: re.Match[str], title: str) -> Iterator[Mention]:
        signals = [Signal("citation", match[0], 1.0)]
        named = list(units(reading.text, *match.span("units")))
        for place, (start, end, path) in enumerate(named, 1):
            span = start, match.end() if place == len(named) else end
            yield cited(reading, span, f"/us/usc/t{title}{path}", signals, self.name)

    def _chapters_again(self, reading: Reading, own: str) -> Iterator[Mention]:
        """``Chapter 35`` behind "chapter 35 of Title 44": that one."""
        told: dict[str, tuple[int, str]] = {}
        for match in _CHAPTER.finditer(reading.text):
            number, title = match["number"], match["title"] or (match["this"] and own)
            if title:
                told[number] = match.end(), title
            elif number in told and not match["of"]:
                signals = [Signal("antecedent", reading.text[: told[number][0]][-24:], 1.0)]
                reference = f"/us/usc/t{told[number][1]}/ch{number}"
                yield cited(reading, match.span(), reference, signals, self.name)

    def _sections(self, reading: Reading, match: re.Match[str], title: str) -> Iterator[Mention]:
        """``(§ 1101 et seq.)`` and ``(§§ 741 to 743, 744 to 752)`` behind a chapter."""
        existing = code_sections.of_title(title)
        for inner in _IN_PARENTHESES.finditer(reading.text, *match.span()):
            signals = [Signal("citation", match[0], 1.0)]
            if inner["trailer"]:
                signals.append(Signal("trailer", inner["trailer"].strip(), 0.0))
            for member in members(reading.text, *inner.span("list"), existing):
                reference = usc(title, member.number, member.subdivisions)
                span = words_of(inner, member, inner.start("sign"), inner.end() - 1)
                yield cited(reading, span, reference, signals, self.name)

    def _title(self, reading: Reading, match: re.Match[str], own: str) -> Iterator[Mention]:
        before = max(0, match.start() - _FARTHEST)
        of_a_part = _OF_A_PART.search(reading.text, before, match.start())
        if of_a_part or not (match["code"] or own):
            return
        if match["this"] and not match["app"]:
            return  # it would lead to where the reader is
        title = (match["title"] or own) + ("a" if match["app"] or match["behind"] else "")
        signals = [Signal("citation", match[0], 1.0)]
        yield cited(reading, match.span(), f"/us/usc/t{title}", signals, self.name)
