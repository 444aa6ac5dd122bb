"""Where the pages of a printed source begin and end in the canonical text of its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TypeVar

P = TypeVar("P")

_OPENING = "“‘\"'([§¶"


def letters(text: str) -> int:
    """How many letters and digits a text has: what stays alike however it is set in blocks."""
    return sum(map(str.isalnum, text))


def page_spans(text: str, pages: Iterable[tuple[P, int]]) -> Iterator[tuple[P, tuple[int, int]]]:
    """Each page with its ``(start, end)`` in code points, given the letters that stand before it.

    Pages are in the order of the text.  A page begins at its first letter, digit or opening
    mark and ends where the next begins; one with nothing on it is left out.
    """
    starts = list(pages)
    places = [*_places(text, [before for _, before in starts]), len(text)]
    for (page, _), (start, after) in zip(starts, pairwise(places), strict=True):
        end = start + len(text[start:after].rstrip())
        if start < end:
            yield page, (start, end)


def _places(text: str, counts: list[int]) -> list[int]:
    """The offset of the first character of a page after that many letters and digits."""
    found: list[int] = []
    seen = offset = 0
    for count in counts:
        while seen < count and offset < len(text):
            seen += text[offset].isalnum()
            offset += 1
        while count and offset < len(text) and not _begins(text[offset]):
            offset += 1
        found.append(offset)
    return found


def _begins(character: str) -> bool:
    """Whether a page can begin with it: what closes a sentence still belongs to the last one."""
    return character.isalnum() or character in _OPENING
