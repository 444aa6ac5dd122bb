"""Where a quote stands in a text, by the quote and its context alone.

Word sequences that are rare in the text vote for places; around the best ones the span with the
fewest edits is taken (Myers' bit-vector algorithm, as edlib has it).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.text.edits import Alphabet, Found, best_span, likeness
from app.text.words import Place, words

MOST_PLACES: Final = {1: 3, 2: 6, 3: 12}  # where a sequence of so many words may stand to vote
WINDOWS: Final = 6
LEAST_VOTES: Final = 0.1  # of the best window's
LEAST_LIKE: Final = 0.55  # of quote, and of quote and context
LEAST_ALONE: Final = 0.75  # of a quote without its context
WHOLE_CONTEXT: Final = 0.6  # the share of context that must stand for it to fix a boundary


@dataclass(frozen=True, slots=True)
class _Sought:
    quote: bytes
    prefix: bytes
    suffix: bytes
    text: str  # of the quote


class Seeds:
    """One text, ready to be searched for many quotes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._alphabet = Alphabet(text)
        self._coded = self._alphabet.code(text)
        self._words = words(text)
        self._starts = frozenset(self._words.starts)
        self._ends = frozenset(self._words.ends)
        folded = [each.lower() for each in self._words.texts]
        self._places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for size in MOST_PLACES:
            for n in range(len(folded) - size + 1):
                self._places[tuple(folded[n : n + size])].append(self._words.starts[n])

    def find(self, quote: str, prefix: str = "", suffix: str = "") -> tuple[Place, ...]:
        """Places like the quote, none overlapping, the likest first; score 1 is quote and context.

        Only places with at least half of it count, more where the context is gone.
        """
        code = self._alphabet.code
        sought = _Sought(code(quote), code(prefix), code(suffix), quote)
        windows = self._windows(quote, prefix, suffix)
        places = [self._place(sought, begin, stop) for begin, stop in windows]
        return _apart(sorted(filter(None, places), key=lambda place: (-place.score, place.start)))

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
        folded = [each.lower() for each in whole.texts]
        grams = [
            (gram, whole.starts[n] - len(prefix), length)
            for length in MOST_PLACES
            for n, gram in enumerate(zip(*(folded[k:] for k in range(length)), strict=False))
        ]
        votes: dict[int, float] = defaultdict(float)
        for few in (1, 8, 64):  # where all is common, common words must do
            for gram, shift, length in grams:
                places = self._places.get(gram, ())
                if places and len(places) <= MOST_PLACES[length] * few:
                    weight = length / len(places)
                    for place in places:
                        votes[(place - shift) // size] += weight
            if votes:
                break
        return votes

    def _place(self, sought: _Sought, begin: int, stop: int) -> Place | None:
        alone = best_span(sought.quote, self._coded[begin:stop])
        if alone is None:
            return None
        start, end = begin + alone.start, begin + alone.end
        # What changed at the ends of a quote is told from its surroundings only.
        before, after = len(sought.prefix), len(sought.suffix)
        wide = max(0, start - 2 * before)
        whole = sought.prefix + sought.quote + sought.suffix
        if self._coded[start:end] != sought.quote:
            near = best_span(whole, self._coded[wide : end + 2 * after], before, after)
            start, end = self._by_context((start, end), near, wide)
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
        if quote[0].isalnum() and start not in self._starts:
            start = min(
                self._starts_near(start), key=lambda place: abs(place - start), default=start
            )
        if quote[-1].isalnum() and end not in self._ends:
            end = min(self._ends_near(end), key=lambda place: abs(place - end), default=end)
        return start, end

    def _starts_near(self, start: int) -> list[int]:
        return [place for place in range(start - 20, start + 20) if place in self._starts]

    def _ends_near(self, end: int) -> list[int]:
        return [place for place in range(end - 20, end + 20) if place in self._ends]

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


def _apart(places: list[Place]) -> tuple[Place, ...]:
    kept: list[Place] = []
    for place in places:
        if all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
    return tuple(kept)
