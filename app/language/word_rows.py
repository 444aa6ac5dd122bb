"""The words of many texts as numbers in one row, with the places of each word.

The whole Code is 25 million words.  What is made here is plain numbers and words, so that it can
be kept in a file and read again without being made again.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.language.folding import word_texts

_MOST_PLACES = 200_000  # of a word; commoner ones ("of", "the") are compared, never looked up

# How texts are cut into words; with another number what was kept is made anew.
FORM = "1"

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class WordRows:
    """``words`` are the numbers of all words, from 1; ``begins`` where each text's are.

    ``spellings`` are the words by number; the places of word ``n`` are ``places`` from
    ``offsets[n - 1]`` to ``offsets[n]``, none of one that is too common.
    """

    words: memoryview
    begins: memoryview
    spellings: Sequence[str]
    offsets: memoryview
    places: memoryview


class _Numbers(dict[str, int]):
    """The number of each word; a new word gets the next."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self) + 1
        return number


def word_rows(texts: Mapping[str, str], progress: Progress = lambda done, total: None) -> WordRows:
    """The words of texts in the order of the mapping; ``progress`` is told after each text."""
    numbers, words, begins = _Numbers(), array("I"), array("I")
    for done, text in enumerate(texts.values(), 1):
        begins.append(len(words))
        words.extend(map(numbers.__getitem__, word_texts(text)))
        progress(done, len(texts))
    offsets, places = _places(words, len(numbers))
    return WordRows(memoryview(words), memoryview(begins), list(numbers), offsets, places)


def _places(words: Iterable[int], different: int) -> tuple[memoryview, memoryview]:
    """Where each word's places begin, and all places, a word's in order."""
    counts = [0] * (different + 1)
    for word in words:
        counts[word] += 1
    looked_up = [count if count <= _MOST_PLACES else 0 for count in counts[1:]]
    offsets = array("I", accumulate(looked_up, initial=0))
    places, free = array("I", bytes(4 * offsets[-1])), [-1, *offsets[:-1]]
    for number, count in enumerate(looked_up, 1):
        free[number] = free[number] if count else -1
    for place, word in enumerate(words):
        at = free[word]
        if at >= 0:
            places[at] = place
            free[word] = at + 1
    return memoryview(offsets), memoryview(places)
