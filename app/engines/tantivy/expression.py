"""Expressions: a tree as a query of tantivy."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from tantivy import Occur, Query

from app.engines.tantivy.schema import ENTRIES, SENTENCES
from app.query.rows import alternatives, pairs
from app.query.streams import EXACT, TEXTS, WEIGHTS, spell
from app.query.tree import (
    And,
    Cited,
    Everything,
    Exact,
    Filter,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Unit,
    Word,
)


@singledispatch
def expression(node: Node) -> Query:
    """A tree without connectors to check, as asked of the index of entries."""
    raise TypeError(node)


@expression.register
def _(node: Word) -> Query:
    columns = [*_columns(node), *(() if node.column else ("beside",))]
    return _any(_term(column, node.token) for column in columns)


@expression.register
def _(node: Exact) -> Query:
    return _any(_term(EXACT[column], node.token) for column in _columns(node))


@expression.register
def _(node: Prefix) -> Query:
    pattern = f"{spell(node.token)}.*"
    return _any(Query.regex_query(ENTRIES, EXACT[column], pattern) for column in _columns(node))


@expression.register
def _(node: Phrase) -> Query:
    words = _spelled(node)
    columns = [EXACT[c] if node.exact else c for c in _columns(node)]
    return _any(_weighed(Query.phrase_query(ENTRIES, c, words), c) for c in columns)


@expression.register
def _(node: Cited) -> Query:
    return _any(_term(column, form) for column in ("beside", "own") for form in node.forms)


@expression.register(Filter)
@expression.register(Everything)
def _(node: Filter | Everything) -> Query:
    return _term("filters", node.token)


@expression.register
def _(node: Near) -> Query:
    return _any(query for pair in pairs(node) for query in _near(node, *pair))


@expression.register
def _(node: Or) -> Query:
    return _any(map(expression, node.parts))


@expression.register
def _(node: And) -> Query:
    return Query.boolean_query(
        [
            (Occur.MustNot, expression(part.part))
            if isinstance(part, Not)
            else (Occur.Must, expression(part))
            for part in node.parts
        ]
    )


def _near(near: Near, left: Word | Exact, right: Word | Exact) -> Iterable[Query]:
    # A phrase with gaps finds its words in this order; what it also finds in the other is nearer.
    gaps = near.distance - 1
    for words in (left, right), (right, left):
        tokens: list[str | tuple[int, str]] = [spell(word.token) for word in words]
        for text in _columns(left):
            column = EXACT[text] if isinstance(left, Exact) else text
            yield _weighed(Query.phrase_query(ENTRIES, column, tokens, gaps), column)


def both(*queries: Query) -> Query:
    """What all of some queries find."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def among(numbers: Iterable[int], query: Query) -> Query:
    """The entries of these numbers, ranked by a query that need not find them."""
    chosen = Query.boost_query(Query.term_set_query(ENTRIES, "number", list(numbers)), 0.0)
    return Query.boolean_query([(Occur.Must, chosen), (Occur.Should, query)])


def part_expression(side: Node, unit: Unit) -> Query:
    """One side of a connector, as asked of the index of sentences and paragraphs."""
    fields = ("stems", "exact")
    if unit is Unit.PARAGRAPH:
        fields = ("paragraph_stems", "paragraph_exact")
    return _any(_in_part(each, *fields) for each in alternatives(side))


def _in_part(node: Node, stems: str, exact: str) -> Query:
    match node:
        case Word():
            return Query.term_query(SENTENCES, stems, spell(node.token))
        case Exact():
            return Query.term_query(SENTENCES, exact, spell(node.token))
        case Prefix():
            return Query.regex_query(SENTENCES, exact, f"{spell(node.token)}.*")
        case Phrase():
            return Query.phrase_query(SENTENCES, exact if node.exact else stems, _spelled(node))
    raise TypeError(node)


def _spelled(node: Phrase) -> list[str | tuple[int, str]]:
    return list(map(spell, node.tokens))


def _any(queries: Iterable[Query]) -> Query:
    found = list(queries)
    if len(found) == 1:  # which is walked faster by itself than as the only part of another
        return found[0]
    return Query.boolean_query([(Occur.Should, query) for query in found])


def _term(column: str, token: str) -> Query:
    return _weighed(Query.term_query(ENTRIES, column, spell(token)), column)


def _weighed(query: Query, column: str) -> Query:
    return Query.boost_query(query, WEIGHTS[column])


def _columns(node: Word | Exact | Prefix | Phrase) -> tuple[str, ...]:
    return (node.column,) if node.column else TEXTS
