"""The words of a text, each as one character, and its runs of one to four of them.

A run is then a short string, and to look for it, count it or compare it costs next to nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import count
from operator import add
from typing import Final

from app.text.words import Words

SIZES: Final = (1, 2, 3, 4)


class Vocabulary:
    """A character for each word, whatever its case; texts that are compared share one."""

    def __init__(self) -> None:
        self._known: defaultdict[str, str] = defaultdict(map(chr, count(1)).__next__)

    def code(self, texts: Sequence[str]) -> str:
        """Words in order as a string, a character each."""
        return "".join(map(self._known.__getitem__, folded(texts)))


class Runs:
    """One text, read once for all that look for its words."""

    def __init__(self, read: Words, vocabulary: Vocabulary) -> None:
        self.read = read
        self.coded = vocabulary.code(read.texts)
        self.all: dict[int, list[str]] = {1: list(self.coded)}
        for size in SIZES[1:]:
            self.all[size] = list(map(add, self.all[size - 1], self.coded[size - 1 :]))
        self.counts = {size: Counter(runs) for size, runs in self.all.items()}

    @cached_property
    def once(self) -> dict[int, set[str]]:
        """The runs of each size that stand here once."""
        return {
            size: {run for run, number in counts.items() if number == 1}
            for size, counts in self.counts.items()
        }

    @cached_property
    def pairs(self) -> dict[str, list[int]]:
        """The number of the first word of each occurrence of a pair, in order."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, run in enumerate(self.all[2]):
            places[run].append(place)
        return dict(places)


def folded(texts: Sequence[str]) -> list[str]:
    """Words in lower case; none of them has white space in it."""
    return " ".join(texts).lower().split(" ") if texts else []
