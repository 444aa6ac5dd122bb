"""Walks: going through the tree of a query, and asking what is in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from app.query.tree import And, Exact, Near, Node, Not, Or, Phrase, Prefix


def children(node: Node) -> tuple[Node, ...]:
    """The parts of a node, in the order of the query."""
    if isinstance(node, And | Or):
        return node.parts
    if isinstance(node, Not):
        return (node.part,)
    if isinstance(node, Near):
        return (node.left, node.right)
    return ()


def every_node(node: Node) -> list[Node]:
    """A tree's nodes, each before its parts."""
    return [node, *(each for part in children(node) for each in every_node(part))]


def replaced(node: Node, change: Callable[[Node], Node]) -> Node:
    """The same tree with every leaf put through ``change``."""
    if isinstance(node, And | Or):
        return replace(node, parts=tuple(replaced(part, change) for part in node.parts))
    if isinstance(node, Near):
        left, right = replaced(node.left, change), replaced(node.right, change)
        return replace(node, left=left, right=right)
    if isinstance(node, Not):
        return replace(node, part=replaced(node.part, change))
    return change(node)


def wanted(node: Node) -> Iterator[Node]:
    """The leaves that a hit may contain: all but what stands under a ``Not``."""
    if isinstance(node, Not):
        return
    if not children(node):
        yield node
    for part in children(node):
        yield from wanted(part)


def has_near(node: Node, kind: Callable[[Near], bool]) -> bool:
    """Whether a tree has a connector of a kind."""
    if isinstance(node, Near) and kind(node):
        return True
    return any(has_near(part, kind) for part in children(node))


def has_exact(node: Node) -> bool:
    """Whether a tree asks for words in exactly one form."""
    return any(
        isinstance(leaf, Exact | Prefix) or (isinstance(leaf, Phrase) and leaf.exact)
        for leaf in wanted(node)
    )
