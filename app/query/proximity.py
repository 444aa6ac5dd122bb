"""Proximity: connectors that an engine cannot answer alone are checked word by word.

An engine says which entries may hold a connector and gives their streams; the tree around it is
then answered in sets.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

from app.query.spans import Positions, spans
from app.query.streams import EXACT, TEXTS, Streams, unspell
from app.query.tree import And, Near, Node, Not, Or, children, wanted

Key = TypeVar("Key", bound=Hashable)
Check = Callable[[Near], bool]


def any_near(node: Node, needs_check: Check) -> bool:
    """Whether a tree has a connector that has to be checked."""
    if isinstance(node, Near) and needs_check(node):
        return True
    return any(any_near(part, needs_check) for part in children(node))


def answer(
    node: Node,
    match: Callable[[Node], set[Key]],
    streams: Callable[[set[Key]], Mapping[Key, Streams]],
    needs_check: Check,
) -> set[Key]:
    """The entries that a tree finds; ``match`` answers any tree without such connectors."""
    if not any_near(node, needs_check):
        return match(node)
    if isinstance(node, Near):
        found = streams(match(candidates(node)))
        return {key for key, each in found.items() if holds(node, each)}
    if isinstance(node, Or):
        return set().union(*(answer(part, match, streams, needs_check) for part in node.parts))
    assert isinstance(node, And)
    inside = [p for p in node.parts if not isinstance(p, Not)]
    outside = [p.part for p in node.parts if isinstance(p, Not)]
    found_sets = [answer(part, match, streams, needs_check) for part in inside]
    taken = [answer(part, match, streams, needs_check) for part in outside]
    return set.intersection(*found_sets).difference(*taken)


def candidates(near: Near) -> Node:
    """What an entry must hold at least, to hold a connector."""
    sides = [candidates(s) if isinstance(s, Near) else s for s in (near.left, near.right)]
    return And((_without_near(sides[0]), _without_near(sides[1])))


def _without_near(node: Node) -> Node:
    if isinstance(node, Or):
        return Or(tuple(_without_near(part) for part in node.parts))
    return candidates(node) if isinstance(node, Near) else node


def holds(near: Near, entry: Streams) -> bool:
    """Whether one of an entry's texts holds a connector."""
    return any(spans(near, _positions(entry, text)) for text in TEXTS)


def ranking(node: Node) -> Node:
    """A search for any leaf that a tree wants: what the entries it finds are ranked by."""
    return Or(tuple(wanted(node)))


def _positions(entry: Streams, text: str) -> Positions:
    return Positions(unspell(getattr(entry, text)), unspell(getattr(entry, EXACT[text])), text)
