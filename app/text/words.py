"""Words and marks of a text with their places: what passages are compared and mapped by."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import add
from typing import Final, NamedTuple

from app.text.anchors import CONTEXT

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_EDGE: Final = re.compile(r"^[\W_]+|[\W_]+$")


class Place(NamedTuple):
    """A span of a text, in code points, and how like it is to what was sought, 0 to 1."""

    start: int
    end: int
    score: float


class Passage(NamedTuple):
    """A span of a text in code points, with its context; and its words by their numbers.

    ``first`` to ``last`` are those of the span, both counted in; ``begin`` to ``stop`` those of the
    span and its context, ``stop`` not counted in.  A span without words has ``last < first``.
    """

    start: int
    end: int
    begin: int
    stop: int
    first: int
    last: int
    prefix: str
    quote: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text in order: each a word or one mark, from ``starts`` to ``ends``."""

    texts: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    whole: str  # the text

    def passage(self, start: int, end: int) -> Passage:
        """The passage ``whole[start:end]``; code points."""
        starts, ends, whole = self.starts, self.ends, self.whole
        before, after = max(0, start - CONTEXT), end + CONTEXT
        first = bisect_right(ends, start)
        # No more words than code points: what follows is sought near by only.
        last = bisect_left(starts, end, first, min(len(starts), first + end - start)) - 1
        begin = bisect_left(starts, before, max(0, first - CONTEXT), first)
        stop = bisect_right(ends, after, last + 1, min(len(ends), last + 1 + CONTEXT))
        context = whole[before:start], whole[start:end], whole[end:after]
        return Passage(start, end, begin, stop, first, last, *context)


def words(text: str) -> Words:
    """All words and marks of a text; white space is none."""
    texts = tuple(_TOKEN.findall(text))
    starts = array("i", [match.start() for match in _TOKEN.finditer(text)])
    ends = array("i", map(add, starts, map(len, texts)))
    return Words(texts, starts, ends, text)


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space and marks at its ends; as it is if it has no word."""
    passage = text[start:end]
    inner = _EDGE.sub("", passage)
    if not inner:
        return start, end
    first = start + passage.index(inner)
    return first, first + len(inner)
