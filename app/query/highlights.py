"""Highlights: where in a text, in code points, the words stand that a query asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from app.query.analysis import beside
from app.query.citations import widened
from app.query.reading import Part, read
from app.query.spans import Positions, Span, pairs, spans
from app.query.tokens import CITATION, JOINED, Token
from app.query.tree import Cited, Near, Node, Not, Unit, Word
from app.query.walk import children, has_exact, has_near, wanted


def highlights(node: Node, text: str, column: str = "body") -> list[Span]:
    """Start and end of each place, in order; places that overlap are one.

    What stands under a NOT is not shown, nor a word that is nowhere near the one it had to be.
    """
    return highlights_in(Asked(node), read(text).whole, column)


class Asked:
    """A tree, and what is the same for each text that it is sought in."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.leaves = tuple(wanted(node))
        self.exact = has_exact(node)
        self.near = has_near(node, lambda near: True)
        self.sentenced = has_near(node, lambda near: near.unit is Unit.SENTENCE)
        self.cited = any(isinstance(leaf, Cited) for leaf in self.leaves)
        self.beside = self.cited or any(isinstance(leaf, Word) for leaf in self.leaves)


def highlights_in(
    asked: Asked, part: Part, column: str = "body", beside_words: bool = True
) -> list[Span]:
    """The same in a part of a text, counted from its start.

    Without what stands beside its words, unless ``beside_words``.
    """
    positions = Positions(part.stems, part.exact, column, part.sentences)
    found = {part.place(a, b) for a, b in _sought(asked, positions)}
    if asked.beside and beside_words:
        found |= set(_beside(asked.node, list(beside(part.text, part.cut, asked.cited))))
    return _merged(found)


def _sought(asked: Asked, positions: Positions) -> Iterable[Span]:
    """Where what may be shown stands; a tree without connectors is no more than its leaves."""
    if asked.near:
        return _places(asked.node, positions)
    return chain.from_iterable(spans(leaf, positions) for leaf in asked.leaves)


def _places(node: Node, positions: Positions) -> Iterator[Span]:
    if isinstance(node, Not):
        return
    if isinstance(node, Near):
        yield from _near(node, positions)
    elif children(node):
        for part in children(node):
            yield from _places(part, positions)
    else:
        yield from spans(node, positions)


def _near(near: Near, positions: Positions) -> Iterator[Span]:
    for left, right in pairs(near, positions):
        for side, (start, end) in ((near.left, left), (near.right, right)):
            if not children(side):
                yield start, end
                continue
            yield from ((a, b) for a, b in _places(side, positions) if start <= a and b <= end)


def _beside(node: Node, tokens: Iterable[Token]) -> Iterator[Span]:
    if isinstance(node, Not | Near):
        return
    for token in tokens:
        if _is_meant(node, token):
            yield token.start, token.end
    for part in children(node):
        yield from _beside(part, tokens)


def _is_meant(node: Node, token: Token) -> bool:
    if isinstance(node, Cited) and token.kind == CITATION:
        return not set(node.forms).isdisjoint(widened(token.text))
    return isinstance(node, Word) and token.kind == JOINED and token.text == node.token


def _merged(places: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
