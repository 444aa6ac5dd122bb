"""Where the words of a passage stand when seeds that stand once tell it, and whether it is alone.

This knows the words of the passage and 32 characters on either side, as ``Seeds`` does.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Final

from app.text.anchors import CONTEXT
from app.text.look_alikes import LookAlikes, Shifts
from app.text.runs import Runs, Sought
from app.text.sole_seeds import SoleSeeds
from app.text.words import Place, Words

SLACK: Final = 6  # words put in or taken out, on either side of a passage and its context


@dataclass(frozen=True, slots=True)
class Found:
    """The place of a passage, if both its ends are certain, and how far its words went."""

    place: Place | None
    shifts: Shifts


class SurePlaces:
    """An old and a new text, ready for many passages of the old one."""

    def __init__(self, old: Words, new: Words, runs: tuple[Runs, Runs]) -> None:
        self._old, self._new = old, new
        ours, theirs = runs
        self._seeds = SoleSeeds(ours, theirs)
        self._here, self._there = LookAlikes(ours, ours), LookAlikes(ours, theirs)

    def words(self, start: int, end: int) -> Sought:
        """The words of ``old[start:end]`` and of its context; code points."""
        starts, ends = self._old.starts, self._old.ends
        first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
        begin = bisect_left(starts, start - CONTEXT, 0, first)
        return Sought(begin, bisect_right(ends, end + CONTEXT, last + 1), first, last)

    def find(self, sought: Sought) -> Found | None:
        """Where a passage stands, or at least how far its words went; None when nothing tells."""
        found = self._seeds.find(sought)
        if found is None:
            shift = self._seeds.shift(sought.begin, sought.stop)
            return None if shift is None else Found(None, (shift, shift))
        shifts = found.first - sought.first, found.last - sought.last
        place = Place(self._new.starts[found.first], self._new.ends[found.last], found.score)
        return Found(place, (min(shifts), max(shifts)))

    def window(self, sought: Sought, shifts: Shifts) -> tuple[int, int]:
        """The part of the new text that words and their context went to; code points."""
        return _window(self._new, sought, shifts)

    def others(self, sought: Sought, shifts: Shifts) -> list[tuple[int, int]] | None:
        """The other parts of the new text that can be as like; None when nothing tells."""
        found = self._there.near(sought, shifts)
        return found and [_window(self._new, sought, each) for each in found]

    def others_in_old(self, sought: Sought) -> list[tuple[int, int]] | None:
        """The other parts of the old text that can be as like; None when nothing tells."""
        found = self._here.near(sought, (0, 0))
        return found and [_window(self._old, sought, each) for each in found]


def _window(read: Words, sought: Sought, shifts: Shifts) -> tuple[int, int]:
    last = len(read.texts) - 1
    low = min(last, max(0, sought.begin + shifts[0] - SLACK))
    high = max(0, min(last, sought.stop + shifts[1] + SLACK))
    return read.starts[low], read.ends[high]
