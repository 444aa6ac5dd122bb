"""Edit distances between a quote and a text, by edlib; all in code points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import edlib

ALPHABET: Final = 250  # edlib takes 256 distinct characters; the rarer ones of a quote share one
MOST_EDITS: Final = 0.5  # of a quote's length
_STEP: Final = re.compile(r"(\d+)([=XID])")


@dataclass(frozen=True, slots=True)
class Found:
    """The span ``start`` to ``end`` of a text, and the shares of the context that stand by it."""

    start: int
    end: int
    before: float = 1.0
    after: float = 1.0


def likeness(one: str, other: str) -> float:
    """1 for equal strings, 0 for strings with nothing in common: edits to the longer's length."""
    longer = max(len(one), len(other))
    if one == other or not longer:
        return 1.0
    first, second = _coded(one, other)
    return (
        1.0 - int(edlib.align(first, second, mode="NW", task="distance")["editDistance"]) / longer
    )


def best_span(quote: str, text: str, before: int = 0, after: int = 0) -> Found | None:
    """The span of ``text`` with the fewest edits to ``quote``, without its context at the ends.

    ``before`` and ``after`` are the numbers of code points of ``quote`` that are context.
    None when more than half of the quote would change.
    """
    if not quote or not text:
        return None
    sought, searched = _coded(quote, text)
    most = max(1, int(len(quote) * MOST_EDITS))
    found = edlib.align(sought, searched, mode="HW", task="path", k=most)
    if found["editDistance"] < 0:
        return None
    return _found(found, len(quote), before, after)


def _found(found: dict[str, Any], length: int, before: int, after: int) -> Found:
    start = end = -1
    kept = [0, 0]
    for i, j, equal in _steps(found["cigar"], found["locations"][0][0] or 0):
        if i < before:
            kept[0] += equal
            start = j + 1
        elif i >= length - after:
            kept[1] += equal
        else:
            start = j if start < 0 else start
            end = j + 1
    shares = [n / width if width else 0.0 for n, width in zip(kept, (before, after), strict=True)]
    return Found(start, max(start, end), *shares)


def _steps(cigar: str, place: int) -> Iterator[tuple[int, int, bool]]:
    """For each code point of the quote: its number, where it went in the text, and whether kept.

    A code point that is not in the text goes to where the next one would begin.
    """
    i = 0
    for count, kind in _STEP.findall(cigar):
        for _ in range(int(count)):
            if kind == "D":  # in the text only
                place += 1
            elif kind == "I":  # in the quote only
                yield i, place - 1, False
                i += 1
            else:
                yield i, place, kind == "="
                i, place = i + 1, place + 1


def _coded(quote: str, text: str) -> tuple[bytes, bytes]:
    common = [each for each, _ in Counter(quote).most_common(ALPHABET)]
    table = dict.fromkeys(map(ord, set(text) | set(quote)), 0)
    table |= {ord(each): number for number, each in enumerate(common, 1)}
    return quote.translate(table).encode("latin-1"), text.translate(table).encode("latin-1")
