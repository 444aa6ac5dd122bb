"""Spans: where in a text, counted in words, the words of a query stand.

What engines cannot tell by themselves (order, overlap, nested connectors) is told here, and what
a page highlights comes from here, so that both mean the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, singledispatch

from app.query.tree import Exact, Near, Node, Or, Phrase, Prefix, Word

Span = tuple[int, int]


class Positions:
    """The words of one text: stems and exact words, position for position.

    ``column`` is the text's name, for the words of a query that are limited to one.
    """

    def __init__(self, stems: Sequence[str], exact: Sequence[str], column: str = "") -> None:
        self.words = {False: stems, True: exact}
        self.column = column

    @cached_property
    def _places(self) -> dict[bool, dict[str, list[int]]]:
        places: dict[bool, dict[str, list[int]]] = {}
        for exact, words in self.words.items():
            places[exact] = defaultdict(list)
            for position, word in enumerate(words):
                places[exact][word].append(position)
        return places

    def of(self, word: str, exact: bool) -> list[int]:
        """Where a word stands."""
        return self._places[exact].get(word, [])

    def beginning(self, prefix: str) -> list[int]:
        """Where any word stands that begins so."""
        found = self._places[True].items()
        return sorted(p for word, places in found if word.startswith(prefix) for p in places)


def spans(node: Node, positions: Positions) -> set[Span]:
    """Where a word, phrase, prefix, connector or OR of them stands; the end is the word behind.

    Anything else has no place among the words and gives nothing.
    """
    if getattr(node, "column", "") not in ("", positions.column):
        return set()
    return _spans(node, positions)


@singledispatch
def _spans(node: Node, positions: Positions) -> set[Span]:
    return set()


@_spans.register(Word)
@_spans.register(Exact)
def _(node: Word | Exact, positions: Positions) -> set[Span]:
    return {(p, p + 1) for p in positions.of(node.token, isinstance(node, Exact))}


@_spans.register
def _(node: Prefix, positions: Positions) -> set[Span]:
    return {(p, p + 1) for p in positions.beginning(node.token)}


@_spans.register
def _(node: Phrase, positions: Positions) -> set[Span]:
    words, length = positions.words[node.exact], len(node.tokens)
    wanted = list(node.tokens)
    return {
        (start, start + length)
        for start in positions.of(wanted[0], node.exact)
        if list(words[start : start + length]) == wanted
    }


@_spans.register
def _(node: Or, positions: Positions) -> set[Span]:
    return {span for part in node.parts for span in spans(part, positions)}


@_spans.register
def _(node: Near, positions: Positions) -> set[Span]:
    return {(min(a, c), max(b, d)) for (a, b), (c, d) in pairs(node, positions)}


def pairs(near: Near, positions: Positions) -> Iterable[tuple[Span, Span]]:
    """Left and right side wherever both stand as near as a connector asks."""
    left, right = spans(near.left, positions), sorted(spans(near.right, positions))
    for one in left:
        for other in right:
            if other[0] >= one[1] + near.distance:
                break
            if _fit(one, other, near):
                yield one, other


def _fit(left: Span, right: Span, near: Near) -> bool:
    if left[1] <= right[0]:
        return right[0] - left[1] < near.distance
    return not near.ordered and right[1] <= left[0] and left[0] - right[1] < near.distance
