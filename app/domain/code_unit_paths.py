"""Units of a title of the Code, from the narrowest up: ``part A of subchapter IV of chapter 7 of``.

The letters of a path are those of USLM references: st subtitle, d division, ch chapter, sch
subchapter, pt part, spt subpart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.references import fold_dashes
from app.domain.section_lists import DASH

_LETTERS = {"subtitle": "st", "division": "d", "chapter": "ch", "subchapter": "sch"}
_LETTERS |= {"part": "pt", "subpart": "spt"}
_KIND = r"(?:[Ss]ub)?(?:chapter|part)s?|[Ss]ubtitles?|[Dd]ivisions?|[Cc]hapters?|[Pp]arts?"
_NUMBER = (
    rf"(?:[0-9]+[A-Z]{{0,2}}(?:[{DASH}][0-9A-Z]{{1,2}})?|[IVXLC]+(?:[{DASH}][A-Z])?|[A-Z]{{1,2}})"
    r"(?![\w.]*[0-9]|\w)"
)
_SECTIONS = (
    r"(?:\s+\((?:(?:except|other\s+than)\s+)?(?:§|[Ss]ections?\s)"
    r"[^()]{0,60}(?:\([^()]*\)[^()]{0,60}){0,3}\))?"
)
_ITEM = rf"{_NUMBER}{_SECTIONS}"
_JOINT = r"(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or|to|through)\s+)"
_SEGMENT = rf"(?:{_KIND})\s+{_ITEM}(?:{_JOINT}(?:(?:{_KIND})\s+)?{_ITEM})*(?:,\s+respectively,?)?"
# What stands before ``of title 8``; units in a path of several are one each.
UNITS = rf"\b{_SEGMENT}(?:\s+of\s+{_SEGMENT})*"
_OF = re.compile(r"\s+of\s+(?=[A-Za-z]+\s+[0-9A-Z])")
_EACH = re.compile(rf"(?:(?P<kind>{_KIND})\s+)?(?P<number>{_NUMBER})(?P<sections>{_SECTIONS})")


def units(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Each of the narrowest units named in ``text[start:end]``: its words, its path in the title.

    The first one's words begin at ``start``; nothing where a wider unit is a list.
    """
    segments = _segments(text, start, end)
    wider = ""
    for first, last in reversed(segments[1:]):
        named = list(_named(text, first, last))
        if len(named) != 1:
            return
        wider += named[0][2]
    for first, last, path in _named(text, *segments[0]):
        yield first, last, _within(wider, path)


def _within(wider: str, unit: str) -> str:
    """A unit below wider ones; beside a subchapter of chapter 53, "chapter 51" is not in it."""
    kept = (each for each in re.findall(r"/[^/]+", wider) if _rank(each) < _rank(unit))
    return "".join(kept) + unit


def _rank(segment: str) -> int:
    found = re.match(r"/(st|spt|sch|ch|pt|d)", segment)
    return list(_LETTERS.values()).index(found[1]) if found else 0


def _segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, begin = [], start
    for joint in _OF.finditer(text, start, end):
        found.append((begin, joint.start()))
        begin = joint.end()
    return [*found, (begin, end)]


def _named(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    letters, place = "", start
    while match := _EACH.search(text, place, end):
        place = match.end()
        if match["kind"]:
            letters = _LETTERS[match["kind"].lower().removesuffix("s")]
        yield match.start(), match.end(), f"/{letters}{fold_dashes(match['number'])}"
