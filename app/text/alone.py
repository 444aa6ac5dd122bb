"""How many words of a passage no other place has, by runs of words that stand once."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Set
from typing import Final

from app.text.runs import SIZES, Runs
from app.text.words import Passage

TOLD: Final = 0.2  # of the words of quote and context: so many are in no other place


class Alone:
    """A text some runs of which stand alone: each has a word in it that no look-alike has.

    Runs that do not overlap have each a word of its own, so that they are counted one after the
    other, the one that ends first before all others.
    """

    def __init__(self, text: Runs, alone: Mapping[int, Set[str]]) -> None:
        ending = [
            [*[False] * (size - 1), *map(alone[size].__contains__, text.all[size])]
            for size in SIZES
        ]
        after, before, firsts = 0, [0], [0]
        for n, (one, two, three, four) in enumerate(zip(*ending, strict=False)):
            room = n - after
            size = 1 if one else 2 if two and room else 3 if three and room > 1 else 4
            found = size < 4 or (four and room > 2)
            if found:
                after = n + 1
                firsts.append(after - size)
            before.append(len(firsts) - 1)
        self._before = array("i", before)  # how many runs end before each word
        self._firsts = array("i", firsts[1:])  # the first word of each run

    def tells(self, passage: Passage) -> bool:
        """Whether every other place differs from a passage and its context in enough words."""
        begin, stop = passage.begin, passage.stop
        earlier = self._before[begin]
        within = self._before[stop] - earlier
        if within and self._firsts[earlier] < begin:  # the first one ends here only
            within -= 1
        return within >= TOLD * (stop - begin)
