"""How two texts are alike: one again, an update of it, a part of it, or a text that quotes it.

Texts are compared by their shingles, the runs of five words in them.  A sketch keeps one in eight
of these, chosen by their hashes, so that texts which share shingles share parts of their sketches.
"""

from __future__ import annotations

import re
from enum import StrEnum
from hashlib import blake2b

SHINGLE = 5  # words
ONE_IN = 8  # shingles whose hash is kept in a sketch
FEWEST = 40  # words: of shorter texts nothing can be said

_WORD = re.compile(r"[^\W_]+")
_AGAIN = 0.75  # of the shingles of both, which a republished text keeps
_WORDS_CHANGED = 15  # in a row: a credit or a correction; an update has whole sentences of its own
_PART = 0.85  # of the shingles of the shorter one, when it is a part of the longer one
_UPDATED = 0.33  # of the shingles of both, which an update keeps
_QUOTED = 8  # shingles in common, twelve words in a row, from which on one quotes the other


class Likeness(StrEnum):
    """What the second of two texts is to the first."""

    AGAIN = "republished"
    UPDATE = "updated"
    PART = "a part"
    QUOTES = "quotes it"
    OTHER = "another"


def sketch(text: str) -> frozenset[int]:
    """Hashes of 63 bits of one in ``ONE_IN`` shingles; the same for the same text for ever."""
    return frozenset(
        number >> 1 for shingle in shingles(text) if (number := _hash(shingle)) % ONE_IN == 0
    )


def shingles(text: str) -> frozenset[str]:
    """The runs of ``SHINGLE`` words in a text, in lower case, parted by spaces."""
    words = _WORD.findall(text.lower())
    return frozenset(
        " ".join(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1)
    )


def is_long(text: str) -> bool:
    """Whether a text has enough words to be told from another by them."""
    return len(_WORD.findall(text)) >= FEWEST


def likeness(first: str, second: str) -> Likeness:
    """What the second text is to the first."""
    if not (is_long(first) and is_long(second)):
        return Likeness.AGAIN if first == second else Likeness.OTHER
    ours, theirs = shingles(first), shingles(second)
    both = ours & theirs
    less, more = sorted((len(both) / len(ours), len(both) / len(theirs)))
    changed = max(_longest_change(first, both), _longest_change(second, both))
    if less >= _AGAIN and changed <= _WORDS_CHANGED:
        return Likeness.AGAIN
    if more >= _PART and less < _AGAIN:
        return Likeness.PART
    if less >= _UPDATED:
        return Likeness.UPDATE
    return Likeness.QUOTES if len(both) >= _QUOTED else Likeness.OTHER


def _longest_change(text: str, common: frozenset[str]) -> int:
    """The longest run of words in a text that stand in no shingle of both."""
    words = _WORD.findall(text.lower())
    longest = run = covered = 0
    for place in range(len(words)):
        if " ".join(words[place : place + SHINGLE]) in common:
            covered = place + SHINGLE
        run = 0 if place < covered else run + 1
        longest = max(longest, run)
    return longest


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode("utf-8"), digest_size=8).digest(), "big")
