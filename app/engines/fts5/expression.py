"""Expressions: a tree written in FTS5's own query language."""

from __future__ import annotations

from functools import singledispatch

from app.engines.fts5.tables import marked
from app.query.rows import alternatives, pairs
from app.query.streams import EXACT, TEXTS, spell
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
    return _in(node, _quoted(node.token), beside=True)


@expression.register
def _(node: Exact) -> str:
    return _in(node, _quoted(node.token, exact=True), exact=True)


@expression.register
def _(node: Prefix) -> str:
    return _in(node, _quoted(node.token, exact=True) + "*", exact=True)


@expression.register
def _(node: Phrase) -> str:
    return _in(node, _quoted(*node.tokens, exact=node.exact), exact=node.exact)


@expression.register
def _(node: Cited) -> str:
    return "{beside own} : (" + " OR ".join(map(_quoted, node.forms)) + ")"


@expression.register(Filter)
@expression.register(Everything)
def _(node: Filter | Everything) -> str:
    return f"filters : {_quoted(node.token)}"


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


def _in(node: Node, words: str, exact: bool = False, beside: bool = False) -> str:
    column = getattr(node, "column", "")
    texts = (column,) if column else TEXTS
    columns = [EXACT[text] if exact else text for text in texts]
    if beside and not column:
        columns.append("beside")
    return f"{{{' '.join(columns)}}} : {words}"


def _near(near: Near, left: Word | Exact, right: Word | Exact) -> str:
    exact = isinstance(left, Exact)
    words = " ".join(_quoted(word.token, exact=exact) for word in (left, right))
    return _in(left, f"NEAR({words}, {near.distance - 1})", exact=exact)


def sentence_expression(side: Node) -> str:
    """One side of a connector, as asked of the rows of single sentences."""
    return "(" + " OR ".join(map(_in_sentence, alternatives(side))) + ")"


def _in_sentence(node: Node) -> str:
    match node:
        case Word():
            return f"stems : {_quoted(node.token)}"
        case Exact():
            return f"exact : {_quoted(node.token, exact=True)}"
        case Prefix():
            return f"exact : {_quoted(node.token, exact=True)}*"
        case Phrase():
            words = _quoted(*node.tokens, exact=node.exact)
            return f"{'exact' if node.exact else 'stems'} : {words}"
    raise TypeError(node)


def paragraph_expression(side: Node) -> str:
    """One side of a connector, of single words, as asked of the rows of single paragraphs."""
    return "(" + " OR ".join(map(_in_paragraph, alternatives(side))) + ")"


def _in_paragraph(node: Node) -> str:
    match node:
        case Word():
            return _quoted(node.token)
        case Exact():
            return _quoted(node.token, exact=True)
        case Prefix():
            return _quoted(node.token, exact=True) + "*"
    raise TypeError(node)


def _quoted(*tokens: str, exact: bool = False) -> str:
    words = " ".join(map(spell, tokens))
    return f'"{marked(words) if exact else words}"'
