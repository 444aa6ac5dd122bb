"""Rows: every sentence of an entry by itself, for engines that find connectors in them.

A row's number is that of its entry, of its paragraph and of its place in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import product
from typing import Any, NamedTuple

from app.query.streams import EXACT, SENTENCED, TEXTS, Streams, sentences_of
from app.query.tokens import stem
from app.query.tree import Exact, Near, Node, Or, Phrase, Prefix, Unit, Word
from app.query.units import divided, paragraphs
from app.query.walk import children

PARAGRAPH, ENTRY = 17, 36  # how many bits stand behind each of them
_LAST_SENTENCE, _LAST_PARAGRAPH = (1 << PARAGRAPH) - 1, (1 << (ENTRY - PARAGRAPH)) - 1


class Row(NamedTuple):
    """One sentence: its number and its words in streams."""

    number: int
    stems: str
    exact: str


def rows(entry: Streams) -> Iterator[Row]:
    """The sentences of an entry's title, of its names and of its body."""
    sentences = sentences_of(entry)
    for first, text, place, stems, exact in _paragraphs(entry):
        starts = sentences if text in SENTENCED else []
        for number, (start, end) in enumerate(divided(*place, starts)):
            words = " ".join(stems[start:end]), " ".join(exact[start:end])
            yield Row(first + min(number, _LAST_SENTENCE), *words)


def paragraph_rows(entry: Streams) -> Iterator[Row]:
    """The paragraphs of an entry's title, of its names and of its body."""
    for first, _, (start, end), stems, exact in _paragraphs(entry):
        yield Row(first, " ".join(stems[start:end]), " ".join(exact[start:end]))


def _paragraphs(
    entry: Streams,
) -> Iterator[tuple[int, str, tuple[int, int], list[str], list[str]]]:
    """The number of each paragraph's first row, its text's name, its words and where they are."""
    paragraph = 0
    for text in filter(partial(getattr, entry), TEXTS):
        stems, exact = getattr(entry, text).split(" "), getattr(entry, EXACT[text]).split(" ")
        for place in paragraphs(exact):
            first = (entry.number << ENTRY) + (min(paragraph, _LAST_PARAGRAPH) << PARAGRAPH)
            yield first, text, place, stems, exact
            paragraph += 1


def is_sure(near: Near) -> bool:
    """Whether a row that has both sides holds the connector, and only such rows do.

    Not in order, not limited to a column; no word may be both sides at once; and a phrase in a
    paragraph may begin in one sentence and end in the next.
    """
    sides = alternatives(near.left), alternatives(near.right)
    leaves = [*sides[0], *sides[1]]
    if near.ordered or any(children(each) or getattr(each, "column", "") for each in leaves):
        return False
    if near.unit is Unit.PARAGRAPH and any(isinstance(each, Phrase) for each in leaves):
        return False
    return not any(_may_be_one(left, right) for left, right in product(*sides))


def _may_be_one(left: Node, right: Node) -> bool:
    """Whether one word may be a part of both; a stem begins like all of its words."""
    if isinstance(right, Prefix):
        left, right = right, left
    if isinstance(left, Prefix):
        if isinstance(right, Exact | Prefix):
            return right.token.startswith(left.token) or left.token.startswith(right.token)
        return any(stem[0] == left.token[0] for stem in _stems(right))
    return not _stems(left).isdisjoint(_stems(right))


def _stems(node: Node) -> set[str]:
    match node:
        case Word():
            return {node.token}
        case Exact():
            return {stem(node.token)}
        case Phrase():
            return set(map(stem, node.tokens)) if node.exact else set(node.tokens)
    return set()


def is_distance(near: Near) -> bool:
    """Whether a connector is no more than the distance of two words, in any order.

    An engine's own operator for it knows no order, and counts a word as near itself.
    """
    return not (near.unit or near.ordered) and all(
        isinstance(left, Word | Exact)
        and type(left) is type(right)
        and left.token != right.token
        and left.column == right.column
        for left, right in pairs(near)
    )


def pairs(near: Near) -> list[tuple[Any, Any]]:
    """Each alternative of a connector's left side with each of the right one."""
    return list(product(alternatives(near.left), alternatives(near.right)))


def alternatives(side: Node) -> tuple[Node, ...]:
    """The parts of an OR, or the node itself."""
    return side.parts if isinstance(side, Or) else (side,)
