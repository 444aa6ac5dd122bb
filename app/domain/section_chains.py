"""Sections that go with one whose title is told: ``section 603 or section 604 of title 28``.

A chain has its title behind the last; what a section was renumbered as is of the same title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.section_lists import LIST, Member, members, words_of
from app.domain.section_ranges import Existing

_LINK = re.compile(
    rf"(?<![\w§])(?P<words>[Ss]ections?\s+(?P<list>{LIST}))"
    r"(?:,\s+inclusive)?(?:,?\s+(?:and|or)\s+|,\s+)$"
)
_LONGEST_LINK = 80  # code points
_RENUMBERS = re.compile(r"\b(?:re)?(?:number|designat)(?:ed|ing)\s+(?:former\s+)?$")
_BECAME = re.compile(rf"\s+as\s+(?P<words>[Ss]ections?\s+(?>(?P<list>{LIST})))(?!\s+of\b)")
_LONGEST_VERB = 24  # code points that "redesignating former" takes

Words = tuple[Member, tuple[int, int]]


def chained(text: str, start: int, existing: Existing) -> Iterator[Words]:
    """The sections of the chain that ends where the last one's words start, and their words.

    Only sections that exist in the last one's title, which are told as ``existing``.
    """
    while link := _LINK.search(text, max(0, start - _LONGEST_LINK), start):
        listed = list(members(text, *link.span("list"), existing))
        if any(each.number not in existing for each in listed):
            return
        start = link.start()
        yield from ((each, words_of(link, each, *link.span("words"))) for each in listed)


def renumbered_as(text: str, start: int, end: int, existing: Existing) -> Iterator[Words]:
    """What the sections of ``text[start:end]`` were renumbered as, and their words."""
    became = _BECAME.match(text, end)
    if became and _RENUMBERS.search(text, max(0, start - _LONGEST_VERB), start):
        for each in members(text, *became.span("list"), existing):
            yield each, words_of(became, each, *became.span("words"))
