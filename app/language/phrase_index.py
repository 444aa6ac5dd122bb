"""Phrases in many texts at once: which texts hold a run of words, and where.

The words of all texts stand in one array of numbers; a lookup starts at the rarest word of the
phrase and compares around each of its places.  The whole Code is 25 million words.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.language.folding import Word, law_words
from app.language.word_rows import WordRows, word_rows

WIDEST_GAP = 60  # words that an ellipsis may stand for
_UNKNOWN = 0

Segments = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a phrase stands: document and span in code points of its text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``last`` (one behind) of all the words of an index."""

    first: int
    last: int


class PhraseIndex:
    """The words of every text in one row, and the places of each word that is not too common."""

    def __init__(self, texts: Mapping[str, str], rows: WordRows | None = None) -> None:
        """Of texts, whose ``rows`` are made where they are not given."""
        self.texts = texts
        self.rows = rows or word_rows(texts)
        self.words, self.begins = self.rows.words, self.rows.begins
        self.documents = list(texts)
        self._place_of = {document: number for number, document in enumerate(texts)}
        self._numbers = {word: number for number, word in enumerate(self.rows.spellings, 1)}
        self._spelled = lru_cache(maxsize=64)(lambda document: law_words(self.texts[document]))

    def number(self, word: str) -> int:
        """The number of a word, 0 of one that no text has."""
        return self._numbers.get(word, _UNKNOWN)

    def places(self, word: str) -> Sequence[int]:
        """Where a word stands; nowhere for one that is too common to be looked up."""
        number = self.number(word)
        offsets = self.rows.offsets
        return self.rows.places[offsets[number - 1] : offsets[number]] if number else ()

    def count(self, word: str) -> int:
        """How often all texts have a word that can be looked up."""
        return len(self.places(word))

    def spelling(self, run: Run) -> list[str]:
        """The words of a run, as they are compared."""
        return [self.rows.spellings[number - 1] for number in self.words[run.first : run.last]]

    def bounds(self, place: int) -> Run:
        """The words of the document that a word stands in."""
        number = bisect_right(self.begins, place)
        last = self.begins[number] if number < len(self.begins) else len(self.words)
        return Run(self.begins[number - 1], last)

    def hit(self, run: Run) -> Hit:
        """The document and the code points of a run of words."""
        number = bisect_right(self.begins, run.first) - 1
        document, begin = self.documents[number], self.begins[number]
        spelled: Sequence[Word] = self._spelled(document)
        first, last = spelled[run.first - begin], spelled[run.last - 1 - begin]
        return Hit(document, first.start, last.end)

    def find(self, segments: Segments, most: int = 1000) -> list[Hit]:
        """Where the segments stand in order, at most 60 words apart; at most so many places."""
        hits: list[Hit] = []
        for run in self.runs(segments):
            hits.append(self.hit(run))
            if len(hits) == most:
                break
        return hits

    def within(self, document: str, segment: Sequence[str]) -> list[Hit]:
        """Where a run of words, however common, stands in one document."""
        if document not in self._place_of or not segment:
            return []
        number = self._place_of[document]
        last = self.begins[number + 1] if number + 1 < len(self.begins) else len(self.words)
        held = self.words[self.begins[number] : last].tobytes()
        wanted = array("I", map(self.number, segment))
        size, found, hits = wanted.itemsize, -1, []
        while (found := held.find(wanted.tobytes(), found + 1)) >= 0:
            if found % size == 0:
                first = self.begins[number] + found // size
                hits.append(self.hit(Run(first, first + len(wanted))))
        return hits

    def runs(self, segments: Segments) -> Iterator[Run]:
        """The same as runs of words, in the order of the documents."""
        coded = [array("I", map(self.number, segment)) for segment in segments]
        if not coded or any(not each or _UNKNOWN in each for each in coded):
            return
        rarest = min(range(len(coded)), key=lambda n: self._rarest(segments[n])[0])
        for first in self._starts(segments[rarest], coded[rarest]):
            whole = self._around(coded, rarest, first)
            if whole:
                yield whole

    def _rarest(self, segment: Sequence[str]) -> tuple[int, int]:
        """How many places its rarest word has, and where in the segment that is."""
        counts = [(self.count(word) or len(self.words), n) for n, word in enumerate(segment)]
        return min(counts)

    def _starts(self, segment: Sequence[str], coded: array[int]) -> Iterator[int]:
        _, offset = self._rarest(segment)
        length = len(coded)
        for place in self.places(segment[offset]):
            first = place - offset
            if first >= 0 and self.words[first : first + length] == coded:
                bounds = self.bounds(place)
                if bounds.first <= first and first + length <= bounds.last:
                    yield first

    def _around(self, coded: Sequence[array[int]], rarest: int, first: int) -> Run | None:
        """The run from the first segment to the last one, of which one stands at ``first``."""
        bounds = self.bounds(first)
        last = first + len(coded[rarest])
        for segment in coded[rarest + 1 :]:
            length = len(segment)
            until = min(bounds.last, last + WIDEST_GAP + length)
            starts = (n for n in range(last, until) if self.words[n : n + length] == segment)
            found = next(starts, -1)
            if found < 0 or found + length > bounds.last:
                return None
            last = found + length
        for segment in reversed(coded[:rarest]):
            length = len(segment)
            since = max(bounds.first, first - WIDEST_GAP - length)
            before = range(first - length, since - 1, -1)
            found = next((n for n in before if self.words[n : n + length] == segment), -1)
            if found < 0:
                return None
            first = found
        return Run(first, last)
