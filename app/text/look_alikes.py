"""Whether a passage is told from every other place of a text by words in a row.

Words in a row that stand nowhere else have a word in them that no look-alike has.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import Final

from app.text.runs import SIZES, Runs, Sought

TOLD: Final = 0.2  # of the words of quote and context: so many are in no other place
LEAD: Final = 0.3  # of their pairs: so many more stand here than in any other place
MANY: Final = 12  # places of a pair: with more it tells nothing
NEAR: Final = 2  # words put in or taken out
MOST: Final = 6  # places that are looked at
_BUCKET: Final = 8  # words
Shifts = tuple[int, int]  # from the least to the greatest, in words


class LookAlikes:
    """Passages of ``old`` beside the places of ``text``; the two may be one."""

    def __init__(self, old: Runs, text: Runs) -> None:
        self._alone = [_alone(old, text, size) for size in SIZES]
        few = {run: found for run, found in text.places[2].items() if len(found) <= MANY}
        self._places = [few.get(pair, ()) for pair in old.all[2]]

    def near(self, sought: Sought, own: Shifts) -> list[Shifts] | None:
        """Where else in the text words may stand that are nearly as like, by their shifts.

        ``own`` is how far the passage itself went.  None when too little of it stands there to
        tell by.
        """
        begin, stop = sought.begin, sought.stop
        if self._is_told(begin, stop):
            return []
        places = self._places[begin : stop - 1]
        least = LEAD * len(places)
        low, high = own[0] - NEAR, own[1] + NEAR
        shifts = [(n, place - n) for n, found in enumerate(places, begin) for place in found]
        here = len({n for n, shift in shifts if low <= shift <= high})
        others = [shift // _BUCKET for _, shift in shifts if not low <= shift <= high]
        if here < least:
            return None
        return _crowded(others, here - least) if here - len(others) < least else []

    def _is_told(self, begin: int, stop: int) -> bool:
        least = TOLD * (stop - begin)
        for size, alone in zip(SIZES, self._alone, strict=True):
            if alone[max(begin, stop - size + 1)] - alone[begin] >= least * size:
                return True
        return False


def _crowded(buckets: list[int], least: float) -> list[Shifts]:
    """The shifts of two buckets side by side that have more pairs than ``least``, most first."""
    counted = Counter(buckets)
    both = {each: n + counted[each + 1] for each, n in counted.items()}
    most = sorted((each for each, n in both.items() if n > least), key=lambda each: -both[each])
    return [(each * _BUCKET, (each + 2) * _BUCKET - 1) for each in most[:MOST]]


def _alone(old: Runs, text: Runs, size: int) -> list[int]:
    """How many of the runs of ``old`` before each stand once in ``text``."""
    counted = map(text.counts[size].get, old.all[size])
    return [0, *accumulate([count == 1 for count in counted])]
