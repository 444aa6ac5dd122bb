"""Wording: a tree written out, so that a person sees how a query was understood."""

from __future__ import annotations

from app.query.tree import (
    And,
    Cited,
    CitedBy,
    Everything,
    Exact,
    Filter,
    Near,
    Node,
    Not,
    Or,
    Phrase,
)
from app.query.walk import children


def wording(node: Node) -> str:
    """The query as it was read, with all operators and brackets written."""
    return _written(node, top=True)


def _written(node: Node, top: bool = False) -> str:
    if isinstance(node, Not):
        return f"NOT {_written(node.part)}"
    if isinstance(node, Or) and _is_one(node):
        return _alternatives(node)
    if children(node):
        parts = f" {_operator(node)} ".join(map(_written, children(node)))
        return (parts if top else f"({parts})").replace("AND NOT", "NOT")
    return _leaf(node)


def _operator(node: Node) -> str:
    if isinstance(node, Near):
        return f"{'+' if node.ordered else '/'}{node.unit or node.distance}"
    return "AND" if isinstance(node, And) else "OR"


def _is_one(node: Or) -> bool:
    """Whether its parts are readings of the same words: a hyphenated word, a quoted citation."""
    return len({(part.start, part.end) for part in node.parts}) == 1 and node.end > node.start


def _alternatives(node: Or) -> str:
    best = node.parts[0]
    if isinstance(best, Cited):
        return f'"{best.text}"'
    return str(getattr(best, "text", ""))


def _leaf(node: Node) -> str:
    if isinstance(node, Filter):
        return node.text or f"{node.field}:{_quoted(node.value)}"
    if isinstance(node, CitedBy):
        return f"cited-by:{_quoted(node.text)}"
    if isinstance(node, Cited):
        return f"cite:{_quoted(node.text)}"
    if isinstance(node, Everything):
        return "everything"
    text = str(getattr(node, "text", "")).removeprefix("=")
    sign = "=" if isinstance(node, Exact) or getattr(node, "exact", False) else ""
    column = getattr(node, "column", "")
    field = f"{column}:" if column else ""
    return field + sign + (f'"{text}"' if isinstance(node, Phrase) else _quoted(text))


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text
