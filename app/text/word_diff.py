"""What changed between two texts, word by word, to be shown to a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_PIECE: Final = re.compile(r"\w+|\s+|[^\w\s]")


class Change(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    DELETED = "deleted"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that were kept, deleted or added together."""

    change: Change
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in order: kept and deleted ones make up ``old``, kept and added ones ``new``."""
    return tuple(piece for piece in _pieces(_PIECE.findall(old), _PIECE.findall(new)) if piece.text)


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for code, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if code == "equal":
            yield Piece(Change.KEPT, "".join(old[i1:i2]))
        else:
            yield Piece(Change.DELETED, "".join(old[i1:i2]))
            yield Piece(Change.ADDED, "".join(new[j1:j2]))
