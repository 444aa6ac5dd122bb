"""Readings: a text with the tokens that were indexed of it, so that it is not cut up again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from app.query import layout
from app.query.analysis import joined
from app.query.lines import Lines
from app.query.streams import split, stream
from app.query.tokens import Cut, cut_up, stem
from app.query.units import sentence_starts


@dataclass
class Part:
    """Some words of a text as streams spell them, and ``text``, from code point ``start`` on.

    ``exact`` may be empty where no query looks at it.  ``layout`` says where the words stand;
    ``sentences`` which of them begin a sentence.
    """

    start: int
    text: str
    stems: list[str]
    exact: list[str]
    layout: Sequence[int]
    sentences: list[int]

    def place(self, first: int, behind: int) -> tuple[int, int]:
        """Where words stand in ``text``: from ``first`` to the one before ``behind``."""
        return self._bounds[2 * first], self._bounds[2 * behind - 1]

    @cached_property
    def cut(self) -> Cut:
        """The words with where each stands."""
        return Cut(self.text, self._bounds[::2], self._bounds[1::2])

    @cached_property
    def _bounds(self) -> list[int]:
        return list(accumulate(self.layout))


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
    def stem_lines(self) -> Lines:
        """The stems of each line."""
        return Lines(self.stems)

    @cached_property
    def exact_lines(self) -> Lines:
        """The exact words of each line."""
        return Lines(self.exact)

    @cached_property
    def line_starts(self) -> list[str]:
        """Where each line begins, as written down."""
        return self.lines.split(" ")

    @property
    def whole(self) -> Part:
        """All words."""
        words = split(self.stems), split(self.exact)
        return Part(0, self.text, *words, self.layout, self._sentence_starts)

    def line(self, number: int, sentenced: bool = True) -> Part:
        """The words of a line; without the starts of sentences unless ``sentenced``."""
        stems = split(self.stem_lines.words(number))
        exact = split(self.exact_lines.words(number)) if self.exact else []
        first = self.stem_lines.words_before(number)
        behind = first + len(stems)
        # What is passed over before the break that ends the line is a part of it.
        gap = self.layout[2 * behind : 2 * behind + 1]
        places = self.layout[2 * first : 2 * behind]
        start = int(self.line_starts[number])
        end = start + sum(places) + gap[0] if gap else len(self.text)
        sentences = self._sentences_among(first, len(stems)) if sentenced else []
        return Part(start, self.text[start:end], stems, exact, places, sentences)

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
