"""Where a passage of an old text stands in a new one, by comparing the two texts whole.

Paragraphs are paired first, then the words of each pair aligned; a word of the new text comes
from one word of the old text only, so that two look-alikes never land on the same words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from operator import mul, sub
from typing import Final

from app.text.paragraph_pairs import Pair, pairs
from app.text.paragraph_words import each_known, paragraphs
from app.text.words import Place, Words

LEAST_KEPT: Final = 0.4  # of a passage's characters: below it the passage is gone
LONG: Final = 3000  # words in a paragraph: beyond it common words are left out of the search

Code = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Way:
    """Where the old words ``inside`` a passage went, with the share of them that was kept.

    The place is None when the passage is gone.  In one piece: its words stand together, and every
    paragraph of it; no other word of the old text stands among them, and no new paragraph.
    """

    inside: range
    place: Place | None
    in_one_piece: bool


class DiffMap:
    """The way from every word of ``old`` to the word of ``new`` that it stayed or became."""

    def __init__(self, old: Words, new: Words) -> None:
        self._old, self._new = old, new
        self._from, self._into = paragraphs(old), paragraphs(new)
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
        old_widths = list(map(sub, old.ends, old.starts))
        self._before = [0, *accumulate(old_widths)]  # characters of words before each
        self._kept_before = [0, *accumulate(map(mul, old_widths, self._kept))]
        self._new_before = [0, *accumulate(map(sub, new.ends, new.starts))]

    def way(self, start: int, end: int) -> Way:
        """What became of ``old[start:end]``; code points."""
        inside = range(bisect_right(self._old.ends, start), bisect_left(self._old.starts, end))
        went = self._first[inside.start : inside.stop]
        mapped = [j for j in went if j >= 0]
        if not mapped:
            return Way(inside, None, in_one_piece=False)
        first = inside.start + went.index(mapped[0])
        last = first
        for i in reversed(inside):
            if self._first[i] >= 0:
                last = i
                break
        ends = self._begin(first, start), self._stop(last, end)
        span = range(mapped[0], self._last[last] + 1)
        place = self._place(inside, span, mapped, ends)
        return Way(inside, place, self._in_one_piece(inside, span, mapped))

    def untouched(self, way: Way) -> bool:
        """Whether the paragraphs around a passage stand word for word, and as often as before."""
        if not way.inside:
            return False
        first, last = self._from.numbers[way.inside[0]], self._from.numbers[way.inside[-1]]
        before, after = self._counts
        return all(
            number in self._whole
            and before[self._from.texts[number]] == after[self._from.texts[number]]
            for number in range(first, last + 1)
        )

    def _place(
        self, inside: range, span: range, mapped: list[int], ends: tuple[int, int]
    ) -> Place | None:
        begin, stop = ends
        if begin >= stop:
            return None
        whole = self._before[inside.stop] - self._before[inside.start]
        if span:
            whole = max(whole, self._new_before[span.stop] - self._new_before[span.start])
        starts, word_ends = self._new.starts, self._new.ends
        if begin < word_ends[min(mapped)] and starts[max(mapped)] < stop:
            kept = self._kept_before[inside.stop] - self._kept_before[inside.start]
        else:
            kept = sum(
                self._width(i) for i in inside if self._kept[i] and self._within(i, begin, stop)
            )
        score = kept / whole
        return Place(begin, stop, score) if score >= LEAST_KEPT else None

    def _in_one_piece(self, inside: range, span: range, mapped: list[int]) -> bool:
        return (
            self._together(inside, span, mapped)
            and each_known(self._from.numbers, inside, self._first)
            and each_known(self._into.numbers, span, self._source)
        )

    def _together(self, inside: range, span: range, mapped: list[int]) -> bool:
        came = [i for i in self._source[span.start : span.stop] if i >= 0]
        if not came or min(came) < inside.start or inside.stop <= max(came):
            return False
        return span.start <= min(mapped) and max(mapped) < span.stop

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
