"""Expressions: a tree written in FTS5's own query language.

Words that may stand anywhere are asked for without naming columns, which would make FTS5 sort
out places text by text: no token of one kind is spelled like one of another (``tables``).
"""

from __future__ import annotations

from functools import singledispatch

from app.engines.fts5.tables import joined_word, marked
from app.query.rows import alternatives, pairs
from app.query.streams import EXACT, spell
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
    Word,
)


@singledispatch
def expression(node: Node) -> str:
    """A tree without connectors to check, in FTS5's own query language."""
    raise TypeError(node)


@expression.register
def _(node: Word) -> str:
    if node.column:
        return _in(node, _quoted(node.token))
    return f'({_quoted(node.token)} OR "{joined_word(spell(node.token))}")'


@expression.register
def _(node: Exact) -> str:
    return _in(node, _quoted(node.token, exact=True))


@expression.register
def _(node: Prefix) -> str:
    return _in(node, _quoted(node.token, exact=True) + "*")


@expression.register
def _(node: Phrase) -> str:
    return _in(node, _quoted(*node.tokens, exact=node.exact))


@expression.register
def _(node: Cited) -> str:
    return "(" + " OR ".join(map(_quoted, node.forms)) + ")"


@expression.register(Filter)
@expression.register(Everything)
def _(node: Filter | Everything) -> str:
    return _quoted(node.token)


@expression.register
def _(node: Near) -> str:
    return "(" + " OR ".join(_near(node, *pair) for pair in pairs(node)) + ")"


@expression.register
def _(node: Or) -> str:
    return "(" + " OR ".join(map(expression, node.parts)) + ")"


@expression.register
def _(node: And) -> str:
    inside = " AND ".join(expression(p) for p in node.parts if not isinstance(p, Not))
    outside = " OR ".join(expression(p.part) for p in node.parts if isinstance(p, Not))
    return f"(({inside}) NOT ({outside}))" if outside else f"({inside})"


def _in(node: Node, words: str) -> str:
    """Words in the column that a node is limited to, if it is."""
    column = getattr(node, "column", "")
    return f"{{{column} {EXACT[column]}}} : {words}" if column else words


def _near(near: Near, left: Word | Exact, right: Word | Exact) -> str:
    exact = isinstance(left, Exact)
    words = " ".join(_quoted(word.token, exact=exact) for word in (left, right))
    return _in(left, f"NEAR({words}, {near.distance - 1})")


def part_expression(side: Node) -> str:
    """One side of a connector, as asked of the rows of single sentences or paragraphs."""
    return "(" + " OR ".join(map(_in_part, alternatives(side))) + ")"


def _in_part(node: Node) -> str:
    match node:
        case Word():
            return _quoted(node.token)
        case Exact():
            return _quoted(node.token, exact=True)
        case Prefix():
            return _quoted(node.token, exact=True) + "*"
        case Phrase():
            return _quoted(*node.tokens, exact=node.exact)
    raise TypeError(node)


def _quoted(*tokens: str, exact: bool = False) -> str:
    words = " ".join(map(spell, tokens))
    return f'"{marked(words) if exact else words}"'
