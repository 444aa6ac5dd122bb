"""Where a passage of an old text stands in a new one, by comparing the two texts whole.

The words are mapped once; a passage is looked up in sums over the words before each.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from operator import mul, sub
from typing import Final, NamedTuple

from app.text.paragraph_words import KnownParagraphs, sums
from app.text.word_map import WordMap
from app.text.words import Passage, Place, Words

LEAST_KEPT: Final = 0.4  # of a passage's characters: below it the passage is gone

Span = tuple[int, int]  # from the first word to the last


class Way(NamedTuple):
    """Where the words of a passage went, with the share of them that was kept.

    The place is None when the passage is gone.  In one piece: its words stand together and in
    order, and every paragraph of it; no other word of the old text stands among them, and no new
    paragraph.  Untouched: its paragraphs stand word for word, and as often as before.
    """

    place: Place | None
    in_one_piece: bool
    untouched: bool


GONE: Final = Way(None, in_one_piece=False, untouched=False)


class DiffMap:
    """The way from every word of ``old`` to the word of ``new`` that it stayed or became."""

    def __init__(self, old: Words, new: Words) -> None:
        self._old, self._new = old, new
        self._map = made = WordMap(old, new)
        mapped = [n if place >= 0 else -1 for n, place in enumerate(made.first)]
        size = len(mapped)
        self._before = array("i", accumulate(mapped, max))  # the nearest word that went somewhere
        after = [n if n >= 0 else size for n in reversed(mapped)]
        self._after = array("i", accumulate(after, min))[::-1]
        self._back, self._source_back = _steps_back(made.first), _steps_back(made.source)
        self._known = KnownParagraphs(made.old, made.first)
        self._new_known = KnownParagraphs(made.new, made.source)
        counts = Counter(made.old.texts), Counter(made.new.texts)
        touched = [
            number not in made.whole or counts[0][text] != counts[1][text]
            for number, text in enumerate(made.old.texts)
        ]
        self._touched = sums(touched)
        self._each = widths = list(map(sub, old.ends, old.starts))
        self._widths = sums(widths)  # characters of words before each
        self._kept = sums(map(mul, widths, made.kept))
        self._new_widths = sums(map(sub, new.ends, new.starts))

    def way(self, passage: Passage) -> Way:
        """What became of a passage of the old text."""
        first, last = passage.first, passage.last
        if last < first or self._after[first] > last:
            return GONE
        head, tail = self._after[first], self._before[last]
        span = self._map.first[head], self._map.last[tail]
        ordered = self._back[tail] == self._back[head]
        place = self._place(passage, (head, tail), ordered)
        whole = ordered and self._in_one_piece((first, last), span)
        numbers = self._map.old.numbers
        untouched = self._touched[numbers[last] + 1] == self._touched[numbers[first]]
        return Way(place, whole, untouched)

    def _place(self, passage: Passage, ends: tuple[int, int], ordered: bool) -> Place | None:
        """From the place of the first word that went somewhere to that of the last."""
        head, tail = ends
        first, last = passage.first, passage.last
        into, out = self._map.first[head], self._map.last[tail]
        begin, stop = self._new.starts[into], self._new.ends[out]
        if self._map.kept[head]:
            begin += max(0, passage.start - self._old.starts[head])
        if self._map.kept[tail]:
            stop -= max(0, self._old.ends[tail] - passage.end)
        if begin >= stop:
            return None
        whole = self._widths[last + 1] - self._widths[first]
        whole = max(whole, self._new_widths[out + 1] - self._new_widths[into])
        if ordered:
            kept = self._kept[last + 1] - self._kept[first]
        else:
            kept = self._kept_within((first, last), (into, out))
        return Place(begin, stop, kept / whole) if kept >= LEAST_KEPT * whole else None

    def _kept_within(self, words: Span, span: Span) -> int:
        """The characters of the words kept between two words of the new text."""
        inside = slice(words[0], words[1] + 1)
        places = zip(
            self._each[inside], self._map.kept[inside], self._map.first[inside], strict=True
        )
        return sum(width for width, kept, at in places if kept and span[0] <= at <= span[1])

    def _in_one_piece(self, words: Span, span: Span) -> bool:
        (first, last), (into, out) = words, span
        source = self._map.source
        return (
            first <= source[into]
            and source[out] <= last
            and self._source_back[out] == self._source_back[into]
            and self._known.all(first, last)
            and self._new_known.all(into, out)
        )


def _steps_back(places: Sequence[int]) -> array[int]:
    """How often, up to each word, a word's place was before that of the last one with a place."""
    latest, steps, counted = -1, 0, array("i")
    for place in places:
        if place >= 0:
            steps += place < latest
            latest = place
        counted.append(steps)
    return counted
