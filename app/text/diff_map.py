"""Where a passage of an old text stands in a new one, by comparing the two texts whole.

Paragraphs are paired first, then the words of each pair aligned; a word of the new text comes
from one word of the old text only, so that two look-alikes never land on the same words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from app.text.paragraph_pairs import Pair, pairs
from app.text.words import Place, Words, words

LEAST_KEPT: Final = 0.4  # of a passage's characters: below it the passage is gone
LONG: Final = 3000  # words in a paragraph: beyond it common words are left out of the search

Code = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Paragraphs:
    texts: list[tuple[str, ...]]
    firsts: list[int]  # the number of each paragraph's first word


class DiffMap:
    """The way from every word of ``old`` to the word of ``new`` that it stayed or became."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = words(old), words(new)
        self._from, self._into = _paragraphs(old, self._old), _paragraphs(new, self._new)
        self._first = [-1] * len(self._old.texts)  # the first word that each one became
        self._last = [-1] * len(self._old.texts)
        self._kept = bytearray(len(self._old.texts))
        self._source = [-1] * len(self._new.texts)  # the old word that each new one was
        self._whole: set[int] = set()  # paragraphs that stand word for word
        found = pairs(self._from.texts, self._into.texts)
        aligned = [(pair, self._align(pair)) for pair in found]
        for pair, codes in aligned:
            self._keep(pair, codes)
        for pair, codes in aligned:
            self._replace(pair, codes)
        self._counts = Counter(self._from.texts), Counter(self._into.texts)

    def place(self, start: int, end: int) -> Place | None:
        """Where ``old[start:end]`` went, with the share of it that was kept; None when gone."""
        inside = self._inside(start, end)
        mapped = [i for i in inside if self._first[i] >= 0]
        if not mapped:
            return None
        first, last = mapped[0], mapped[-1]
        begin, stop = self._begin(first, start), self._stop(last, end)
        if begin >= stop:
            return None
        kept = sum(self._width(i) for i in inside if self._kept[i] and self._within(i, begin, stop))
        whole = max(sum(map(self._width, inside)), self._new_width(first, last))
        score = kept / whole
        return Place(begin, stop, score) if score >= LEAST_KEPT else None

    def untouched(self, start: int, end: int) -> bool:
        """Whether the paragraphs around a passage stand word for word, and as often as before."""
        inside = self._inside(start, end)
        if not inside:
            return False
        numbers = {bisect_right(self._from.firsts, i) - 1 for i in (inside[0], inside[-1])}
        before, after = self._counts
        return all(
            number in self._whole
            and before[self._from.texts[number]] == after[self._from.texts[number]]
            for number in range(min(numbers), max(numbers) + 1)
        )

    def in_one_piece(self, start: int, end: int) -> bool:
        """Whether a passage's words stand together in the new text, and every paragraph of it.

        No other word of the old text may stand among them, nor a paragraph that is new.
        """
        inside = self._inside(start, end)
        mapped = [i for i in inside if self._first[i] >= 0]
        if not mapped:
            return False
        span = range(self._first[mapped[0]], self._last[mapped[-1]] + 1)
        return (
            all(self._first[i] in span for i in mapped)
            and all(self._source[j] < 0 or self._source[j] in inside for j in span)
            and _each_known(self._from.firsts, inside, self._first)
            and _each_known(self._into.firsts, span, self._source)
        )

    def _inside(self, start: int, end: int) -> range:
        return range(bisect_right(self._old.ends, start), bisect_left(self._old.starts, end))

    def _begin(self, i: int, start: int) -> int:
        place = self._new.starts[self._first[i]]
        return place + max(0, start - self._old.starts[i]) if self._kept[i] else place

    def _stop(self, i: int, end: int) -> int:
        place = self._new.ends[self._last[i]]
        return place - max(0, self._old.ends[i] - end) if self._kept[i] else place

    def _within(self, i: int, begin: int, stop: int) -> bool:
        return begin < self._new.ends[self._first[i]] and self._new.starts[self._first[i]] < stop

    def _width(self, i: int) -> int:
        return self._old.ends[i] - self._old.starts[i]

    def _new_width(self, first: int, last: int) -> int:
        span = range(self._first[first], self._last[last] + 1)
        return sum(self._new.ends[j] - self._new.starts[j] for j in span)

    def _align(self, pair: Pair) -> list[Code]:
        old, new = self._from.texts[pair.old], self._into.texts[pair.new]
        if old == new:
            codes: list[Code] = [("equal", 0, len(old), 0, len(new))]
        else:
            long = max(len(old), len(new)) > LONG
            codes = list(SequenceMatcher(None, old, new, autojunk=long).get_opcodes())
        i, j = self._from.firsts[pair.old], self._into.firsts[pair.new]
        return [(code, i + i1, i + i2, j + j1, j + j2) for code, i1, i2, j1, j2 in codes]

    def _keep(self, pair: Pair, codes: list[Code]) -> None:
        for code, i1, i2, j1, _ in codes:
            if code != "equal":
                continue
            free = [k for k in range(i2 - i1) if self._is_free(i1 + k, j1 + k)]
            if pair.equal and len(free) == i2 - i1:
                self._whole.add(pair.old)
            for k in free:
                self._first[i1 + k] = self._last[i1 + k] = j1 + k
                self._kept[i1 + k] = 1
                self._source[j1 + k] = i1 + k

    def _is_free(self, i: int, j: int) -> bool:
        return self._first[i] < 0 and self._source[j] < 0

    def _replace(self, pair: Pair, codes: list[Code]) -> None:
        for code, i1, i2, j1, j2 in codes:
            if code != "replace" or max(self._source[j1:j2]) >= 0 or max(self._first[i1:i2]) >= 0:
                continue
            if not self._borders(i1, i2, j1, j2):
                continue
            for i in range(i1, i2):
                first = j1 + (i - i1) * (j2 - j1) // (i2 - i1)
                last = j1 - (i1 - i - 1) * (j2 - j1) // (i2 - i1) - 1
                self._first[i], self._last[i] = first, max(first, last)
                self._source[first : self._last[i] + 1] = [i] * (self._last[i] + 1 - first)

    def _borders(self, i1: int, i2: int, j1: int, j2: int) -> bool:
        """Whether a word beside the replaced ones went to the word beside the new ones."""
        before = i1 > 0 and j1 > 0 and self._last[i1 - 1] == j1 - 1
        after = i2 < len(self._first) and j2 < len(self._source) and self._first[i2] == j2
        return before or after


def _each_known(firsts: list[int], span: range, known: list[int]) -> bool:
    """Whether each paragraph with words in ``span`` has one there that the other text knows."""
    parts = {bisect_right(firsts, n) for n in span}
    return parts == {bisect_right(firsts, n) for n in span if known[n] >= 0}


def _paragraphs(text: str, tokens: Words) -> _Paragraphs:
    texts, firsts, end = [], [], 0
    for line in text.split("\n"):
        first = bisect_left(tokens.starts, end)
        end += len(line) + 1
        last = bisect_left(tokens.starts, end)
        if first < last:
            texts.append(tokens.texts[first:last])
            firsts.append(first)
    return _Paragraphs(texts, firsts)
