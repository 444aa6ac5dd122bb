"""Which word of an old text stayed or became which of a new one.

Paragraphs are paired first, then the words of each pair aligned; a word of the new text comes
from one word of the old text only, so that two look-alikes never land on the same words.
"""

from __future__ import annotations

from array import array
from difflib import SequenceMatcher
from typing import Final

from app.text.paragraph_pairs import Pair, pairs
from app.text.paragraph_words import paragraphs
from app.text.words import Words

LONG: Final = 3000  # words in a paragraph: beyond it common words are left out of the search

Code = tuple[str, int, int, int, int]


class WordMap:
    """The way of every word of ``old`` into ``new``; -1 where there is none.

    A word became those from ``first`` to ``last``; ``kept`` is 1 where it is the same word.
    ``source`` is the old word that each new one was, ``whole`` the numbers of the old paragraphs
    that stand word for word.
    """

    def __init__(self, old: Words, new: Words) -> None:
        self.old, self.new = paragraphs(old), paragraphs(new)
        self.first = array("i", [-1]) * len(old.texts)
        self.last = array("i", [-1]) * len(old.texts)
        self.kept = bytearray(len(old.texts))
        self.source = array("i", [-1]) * len(new.texts)
        self.whole: set[int] = set()
        found = pairs(self.old.texts, self.new.texts)
        aligned = [(pair, self._align(pair)) for pair in found]
        for pair, codes in aligned:
            self._keep(pair, codes)
        for _, codes in aligned:
            self._replace(codes)

    def _align(self, pair: Pair) -> list[Code]:
        old, new = self.old.texts[pair.old], self.new.texts[pair.new]
        if old == new:
            codes: list[Code] = [("equal", 0, len(old), 0, len(new))]
        else:
            long = max(len(old), len(new)) > LONG
            codes = list(SequenceMatcher(None, old, new, autojunk=long).get_opcodes())
        i, j = self.old.firsts[pair.old], self.new.firsts[pair.new]
        return [(code, i + i1, i + i2, j + j1, j + j2) for code, i1, i2, j1, j2 in codes]

    def _keep(self, pair: Pair, codes: list[Code]) -> None:
        for code, i1, i2, j1, _ in codes:
            if code != "equal":
                continue
            free = [k for k in range(i2 - i1) if self._is_free(i1 + k, j1 + k)]
            if pair.equal and len(free) == i2 - i1:
                self.whole.add(pair.old)
            for k in free:
                self.first[i1 + k] = self.last[i1 + k] = j1 + k
                self.kept[i1 + k] = 1
                self.source[j1 + k] = i1 + k

    def _is_free(self, i: int, j: int) -> bool:
        return self.first[i] < 0 and self.source[j] < 0

    def _replace(self, codes: list[Code]) -> None:
        for code, i1, i2, j1, j2 in codes:
            if code != "replace" or max(self.source[j1:j2]) >= 0 or max(self.first[i1:i2]) >= 0:
                continue
            if not self._borders(i1, i2, j1, j2):
                continue
            for i in range(i1, i2):
                first = j1 + (i - i1) * (j2 - j1) // (i2 - i1)
                last = j1 - (i1 - i - 1) * (j2 - j1) // (i2 - i1) - 1
                self.first[i], self.last[i] = first, max(first, last)
                self.source[first : self.last[i] + 1] = array("i", [i]) * (self.last[i] + 1 - first)

    def _borders(self, i1: int, i2: int, j1: int, j2: int) -> bool:
        """Whether a word beside the replaced ones went to the word beside the new ones."""
        before = i1 > 0 and j1 > 0 and self.last[i1 - 1] == j1 - 1
        after = i2 < len(self.first) and j2 < len(self.source) and self.first[i2] == j2
        return before or after
