"""The words of a text in lower case, and its runs of one to four of them: how often, and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from app.text.words import Words

Run = tuple[str, ...]
SIZES: Final = (1, 2, 3, 4)


class Sought(NamedTuple):
    """Words by number: ``begin`` to ``stop`` with the context, ``stop`` not counted in."""

    begin: int
    stop: int
    first: int
    last: int


class Runs:
    """One text, read once for all that look for its words."""

    def __init__(self, read: Words) -> None:
        self.words = folded(read.texts)
        self.all: dict[int, list[Run]] = {size: in_a_row(self.words, size) for size in SIZES}
        self.counts = {size: Counter(runs) for size, runs in self.all.items()}
        self.places = {size: _places(self.all[size]) for size in (1, 2)}


def folded(texts: Sequence[str]) -> list[str]:
    """Words in lower case; none of them has white space in it."""
    return " ".join(texts).lower().split(" ") if texts else []


def in_a_row(words: Sequence[str], size: int) -> list[Run]:
    """All runs of so many words, in order."""
    return list(zip(*(words[n:] for n in range(size)), strict=False))


def _places(runs: list[Run]) -> dict[Run, list[int]]:
    """The number of the first word of each occurrence, in order."""
    places: dict[Run, list[int]] = defaultdict(list)
    for place, run in enumerate(runs):
        places[run].append(place)
    return places
