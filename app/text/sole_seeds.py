"""Where a passage stands beyond doubt, by words in a row that stand once in both texts.

Such words say where they went, whatever became of the rest.  No edit is counted here: a passage
whose ends this cannot tell is left to ``Seeds``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import eq, mul, sub
from typing import Final

from app.text.runs import Runs, Sought

SIZES: Final = (1, 2, 3)  # words in a row
FEWEST: Final = 2  # seeds that tell where a passage went
NEAR: Final = 4  # words put in or taken out between them
_SHIFTS: Final = (0, 1, -1, 2, -2)  # words put in or taken out between a seed and an end
_BEYOND: Final = 4  # places after the last word, which no word equals


@dataclass(frozen=True, slots=True)
class Standing:
    """The words ``first`` to ``last`` of the new text, both counted in.

    ``score`` is the share of the characters of quote and context that stands there at least.
    """

    first: int
    last: int
    score: float


class SoleSeeds:
    """An old and a new text, ready for many passages of the old one."""

    def __init__(self, old: Runs, new: Runs) -> None:
        size = len(old.words)
        went = [-1] * size
        for length in SIZES:
            for n, place in _sole(old, new, length):
                for i in range(length):
                    if went[n + i] < 0:
                        went[n + i] = place + i
        self._went = went
        seeds = [n if place >= 0 else -1 for n, place in enumerate(went)]
        after = [n if n >= 0 else size for n in reversed(seeds)]
        self._before = list(accumulate(seeds, max))
        self._after = list(accumulate(after, min))[::-1]
        self._widths = list(map(len, old.words))
        self._old, self._new = [*old.words, *[""] * _BEYOND], [*new.words, *["\n"] * _BEYOND]

    def find(self, sought: Sought) -> Standing | None:
        """Where words of the old text stand; None unless both ends are certain."""
        begin, stop, first, last = sought
        if not begin <= first <= last < stop:
            return None
        within = range(begin, stop)
        into = self._edge(first, 1, within)
        out = self._edge(last, -1, within) if into >= 0 else -1
        stretched = abs((out - into) - (last - first)) > NEAR
        if out < into or into < 0 or stretched:
            return None
        score = self._score(begin, stop, into - first, out - last)
        return Standing(into, out, score)

    def shift(self, begin: int, stop: int) -> int | None:
        """How far the words went, as most seeds among them say; None with less than two of them."""
        went = self._went[begin:stop]
        shifts = sorted([place - n for n, place in enumerate(went, begin) if place >= 0])
        if len(shifts) < FEWEST:
            return None
        middle = shifts[len(shifts) // 2]
        near = [shift for shift in shifts if abs(shift - middle) <= NEAR]
        return middle if 2 * len(near) > len(shifts) else None

    def _edge(self, n: int, inward: int, within: range) -> int:
        """The new place of a word at an end of a passage, or -1.

        It stands beside a word that it stood beside, or both its neighbours stand around it.
        """
        if self._went[n] >= 0:
            return self._went[n]
        seed, other = self._after[n], self._before[n]
        if inward < 0:
            seed, other = other, seed
        if seed not in within:
            seed = other
        if seed not in within:
            return -1
        old, new = self._old, self._new
        this, inner, outer = old[n], old[n + inward], old[n - inward]
        guess = n + self._went[seed] - seed
        for place in [guess + shift for shift in _SHIFTS]:
            if 0 <= place < len(new) - _BEYOND:
                inside, outside = new[place + inward] == inner, new[place - inward] == outer
                if (inside or outside) if new[place] == this else (inside and outside):
                    return place
        return -1

    def _score(self, begin: int, stop: int, left: int, right: int) -> float:
        """The share of characters on one diagonal up to some word and then on another.

        Or the share of the words that seeds put between the ends, if that is more.
        """
        low, high = begin + left, stop - 1 + right
        if low < 0 or begin + right < 0:
            return 0.0
        old, widths = self._old[begin:stop], self._widths[begin:stop]
        whole = sum(widths)
        one = self._new[low : stop + left]
        if left == right:
            return sum(compress(widths, map(eq, old, one))) / whole
        other = self._new[begin + right : high + 1]
        up = accumulate(map(mul, widths, map(eq, old, one)))
        down = list(accumulate(map(mul, widths, map(eq, old, other))))
        split = max(map(sub, up, down), default=0) + (down[-1] if down else 0)
        went = self._went[begin:stop]
        seeds = [w for w, p in zip(widths, went, strict=True) if low <= p <= high]
        return max(split, sum(seeds)) / whole


def _sole(old: Runs, new: Runs, length: int) -> Iterator[tuple[int, int]]:
    """The places of runs of so many words that stand once in either text."""
    ours, theirs = old.all[length], new.all[length]
    here, there = old.counts[length], new.counts[length]
    places = dict(zip(theirs, range(len(theirs)), strict=True))
    once = [here[run] == 1 == there.get(run) for run in ours]
    for n in compress(range(len(ours)), once):
        yield n, places[ours[n]]
