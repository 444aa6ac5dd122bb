"""Spans: where in a text, counted in words, the words of a query stand.

What engines cannot tell by themselves (order, overlap, nested connectors) is told here, and what
a page highlights comes from here, so that both mean the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, singledispatch

from app.query.streams import spell
from app.query.tree import Exact, Near, Node, Or, Phrase, Prefix, Unit, Word
from app.query.units import divided, paragraphs

Span = tuple[int, int]


class Positions:
    """The words of one text as streams spell them: stems and exact words, position for position.

    ``column`` is the text's name, for the words of a query that are limited to one;
    ``sentences`` says which words begin a sentence, paragraphs aside.
    """

    def __init__(
        self,
        stems: Sequence[str],
        exact: Sequence[str],
        column: str = "",
        sentences: Sequence[int] = (),
    ) -> None:
        self.words = {False: stems, True: exact}
        self.column = column
        self._sentences = sentences

        self._places: dict[tuple[str, bool], list[int]] = {}

    @cached_property
    def _units(self) -> dict[Unit, list[int]]:
        """Where units end: the word behind each."""
        whole = list(paragraphs(self.words[False]))
        parts = (end for place in whole for _, end in divided(*place, self._sentences))
        return {Unit.PARAGRAPH: [end for _, end in whole], Unit.SENTENCE: list(parts)}

    def end_of(self, unit: Unit, word: int) -> int:
        """The word behind the unit that a word stands in."""
        ends = self._units[unit]
        return ends[bisect_right(ends, word)]

    def of(self, word: str, exact: bool) -> list[int]:
        """Where a word stands."""
        # A query has few words: looking for each is faster than a table of all words of a text.
        if (word, exact) not in self._places:
            self._places[word, exact] = list(_places(spell(word), self.words[exact]))
        return self._places[word, exact]

    def beginning(self, prefix: str) -> list[int]:
        """Where any word stands that begins so."""
        beginning = spell(prefix)
        return [n for n, word in enumerate(self.words[True]) if word.startswith(beginning)]


def _places(word: str, words: Sequence[str]) -> Iterator[int]:
    place = -1
    try:
        while True:
            place = words.index(word, place + 1)
            yield place
    except ValueError:
        return


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
    wanted = list(map(spell, node.tokens))
    return {
        (start, start + length)
        for start in positions.of(node.tokens[0], node.exact)
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
        farthest = one[1] + near.distance
        if near.unit:
            farthest = positions.end_of(near.unit, one[0])
        for other in right:
            if other[0] >= farthest:
                break
            if _fit(one, other, near, positions):
                yield one, other


def _fit(left: Span, right: Span, near: Near, positions: Positions) -> bool:
    first, second = sorted([left, right])
    if first[1] > second[0] or (near.ordered and first is not left):
        return False
    if near.unit:
        return second[1] <= positions.end_of(near.unit, first[0])
    return second[0] - first[1] < near.distance
