"""Pieces: the parts of a query as they were written, and the words in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypedDict

from app.errors import BadQuery
from app.query.analysis import analyse
from app.query.tokens import BREAK, WORD, Token
from app.query.tree import Exact, Node, Phrase, Word


class At(TypedDict):
    """Where a node stands in the query, in code points."""

    start: int
    end: int


class Piece(Protocol):
    """A piece of a query: its text and where it stands."""

    text: str
    startchar: int
    endchar: int


class QuotedPiece(Piece, Protocol):
    """A piece between quotation marks."""

    exact: bool


def words_in(text: str) -> list[Token]:
    """The words of a part of a query."""
    return [token for token in analysed(text) if token.kind == WORD]


def analysed(text: str) -> list[Token]:
    """All tokens of a part of a query."""
    # A line's end in a query is a space: only in texts does it end a paragraph.
    return [
        t for t in analyse("".join(" " if c in "\n\u2029" else c for c in text)) if t.kind != BREAK
    ]


def phrase_of(words: Sequence[Token], piece: Piece, exact: bool) -> Node:
    """The words of a piece one behind the other, or the only one."""
    place = At(start=piece.startchar, end=piece.endchar)
    tokens = tuple(word.exact if exact else word.text for word in words)
    if len(tokens) > 1:
        return Phrase(tokens, piece.text, exact, **place)
    return (Exact if exact else Word)(tokens[0], piece.text, **place)


def no_word(position: int, why: str) -> BadQuery:
    """The error for a part of a query that holds none."""
    return BadQuery(
        position=position, why=why, remedy="Signs alone are not searched for: write a word."
    )
