"""Expressions: a tree without connectors as a query of Whoosh."""

from __future__ import annotations

from functools import singledispatch

from whoosh import query

from app.query.streams import EXACT, TEXTS, WEIGHTS, spell
from app.query.tree import Cited, Everything, Exact, Filter, Node, Or, Phrase, Prefix, Word


@singledispatch
def expression(node: Node) -> query.Query:
    """A tree without connectors as a query of Whoosh."""
    raise TypeError(node)


@expression.register
def _(node: Word) -> query.Query:
    found = [*_columns(node), *(() if node.column else ("beside",))]
    return query.Or([_term(column, node.token) for column in found])


@expression.register
def _(node: Exact) -> query.Query:
    return query.Or([_term(EXACT[column], node.token) for column in _columns(node)])


@expression.register
def _(node: Prefix) -> query.Query:
    return query.Or(
        [query.Prefix(EXACT[c], spell(node.token), boost=WEIGHTS[c]) for c in _columns(node)]
    )


@expression.register
def _(node: Phrase) -> query.Query:
    words = list(map(spell, node.tokens))
    columns = [EXACT[c] if node.exact else c for c in _columns(node)]
    return query.Or([query.Phrase(c, words, boost=WEIGHTS[c]) for c in columns])


@expression.register
def _(node: Cited) -> query.Query:
    return query.Or([_term(c, form) for c in ("beside", "own") for form in node.forms])


@expression.register(Filter)
@expression.register(Everything)
def _(node: Filter | Everything) -> query.Query:
    return _term("filters", node.token)


@expression.register
def _(node: Or) -> query.Query:
    return query.Or([expression(part) for part in node.parts])


def _term(column: str, token: str) -> query.Term:
    return query.Term(column, spell(token), boost=WEIGHTS[column])


def _columns(node: Word | Exact | Prefix | Phrase) -> tuple[str, ...]:
    return (node.column,) if node.column else TEXTS
