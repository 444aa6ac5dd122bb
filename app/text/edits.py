"""Edit distances between a quote and a text, by edlib; all in code points."""

from __future__ import annotations

import codecs
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any, Final

import edlib

ALPHABET: Final = 250  # edlib takes 256 distinct characters; the rarer ones of a text share one
MOST_EDITS: Final = 0.5  # of a quote's length
_NO_CHARACTER: Final = "\ufffe"  # what the codecs of Python take for a byte without one
_RUN: Final = re.compile(r"(\d+)([=XID])")


@dataclass(frozen=True, slots=True)
class Found:
    """The span ``start`` to ``end`` of a text, and the shares of the context that stand by it."""

    start: int
    end: int
    before: float = 1.0
    after: float = 1.0


class Alphabet:
    """A byte for each character that is common in a text; one for all others, one for foreign."""

    def __init__(self, text: str) -> None:
        found = set(text)
        common = found if len(found) <= ALPHABET else dict(Counter(text).most_common(ALPHABET))
        known = "".join(common)
        self._table: dict[int, int] = defaultdict(lambda: ALPHABET + 1)
        self._table |= dict.fromkeys(map(ord, found), 0)
        self._table |= {ord(c): n for n, c in enumerate(known, 1)}
        self._map = codecs.charmap_build(_NO_CHARACTER + known.ljust(255, _NO_CHARACTER))

    def code(self, text: str) -> bytes:
        """A text as bytes, one a code point."""
        try:
            return codecs.charmap_encode(text, "strict", self._map)[0]
        except UnicodeEncodeError:  # a character without a byte of its own
            return text.translate(self._table).encode("latin-1")


def likeness(one: bytes, other: bytes) -> float:
    """1 for equal strings, 0 for strings with nothing in common: edits to the longer's length."""
    longer = max(len(one), len(other))
    if one == other or not longer:
        return 1.0
    found = edlib.align(one, other, mode="NW", task="distance")
    return 1.0 - int(found["editDistance"]) / longer


def best_span(quote: bytes, text: bytes, before: int = 0, after: int = 0) -> Found | None:
    """The span of ``text`` with the fewest edits to ``quote``, without its context at the ends.

    ``before`` and ``after`` are the numbers of code points of ``quote`` that are context.
    None when more than half of the quote would change.
    """
    if not quote or not text:
        return None
    most = max(1, int(len(quote) * MOST_EDITS))
    task = "path" if before or after else "locations"
    found = edlib.align(quote, text, mode="HW", task=task, k=most)
    if found["editDistance"] < 0:
        return None
    if task == "locations":
        start, end = found["locations"][0]
        return Found(start or 0, end + 1)
    return _found(found, len(quote), before, after)


def _found(found: dict[str, Any], length: int, before: int, after: int) -> Found:
    """The span of the quote without its context, read off the runs of an alignment."""
    i, j = 0, found["locations"][0][0] or 0
    start = end = j
    kept = [0, 0]
    for digits, kind in _RUN.findall(found["cigar"]):
        count = int(digits)
        if kind == "D":  # in the text only
            j += count
            continue
        step = kind != "I"  # in the quote only: it goes to where the next one would begin
        if i <= before < i + count:
            start = j + step * (before - i)
        if i < length - after <= i + count:
            end = j + step * (length - after - i)
        if kind == "=":
            kept[0] += max(0, min(i + count, before) - i)
            kept[1] += max(0, i + count - max(i, length - after))
        i, j = i + count, j + step * count
    shares = [n / width if width else 0.0 for n, width in zip(kept, (before, after), strict=True)]
    return Found(start, max(start, end), *shares)
