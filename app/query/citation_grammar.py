"""The grammar of citations: what an explicit citation or docket number looks like, and its form.

To add a spelling, add a pattern with its hint, and its cases in ``tests/cases/query``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from app.domain import references
from app.domain.keys import fold
from app.domain.ordinals import ORDINAL, ordinal, roman
from app.domain.section_lists import DASH, LIST, members

_SIGN = r"(?:§+|sec(?:tion|\.)s?)"
_NUMBER = r"(?:nos?\.?\s*|number\s+)?(?P<number>\d{1,2},\d{3}|\d{3,5})(?![\d.]*\d)"
_REPORTER = (
    r"U\.?\s?S\.?|S\.?\s?Ct\.?|L\.?\s?Ed\.?(?:\s?2d)?|F\.?(?:\s?(?:2d|3d|4th))?"
    r"|F\.?\s?Supp\.?(?:\s?[23]d)?|F\.?\s?App['’]x"
)


_NUMBER_WORD = re.compile(r"\bnos?\.?\s*$", re.IGNORECASE)


class Citation(NamedTuple):
    """A citation found in a text: its normal form, and the code points that it covers."""

    form: str
    start: int
    end: int


Reader = Callable[[re.Match[str], str], Iterator[Citation]]


def _sections(make: Callable[[str, str, str], str]) -> Reader:
    def read(match: re.Match[str], text: str) -> Iterator[Citation]:
        title = match.groupdict().get("title") or ""
        listed = list(members(text, *match.span("list")))
        for number, each in enumerate(listed):
            form = make(title, each.number, each.subdivisions)
            start = match.start() if number == 0 else each.start
            end = match.end() if number == len(listed) - 1 else each.end
            yield Citation(form, start, end)
        yield from _hyphenated(match, title, make)

    return read


def _hyphenated(
    match: re.Match[str], title: str, make: Callable[[str, str, str], str]
) -> Iterator[Citation]:
    # ``300aa-21`` and ``21-24`` look alike: a hyphen is also indexed as a part of the number.
    number = references.fold_dashes(match["list"])
    if re.fullmatch(r"\d+[A-Za-z]{0,4}(?:-\d+[A-Za-z]{0,2})+", number):
        yield Citation(make(title, number, ""), *match.span())


def _ina(_: str, section: str, subdivisions: str) -> str:
    return f"ina:{section.lower()}{references.pinpoint(subdivisions)}"


def _one(make: Callable[[re.Match[str]], str]) -> Reader:
    def read(match: re.Match[str], text: str) -> Iterator[Citation]:
        yield Citation(make(match), *match.span())

    return read


def _docket(match: re.Match[str], text: str) -> Iterator[Citation]:
    plain = re.sub(r"^\d{1,2}:", "", references.fold_dashes(match["docket"]).lower())
    plain = re.sub(r"(?:-[a-z]{2,4})+$", "", plain)
    number = _NUMBER_WORD.search(text, max(0, match.start() - 6), match.start())
    start = number.start() if number else match.start()
    yield Citation("docket:" + re.sub(r"-0+(?=\d)", "-", plain), start, match.end())


def _amendment(match: re.Match[str]) -> str:
    written = match["ordinal"]
    if not written:
        return f"/us/const/amd{roman(match['roman'].upper())}"
    return f"/us/const/amd{ordinal(written.lower() if written[0].isdigit() else written.title())}"


# Before each pattern stands what it cannot do without, in the text without spaces and dots: most
# texts hold few citations, and hints take a tenth of the time of patterns.
_PATTERNS: tuple[tuple[str, str, Reader], ...] = (
    (
        r"usc",
        rf"(?<![\w.:-])(?P<title>\d{{1,2}})\s*U\.?\s?S\.?\s?C\.?(?:\s?A\.?)?\s*{_SIGN}?\s*"
        rf"(?P<list>{LIST})",
        _sections(references.usc),
    ),
    (
        r"oftitle[0-9]",
        rf"\bsections?\s+(?P<list>{LIST})\s+of\s+title\s+(?P<title>\d{{1,2}})\b"
        r"(?:,?\s+(?:of\s+the\s+)?(?:United States Code|U\.S\. Code))?",
        _sections(references.usc),
    ),
    (
        r"title[0-9]",
        rf"\btitle\s+(?P<title>\d{{1,2}}),?\s+{_SIGN}\s*(?P<list>{LIST})",
        _sections(references.usc),
    ),
    (r"ina(?:§|sec|[0-9])", rf"\bINA\s*{_SIGN}?\s*(?P<list>{LIST})", _sections(_ina)),
    (
        r"ofthei(?:na|mmigration)",
        rf"{_SIGN}\s*(?P<list>{LIST})\s+of\s+the\s+(?:INA|Immigration and Nationality Act)\b",
        _sections(_ina),
    ),
    (
        r"[0-9]cfr",
        rf"(?<![\w.:-])(?P<title>\d{{1,2}})\s*C\.?\s?F\.?\s?R\.?\s*{_SIGN}?\s*"
        rf"(?P<section>\d+\.\d+[a-z]?(?:[{DASH}]\d+)?)(?P<pin>(?:\([0-9A-Za-z]{{1,5}}\))*)",
        _one(lambda m: references.cfr(m["title"], m["section"], m["pin"])),
    ),
    (
        r"[0-9]f(?:edreg|r)",
        r"(?<![\w.:-])(?P<volume>\d{1,3})\s*(?:Fed\.?\s?Reg\.?|F\.\s?R\.|FR)\s*"
        r"(?P<page>\d{1,3},\d{3}|\d{1,6})\b",
        _one(lambda m: references.federal_register(m["volume"], m["page"].replace(",", ""))),
    ),
    (
        r"o(?:rder)?(?:nos?|number)?[0-9]",
        rf"\b(?:exec(?:utive|\.)\s*order|E\.\s?O\.|EO)\s*{_NUMBER}",
        _one(lambda m: references.executive_order(m["number"])),
    ),
    (
        r"proc(?:lamation)?(?:nos?|number)?[0-9]",
        rf"\b(?:proclamation|proc\.)\s*{_NUMBER}",
        _one(lambda m: references.proclamation(m["number"])),
    ),
    (
        r"p(?:ub(?:lic)?)?l(?:aw)?(?:no)?[0-9]",
        r"\b(?:Pub(?:lic|\.)\s?L(?:aw|\.)|P\.\s?L\.|PL)\s*(?:no\.?\s*)?"
        rf"(?P<congress>\d{{2,3}})[{DASH}](?P<law>\d{{1,4}})\b",
        _one(lambda m: references.public_law(m["congress"], m["law"])),
    ),
    (
        r"[0-9]stat[0-9]",
        r"(?<![\w.:-])(?P<volume>\d{1,3})\s+Stat\.?\s*(?P<page>\d{1,5})(?!\w)",
        _one(lambda m: references.statutes_at_large(m["volume"], m["page"])),
    ),
    (
        r"[0-9](?:us[0-9]|sct|led|f)",
        rf"(?<![\w.:-])(?P<volume>\d{{1,4}})\s+(?:{_REPORTER})\s+(?P<page>\d{{1,5}})(?!\w)",
        _one(lambda m: "reporter:" + fold(m[0])),
    ),
    # An application of the Supreme Court (24A1079), a district court's docket with or without
    # its office, any other docket of year and number, a case of the Court of Justice.
    (r"[0-9]{2}[amo][0-9]", r"\b(?P<docket>\d{2}[AMO]\d{1,4})\b", _docket),
    (
        rf"[0-9]{{2}}[{DASH}][cm]",
        rf"(?<![{DASH}])(?<![\w:])(?P<docket>(?:\d{{1,2}}:)?\d{{2}}[{DASH}]"
        rf"(?:cv|cr|mc|md|mj|misc)[{DASH}]\d{{1,6}}(?:[{DASH}][A-Z]{{2,4}})*)(?!\w)",
        _docket,
    ),
    (
        rf"[0-9]{{2}}[{DASH}][0-9]{{2}}",
        rf"(?<![{DASH}])(?<![\w.,$§/:])(?P<docket>\d{{2}}[{DASH}]\d{{2,5}})(?![{DASH}]|[\w/]|[.,]\d)",
        _docket,
    ),
    (rf"[ct][{DASH}][0-9]", rf"\b(?P<docket>[CT][{DASH}]\d{{1,4}}/\d{{2}})(?!\w)", _docket),
    (
        r"amend(?:ment(?<=[tdh]amendment)|(?:ment)?[ivx])",
        rf"\b(?P<ordinal>{ORDINAL})\s+amendment\b"
        r"|\b(?:U\.?\s?S\.?\s?)?Const(?:itution|\.),?\s+amend(?:ment|\.)\s*(?P<roman>[IVX]+)\b",
        _one(_amendment),
    ),
)
# Without case: a query is typed as it comes.
GRAMMAR = tuple(
    (re.compile(hint), re.compile(pattern, re.IGNORECASE), read)
    for hint, pattern, read in _PATTERNS
)
