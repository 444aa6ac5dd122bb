"""Words and marks of a text with their places: what passages are compared and mapped by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import add
from typing import Final

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_EDGE: Final = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a text, in code points, and how like it is to what was sought, 0 to 1."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a text in order: each a word or one mark, from ``starts`` to ``ends``."""

    texts: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    whole: str  # the text


def words(text: str) -> Words:
    """All words and marks of a text; white space is none."""
    texts = tuple(_TOKEN.findall(text))
    starts = tuple([match.start() for match in _TOKEN.finditer(text)])
    ends = tuple(map(add, starts, map(len, texts)))
    return Words(texts, starts, ends, text)


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space and marks at its ends; as it is if it has no word."""
    passage = text[start:end]
    inner = _EDGE.sub("", passage)
    if not inner:
        return start, end
    first = start + passage.index(inner)
    return first, first + len(inner)
