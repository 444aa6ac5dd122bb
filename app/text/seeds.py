"""Where a quote stands in a text, by the quote and its context alone.

Word sequences that are rare in the text vote for places; around the best ones the span with the
fewest edits is taken (Myers' bit-vector algorithm, as edlib has it).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from app.text.edits import Alphabet, Found, best_span, likeness
from app.text.runs import Runs, folded, in_a_row
from app.text.words import Place, Words, words

MOST_PLACES: Final = {1: 3, 2: 8}  # where a sequence of so many words may stand to vote
WINDOWS: Final = 6
LEAST_VOTES: Final = 0.1  # of the best window's
LEAST_LIKE: Final = 0.55  # of quote, and of quote and context
LEAST_ALONE: Final = 0.75  # of a quote without its context
FAR: Final = 20  # code points from an end that was found to the end of a word
WHOLE_CONTEXT: Final = 0.6  # the share of context that must stand for it to fix a boundary


Window = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Sought:
    quote: bytes
    prefix: bytes
    suffix: bytes
    text: str  # of the quote


class Seeds:
    """One text, ready to be searched for many quotes."""

    def __init__(self, read: Words, runs: Runs) -> None:
        self._text, self._words, self._runs = read.whole, read, runs
        self._alphabet = Alphabet(self._text)
        self._coded = self._alphabet.code(self._text)

    def find(self, quote: str, prefix: str = "", suffix: str = "") -> tuple[Place, ...]:
        """Places like the quote, none overlapping, the likest first; score 1 is quote and context.

        Only places with at least half of it count, more where the context is gone.
        """
        windows = self._windows(quote, prefix, suffix)
        sought = self._sought(quote, prefix, suffix)
        return _apart(self._place(sought, *window) for window in windows)

    def within(
        self, windows: Iterable[Window], quote: str, prefix: str, suffix: str
    ) -> tuple[Place, ...]:
        """As ``find``, in some windows of the text only, which have the context in them."""
        sought = self._sought(quote, prefix, suffix)
        return _apart(self._in(sought, *window) for window in windows)

    def beside(
        self, place: Place, windows: Iterable[Window], quote: str, prefix: str, suffix: str
    ) -> tuple[Place, ...]:
        """A place that is known, by its likeness, and those in some windows."""
        sought = self._sought(quote, prefix, suffix)
        known = self._counted(sought, place.start, place.end)
        return _apart([known, *(self._in(sought, *window) for window in windows)])

    def _in(self, sought: _Sought, begin: int, stop: int) -> Place | None:
        near = self._near(sought, begin, stop)
        if near and min(near.before, near.after) >= WHOLE_CONTEXT:
            return self._counted(sought, begin + near.start, begin + near.end)
        return self._place(sought, begin, stop)

    def _sought(self, quote: str, prefix: str, suffix: str) -> _Sought:
        code = self._alphabet.code
        return _Sought(code(quote), code(prefix), code(suffix), quote)

    def _windows(self, quote: str, prefix: str, suffix: str) -> Iterator[tuple[int, int]]:
        size = max(64, len(quote) // 4)
        slack = 32 + len(quote) // 5
        votes = self._votes(quote, prefix, suffix, size)
        ranked = Counter({b: votes[b] + votes.get(b + 1, 0.0) for b in votes})
        best = ranked.most_common(WINDOWS)
        for bucket, weight in best:
            if weight >= LEAST_VOTES * best[0][1]:
                begin = bucket * size - slack
                stop = begin + 2 * size + len(quote) + 2 * slack
                yield max(0, begin), min(len(self._text), stop)

    def _votes(self, quote: str, prefix: str, suffix: str, size: int) -> dict[int, float]:
        whole = words(prefix + quote + suffix)
        low, begin = folded(whole.texts), len(prefix)
        grams = [
            (gram, start - begin, length)
            for length in MOST_PLACES
            for start, gram in zip(whole.starts, in_a_row(low, length), strict=False)
        ]
        votes: dict[int, float] = defaultdict(float)
        starts = self._words.starts
        for few in (1, 8, 64):  # where all is common, common words must do
            for gram, shift, length in grams:
                places = self._runs.places[length].get(gram, ())
                if places and len(places) <= MOST_PLACES[length] * few:
                    weight = length / len(places)
                    for place in places:
                        votes[(starts[place] - shift) // size] += weight
            if votes:
                break
        return votes

    def _place(self, sought: _Sought, begin: int, stop: int) -> Place | None:
        alone = best_span(sought.quote, self._coded[begin:stop])
        if alone is None:
            return None
        start, end = begin + alone.start, begin + alone.end
        # What changed at the ends of a quote is told from its surroundings only.
        if self._coded[start:end] != sought.quote:
            wide = max(0, start - 2 * len(sought.prefix))
            near = self._near(sought, wide, end + 2 * len(sought.suffix))
            start, end = self._by_context((start, end), near, wide)
        return self._counted(sought, start, end)

    def _near(self, sought: _Sought, begin: int, stop: int) -> Found | None:
        """The span of the quote where it is alike together with its context."""
        before, after = len(sought.prefix), len(sought.suffix)
        whole = sought.prefix + sought.quote + sought.suffix
        return best_span(whole, self._coded[begin:stop], before, after)

    def _counted(self, sought: _Sought, start: int, end: int) -> Place | None:
        start, end = self._snapped(sought.text, start, end)
        score = self._score(sought, start, end) if start < end else 0.0
        return Place(start, end, score) if score else None

    def _by_context(self, span: tuple[int, int], near: Found | None, shift: int) -> tuple[int, int]:
        if near is None:
            return span
        start = shift + near.start if near.before >= WHOLE_CONTEXT else span[0]
        end = shift + near.end if near.after >= WHOLE_CONTEXT else span[1]
        return (start, end) if start < end else span

    def _snapped(self, quote: str, start: int, end: int) -> tuple[int, int]:
        """The span with whole words at its ends, where the quote has a word there."""
        if quote[0].isalnum():
            start = _nearest(self._words.starts, start)
        if quote[-1].isalnum():
            end = _nearest(self._words.ends, end)
        return start, end

    def _score(self, sought: _Sought, start: int, end: int) -> float:
        alike = likeness(sought.quote, self._coded[start:end])
        before = self._coded[max(0, start - len(sought.prefix)) : start]
        after = self._coded[end : end + len(sought.suffix)]
        context = len(sought.prefix) * likeness(sought.prefix, before)
        context += len(sought.suffix) * likeness(sought.suffix, after)
        length = len(sought.quote) + len(sought.prefix) + len(sought.suffix)
        score = (len(sought.quote) * alike + context) / length
        # A quote that moved has lost its context, and must be the liker for it.
        known = alike >= LEAST_LIKE and (score >= LEAST_LIKE or alike >= LEAST_ALONE)
        return score if known else 0.0


def _nearest(places: tuple[int, ...], place: int) -> int:
    """The one of some places in order that is nearest, the first of two; itself if all are far."""
    n = bisect_left(places, place)
    near = [each for each in places[max(0, n - 1) : n + 1] if abs(each - place) <= FAR]
    return min(near, key=lambda each: abs(each - place), default=place)


def _apart(found: Iterable[Place | None]) -> tuple[Place, ...]:
    """Places none of which overlaps a likelier one, the likest first."""
    kept: list[Place] = []
    for place in sorted(filter(None, found), key=lambda place: (-place.score, place.start)):
        if all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
    return tuple(kept)
