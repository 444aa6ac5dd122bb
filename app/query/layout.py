"""Layout: where the words of a text stand in it, written down when it is indexed.

A page of results then shows passages without cutting texts into words again.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from app.query.tokens import BREAK_TEXT, Cut

_MOST = 0xFF


def lines(cut: Cut) -> str:
    """Where each line of a text begins, breaks being its ends: code points between spaces."""
    breaks = (cut.ends[n] for n, word in enumerate(cut.exact) if word == BREAK_TEXT)
    return " ".join(map(str, chain([0], breaks)))


def layout(cut: Cut) -> str:
    """By word, what is passed over before it and how long it is, each a character's number.

    Nothing for a text in which one of them is more than 255, nor for one without words.
    """
    numbers = list(distances(cut))
    return "".join(map(chr, numbers)) if max(numbers, default=0) <= _MOST else ""


def distances(cut: Cut) -> Iterator[int]:
    """The numbers of a layout, however high."""
    before = 0
    for start, end in zip(cut.starts, cut.ends, strict=True):
        yield start - before
        yield end - start
        before = end
