"""Answers in sets: what an engine cannot answer alone is put together from what it can.

An engine answers the trees that it is sure of.  Connectors are checked word by word in the
entries that may hold them; AND, OR and NOT around them are sets.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from app.query.spans import Positions, spans
from app.query.streams import EXACT, SENTENCED, TEXTS, Streams, sentences_of, split
from app.query.tree import And, Near, Node, Not, Or
from app.query.walk import children

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Index(Generic[Key]):
    """What an engine can do by itself.

    ``is_sure`` says of which trees; ``match`` gives the entries that such a tree finds, and
    ``streams`` their tokens.
    """

    is_sure: Callable[[Node], bool]
    match: Callable[[Node], set[Key]]
    streams: Callable[[set[Key]], Mapping[Key, Streams]]


def answer(node: Node, index: Index[Key]) -> set[Key]:
    """The entries that a tree finds."""
    if index.is_sure(node):
        return index.match(node)
    if isinstance(node, Near):
        unordered = replace(node, ordered=False)
        likely = unordered if index.is_sure(unordered) else candidates(node)
        found = index.streams(answer(likely, index))
        return {key for key, each in found.items() if holds(node, each)}
    if isinstance(node, Or):
        return set().union(*(answer(part, index) for part in node.parts))
    assert isinstance(node, And)
    inside = [answer(part, index) for part in node.parts if not isinstance(part, Not)]
    outside = [answer(part.part, index) for part in node.parts if isinstance(part, Not)]
    return set.intersection(*inside).difference(*outside)


def candidates(near: Near) -> Node:
    """What an entry must hold at least, to hold a connector."""
    return And((_without_near(near.left), _without_near(near.right)))


def _without_near(node: Node) -> Node:
    if isinstance(node, Or):
        return Or(tuple(_without_near(part) for part in node.parts))
    return candidates(node) if isinstance(node, Near) else node


def holds(near: Near, entry: Streams) -> bool:
    """Whether one of an entry's texts holds a connector."""
    return any(spans(near, _positions(entry, text)) for text in TEXTS)


def ranking(node: Node) -> Node:
    """A search for what a tree wants, wherever it stands: what its entries are ranked by.

    It finds all that the tree finds, and no more than has all of the words that it needs.
    """
    if isinstance(node, And | Near):
        sides = (part for part in children(node) if not isinstance(part, Not))
        return And(tuple(map(ranking, sides)))
    return Or(tuple(map(ranking, node.parts))) if isinstance(node, Or) else node


def _positions(entry: Streams, text: str) -> Positions:
    sentences = sentences_of(entry) if text in SENTENCED else ()
    stems, exact = split(getattr(entry, text)), split(getattr(entry, EXACT[text]))
    return Positions(stems, exact, text, sentences)
