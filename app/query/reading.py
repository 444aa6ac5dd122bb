"""Readings: a text with the tokens that were indexed of it, so that it is not cut up again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.query import layout
from app.query.analysis import joined
from app.query.streams import spell, stream, unspell
from app.query.tokens import BREAK_TEXT, Cut, cut_up, stem
from app.query.units import sentence_starts

_BREAK = spell(BREAK_TEXT)


@dataclass(frozen=True)
class Part:
    """Some words of a text, from code point ``start`` on: ``cut``, and their stems one by one.

    ``sentences`` says which words begin a sentence.
    """

    start: int
    cut: Cut
    stems: list[str]
    sentences: list[int]


@dataclass(frozen=True)
class Reading:
    """A text, its streams and where its words stand in it, as ``Streams`` has them.

    ``beside`` is the stream of the whole entry; ``exact`` may be empty where no query looks at it.
    Lines are what lies between two breaks, counted from 0.
    """

    text: str
    stems: str
    exact: str
    beside: str
    sentences: str
    lines: str
    layout: Sequence[int]

    @cached_property
    def stem_lines(self) -> list[str]:
        """The stems of each line, with a space on either side of each."""
        return f" {self.stems} ".split(_BREAK)

    @cached_property
    def exact_lines(self) -> list[str]:
        """The exact words of each line, with a space on either side of each."""
        return f" {self.exact} ".split(_BREAK)

    @cached_property
    def line_starts(self) -> list[str]:
        """Where each line begins, as written down."""
        return self.lines.split(" ")

    @property
    def whole(self) -> Part:
        """All words."""
        starts, ends = layout.places(self.layout, 0, len(self.layout))
        return Part(0, Cut(self.text, starts, ends), unspell(self.stems), self._sentence_starts)

    def line(self, number: int, sentenced: bool = True) -> Part:
        """The words of a line; without the starts of sentences unless ``sentenced``."""
        stems = self.stem_lines[number][1:-1]
        first, words = self._words_before(number), stems.count(" ") + bool(stems)
        starts, ends = layout.places(self.layout, first, words + 1)
        start = int(self.line_starts[number])
        end = start + starts[words] if words < len(starts) else len(self.text)
        cut = Cut(self.text[start:end], starts[:words], ends[:words])
        sentences = self._sentences_among(first, words) if sentenced else []
        return Part(start, cut, unspell(stems), sentences)

    def _words_before(self, number: int) -> int:
        # Before each word and each break but the first one stands a space.
        letters = sum(map(len, self.stem_lines[:number])) + number * len(_BREAK)
        return self.stems.count(" ", 0, letters - 1) + 1 if number else 0

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return list(map(int, self.sentences.split()))

    def _sentences_among(self, first: int, words: int) -> list[int]:
        known = self._sentence_starts
        inside = known[bisect_left(known, first) : bisect_left(known, first + words)]
        return [word - first for word in inside]


def read(text: str) -> Reading:
    """A text as it is read where nothing was indexed of it."""
    cut = cut_up(text)
    return Reading(
        text=text,
        stems=stream(map(stem, cut.exact)),
        exact=stream(cut.exact),
        beside=stream(joined(text, cut)),
        sentences=" ".join(map(str, sentence_starts(text, cut.starts))),
        lines=layout.lines(cut),
        layout=list(layout.distances(cut)),
    )
