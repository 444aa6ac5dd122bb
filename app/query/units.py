"""Units: the sentences and paragraphs of a text, counted in its words.

A text is its tokens, breaks among them; a paragraph is what lies between two breaks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.query.tokens import BREAK_TEXT
from app.text.sentences import sentences

_LINE = re.compile(r"[^\n\u2029]+")


def sentence_starts(text: str, starts: Sequence[int]) -> list[int]:
    """The word that each sentence begins with, in order.

    ``starts`` is where each word of the text begins.  A word that reaches over the end of a
    sentence belongs to the first one.
    """
    lines = (line.span() for line in _LINE.finditer(text))
    found = (bisect_left(starts, start) for start, _ in sentences(text, lines))
    return sorted({number for number in found if number < len(starts)})


def paragraphs(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each paragraph that has words, as the first one and the one behind the last."""
    breaks = [-1, *(n for n, word in enumerate(words) if word == BREAK_TEXT), len(words)]
    yield from ((before + 1, after) for before, after in pairwise(breaks) if before + 1 < after)


def divided(start: int, end: int, sentence_starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The sentences of the paragraph from word ``start`` to before word ``end``."""
    first, last = bisect_left(sentence_starts, start + 1), bisect_left(sentence_starts, end)
    yield from pairwise([start, *sentence_starts[first:last], end])
