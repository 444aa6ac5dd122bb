"""The paragraphs of a text by their words, and which paragraph each word stands in."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from app.text.words import Words


def sums(numbers: Iterable[int]) -> array[int]:
    """The sum of the numbers before each, and at the end that of all."""
    return array("i", accumulate(numbers, initial=0))


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Each paragraph that has words: its words, and the number of the first of them."""

    texts: list[tuple[str, ...]]
    firsts: array[int]
    numbers: array[int]  # the paragraph of each word


def paragraphs(read: Words) -> Paragraphs:
    """The lines of a text that have a word or a mark."""
    made, end = Paragraphs([], array("i"), array("i")), 0
    for line in read.whole.split("\n"):
        first = bisect_left(read.starts, end)
        end += len(line) + 1
        last = bisect_left(read.starts, end)
        if first < last:
            made.numbers.extend([len(made.firsts)] * (last - first))
            made.texts.append(read.texts[first:last])
            made.firsts.append(first)
    return made


class KnownParagraphs:
    """Paragraphs of a text, some of whose words are known to another text."""

    def __init__(self, read: Paragraphs, places: Sequence[int]) -> None:
        self._read = read
        self._known = sums([place >= 0 for place in places])  # words before each
        ends = [self._known[n] for n in (*read.firsts, len(places))]
        self._unknown = sums([one == other for one, other in pairwise(ends)])

    def all(self, first: int, last: int) -> bool:
        """Whether each paragraph of the words ``first`` to ``last`` has one there that is known."""
        known, numbers, firsts = self._known, self._read.numbers, self._read.firsts
        head, tail = numbers[first], numbers[last]
        if head == tail:
            return known[last + 1] > known[first]
        return (
            known[firsts[head + 1]] > known[first]
            and known[last + 1] > known[firsts[tail]]
            and self._unknown[tail] == self._unknown[head + 1]
        )
