"""Limits: a query that is too long, too deep, or only takes away, is refused."""

from __future__ import annotations

import re

from app.errors import BadQuery
from app.query.fields import DATES
from app.query.tree import And, Cited, Node, Not, Phrase
from app.query.walk import children, every_node

LONGEST = 2_000
MOST_TERMS = 200
MOST_WRITTEN = 300  # words as written, before it is known which of them are one citation
MOST_NESTING = 50
_NESTING = re.compile(r"(?<![^\s(])(?:[/+]\S|%|BUT\b)")
MOST_TIMES = 10
_WRITTEN = re.compile(r"(?<!\S)(?!(?:OR|AND|NOT|BUT|[&%]|[/+]\S+)(?!\S))\S+")
_TIMES = re.compile(rf"\b(?:{'|'.join(DATES)}):", re.IGNORECASE)


def check_written(query: str) -> None:
    """Refuse a query for what it looks like, before it is read.  Raises ``BadQuery``."""
    if len(query) > LONGEST:
        raise BadQuery(
            position=LONGEST,
            why=f"it is longer than {LONGEST} characters",
            remedy="Search for its most telling words.",
        )
    if not query.strip():
        raise BadQuery(position=0, why="it is empty", remedy="Write a word to search for.")
    _check_count(query, _NESTING, MOST_NESTING, "connectors")
    _check_count(query, _TIMES, MOST_TIMES, "times")
    _check_count(query, _WRITTEN, MOST_WRITTEN, "words")


def check_tree(tree: Node) -> None:
    """Refuse a tree that finds nothing to take away from, or has too many words."""
    _check_positive(tree)
    _check_size(tree)


def _check_positive(node: Node) -> None:
    """Every query, and every side of an OR, must find something before anything is taken away."""
    if isinstance(node, Not) or (
        isinstance(node, And) and all(isinstance(part, Not) for part in node.parts)
    ):
        raise BadQuery(
            position=node.start,
            why="NOT has nothing to be taken away from",
            remedy="Say first what to find, as in: parole NOT tourist, or kind:article NOT parole.",
        )
    for part in children(node):
        _check_positive(part.part if isinstance(part, Not) and isinstance(node, And) else part)


def _check_count(query: str, what: re.Pattern[str], most: int, name: str) -> None:
    """What nests, or becomes many parts, may stand there only so often."""
    for number, found in enumerate(what.finditer(query)):
        if number >= most:
            raise BadQuery(
                position=found.start(),
                why=f"it has more than {most} {name}",
                remedy="Search for its most telling words.",
            )


def _check_size(tree: Node) -> None:
    leaves = [node for node in every_node(tree) if not children(node)]
    # A time is one word, of however many days, months and years it is made up.
    counted = {(type(leaf), leaf.start, leaf.end, _terms(leaf)): leaf for leaf in leaves}
    if sum(map(_terms, counted.values())) > MOST_TERMS:
        raise BadQuery(
            position=leaves[-1].start,
            why=f"it has more than {MOST_TERMS} words",
            remedy="Search for its most telling words.",
        )


def _terms(leaf: Node) -> int:
    """How many words a leaf counts as; a range of sections as one for every ten."""
    if isinstance(leaf, Cited):
        return 1 + len(leaf.forms) // 10
    return len(leaf.tokens) if isinstance(leaf, Phrase) else 1
