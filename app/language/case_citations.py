"""Citations of decisions by volume, reporter and page: full ones and short ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.language.reporters import begins_reporter, reporter

_DASH = "‐‑‒–—-"
_ROMAN = r"c?(?:xc|xl|l?x{1,3})(?:ix|iv|v?i{0,3})|l?(?:ix|iv|v?i{1,3})"
# A page, perhaps with the letter of a series or of an unpublished opinion, or a paragraph.
_PAGE = (
    r"(?:¶|P|par\.)\s?[0-9]{1,3}(?:,[0-9]{3}|[0-9]{0,6})[A-Z]?"
    rf"|[SD]?[0-9]{{1,9}}(?:-?[A-Z]{{1,2}}|[a-cf]|[(\[][AU][)\]])?|_+|[{_DASH}]{{2,}}|{_ROMAN}"
)
_BLANK = "_" + _DASH
_LONGEST = 40  # code points of the longest abbreviation that is looked for, spaces as one
_FARTHEST = 200  # the same with the spaces that a page of print may leave
_VOLUME = re.compile(
    r"(?<![A-Za-z0-9])(?P<volume>[1-9][0-9]{0,4}(?:A|-[0-9]{1,2})?)\s+(?=(?P<word>[A-Z][^\s\d(,]*|wl\b|Wl\b))"
)
_THEN_PAGE = re.compile(
    r",?\s+(?:\((?:(?:[0-9]{1,2}\s+)?[A-Z][A-Za-z.& ]{1,20}|1[789][0-9]{2},?)\)\s+)?"
    r"(?P<at>at\s+(?:p(?:\.|age|p\.)\s?)?)?(?:[Pp](?:\.|age)\s+)?"
    rf"(?P<page>{_PAGE})(?!\w)"
)
_BY_YEAR = re.compile(r"(?:1[789]|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class CaseCitation:
    """``410 U.S. 113`` with ``short`` false, ``410 U.S., at 120`` with ``short`` true.

    ``page`` is the first page of the decision, or the page pointed at; offsets in code points.
    """

    start: int
    end: int
    volume: str
    reporter: str
    page: str
    short: bool


def case_citations(text: str) -> Iterator[CaseCitation]:
    """All of them in reading order."""
    place = 0
    while match := _VOLUME.search(text, place):
        found = _read(text, match) if begins_reporter(match["word"]) else None
        place = found.end if found else match.end("volume")
        if found:
            yield found


def _read(text: str, volume: re.Match[str]) -> CaseCitation | None:
    """The citation that a volume begins: the shortest known abbreviation that a page follows."""
    start = volume.end()
    for near in _THEN_PAGE.finditer(text, start, start + _FARTHEST):
        match = _THEN_PAGE.match(text, near.start()) or near  # the page may go on behind
        written = " ".join(text[start : match.start()].split())
        known = reporter(written) if len(written) <= _LONGEST else None
        if known and (not known.by_year or _BY_YEAR.fullmatch(volume["volume"])):
            if _begins_another(text, match.start("page")):
                return None
            page = "___" if match["page"][0] in _BLANK else match["page"]
            span = volume.start(), match.end()
            return CaseCitation(*span, volume["volume"], known.name, page, bool(match["at"]))
    return None


def _begins_another(text: str, page: int) -> bool:
    """Whether what looks like a page is a volume: ``6 Robinson, 269 F.3d at 141``."""
    volume = _VOLUME.match(text, page)
    return bool(volume and begins_reporter(volume["word"]) and _read(text, volume))
