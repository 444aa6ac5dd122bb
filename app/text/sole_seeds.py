"""How far a passage went, by words in a row that stand once in both texts.

Such words say where they went, whatever became of the rest.
"""

from __future__ import annotations

from array import array
from itertools import accumulate, compress
from typing import Final

from app.text.alone import Alone
from app.text.runs import Runs
from app.text.words import Passage

SIZES: Final = (3, 2, 1)  # words in a row
NEAR: Final = 8  # words put in or taken out in a passage
Shifts = tuple[int, int]  # from the least to the greatest, in words


class SoleSeeds:
    """An old and a new text, ready for many passages of the old one."""

    def __init__(self, old: Runs, new: Runs) -> None:
        size = len(old.coded)
        sole = {length: old.once[length] & new.once[length] for length in old.once}
        self._alone = Alone(old, sole)
        shifts, told = [0] * size, bytearray(size)
        for length in SIZES:  # the word of a shorter run is the surer
            runs, ours = sole[length], old.all[length]
            places = {run: n for n, run in enumerate(new.all[length]) if run in runs}
            for n in compress(range(size), map(runs.__contains__, ours)):
                shifts[n : n + length] = [places[ours[n]] - n] * length
                told[n : n + length] = b"\1" * length
        self._shifts = array("i", shifts)
        seeds = [n if here else -1 for n, here in enumerate(told)]
        after = [n if n >= 0 else size for n in reversed(seeds)]
        self._before = array("i", accumulate(seeds, max))
        self._after = array("i", accumulate(after, min))[::-1]

    def tell(self, passage: Passage) -> bool:
        """Whether a passage is like no other place in either text."""
        return self._alone.tells(passage)

    def ends(self, passage: Passage) -> tuple[int, int] | None:
        """The new words that the first and the last word went to; None unless seeds tell both."""
        first, last = passage.first, passage.last
        if last < first or self._after[first] > first or self._before[last] < last:
            return None
        into, out = first + self._shifts[first], last + self._shifts[last]
        return (into, out) if abs(out - into - last + first) <= NEAR and into <= out else None

    def shifts(self, passage: Passage) -> Shifts | None:
        """How far both ends went, by the seeds next to them in the passage and its context.

        None where there is no seed, or the two are far from each other.
        """
        begin, stop, first, last = passage[2:6]
        if last < first:
            return None
        left, right = self._after[first], self._before[last]
        if left >= stop:
            left = self._before[first]
        if right < begin:
            right = left
        if left < begin:
            return None
        one, other = self._shifts[left], self._shifts[right]
        if abs(one - other) > NEAR:
            return None
        return (one, other) if one < other else (other, one)
