"""Where in a text a passage may stand, and whether it is told from every other place there.

Pairs of words vote for places: for how far a passage went, in fours of words.
"""

from __future__ import annotations

from array import array
from collections import Counter
from itertools import accumulate
from typing import Final

from app.text.alone import Alone
from app.text.runs import Runs
from app.text.sole_seeds import Shifts
from app.text.words import Passage

LEAD: Final = 0.3  # of the pairs of quote and context: so many more stand here than elsewhere
LEAST_VOTES: Final = 0.15  # of the pairs of a quote: so many stand in a place that is looked at
MANY: Final = 12  # places of a pair: with more it tells nothing
NEAR: Final = 2  # words put in or taken out
MOST: Final = 4  # places that are looked at
_FOUR: Final = 4


class LookAlikes:
    """Passages of ``old`` beside the places of ``text``; the two may be one."""

    def __init__(self, old: Runs, text: Runs) -> None:
        self._alone = Alone(old, text.once)
        few = {run: found for run, found in text.pairs.items() if len(found) <= MANY}
        found = [few.get(pair, ()) for pair in old.all[2]]
        votes = [(place - n) // _FOUR for n, places in enumerate(found) for place in places]
        self._votes = array("i", votes)
        self._upto = array("i", accumulate(map(len, found), initial=0))

    def near(self, passage: Passage, own: Shifts) -> list[Shifts] | None:
        """Where else in the text words may stand that are nearly as like, by their shifts.

        ``own`` is how far the passage itself went.  None when too little of it stands there to
        tell by.
        """
        if self._alone.tells(passage):
            return []
        counted = self._counted(passage.begin, passage.stop)
        low, high = (own[0] - NEAR) // _FOUR, (own[1] + NEAR) // _FOUR
        voted = sum([counted.pop(four, 0) for four in range(low, high + 1)])
        pairs = passage.stop - passage.begin - 1
        here = min(voted, pairs)  # a pair that is repeated there has several votes
        return _crowded(counted, here - LEAD * pairs) if here >= LEAD * pairs else None

    def all(self, passage: Passage) -> list[Shifts]:
        """Where in the text the words of the quote may stand at all."""
        begin, stop = max(0, passage.first - 1), passage.last + 2
        return _crowded(self._counted(begin, stop), LEAST_VOTES * (stop - begin - 1))

    def _counted(self, begin: int, stop: int) -> Counter[int]:
        upto = self._upto
        last = min(len(upto), stop) - 1
        return Counter(self._votes[upto[begin] : upto[max(begin, last)]])


def _crowded(counted: Counter[int], least: float) -> list[Shifts]:
    """The shifts of two fours side by side that have more votes than ``least``, most first."""
    if 2 * max(counted.values(), default=0) <= least:
        return []
    both = [(-n - counted.get(four + 1, 0), four) for four, n in counted.items()]
    taken: list[int] = []
    for most, four in sorted(both)[: 2 * MOST]:
        if -most <= least or len(taken) == MOST:
            break
        if four - 1 not in taken and four + 1 not in taken:
            taken.append(four)
    return [(four * _FOUR, (four + 2) * _FOUR - 1) for four in taken]
