"""Phrases in many texts at once: which texts hold a run of words, and where."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.language.folding import Word, words

_WIDEST_GAP = 60  # words that an ellipsis may stand for


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a phrase stands: document and span in code points of its text."""

    document: str
    start: int
    end: int


class PhraseIndex:
    """Word positions of every text; a lookup starts at the rarest word of the phrase."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._words: dict[str, list[Word]] = {each: words(text) for each, text in texts.items()}
        self._places: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for document, found in self._words.items():
            for place, word in enumerate(found):
                self._places[word.text][document].append(place)

    def find(self, segments: Sequence[Sequence[str]]) -> list[Hit]:
        """Every place where the segments stand in order, at most 60 words apart."""
        if not segments or any(word not in self._places for each in segments for word in each):
            return []
        common = set.intersection(
            *(set(self._places[word]) for segment in segments for word in segment)
        )
        return [hit for document in sorted(common) for hit in self._in(document, segments)]

    def _in(self, document: str, segments: Sequence[Sequence[str]]) -> list[Hit]:
        hits = []
        for first in self._starts(document, segments[0]):
            last = first + len(segments[0])
            for segment in segments[1:]:
                last = self._next(document, segment, last)
                if last < 0:
                    break
            if last > 0:
                found = self._words[document]
                hits.append(Hit(document, found[first].start, found[last - 1].end))
        return hits

    def _next(self, document: str, segment: Sequence[str], after: int) -> int:
        """Where the segment ends that begins within the gap behind ``after``; -1 if nowhere."""
        starts = self._starts(document, segment)
        place = bisect_left(starts, after)
        if place == len(starts) or starts[place] - after > _WIDEST_GAP:
            return -1
        return starts[place] + len(segment)

    def _starts(self, document: str, segment: Sequence[str]) -> list[int]:
        found = self._words[document]
        offset = min(range(len(segment)), key=lambda n: len(self._places[segment[n]][document]))
        return [
            first
            for place in self._places[segment[offset]][document]
            if (first := place - offset) >= 0 and _matches(found, first, segment)
        ]


def _matches(found: Sequence[Word], first: int, segment: Sequence[str]) -> bool:
    if first + len(segment) > len(found):
        return False
    return all(found[first + n].text == word for n, word in enumerate(segment))
