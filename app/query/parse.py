"""Parse: a query as somebody typed it becomes a tree, or an error that says where it breaks."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any

from whoosh.qparser.default import QueryParser
from whoosh.qparser.plugins import OperatorsPlugin

from app.errors import BadQuery
from app.query import fields
from app.query.brackets import BracketPlugin
from app.query.leaves import At
from app.query.plugins import (
    ConnectorTagger,
    FieldPlugin,
    JuxtapositionPlugin,
    OperatorTagger,
    UnitTagger,
    WordPlugin,
)
from app.query.syntax import (
    AndGroup,
    Bracketed,
    ButNotGroup,
    Fielded,
    Leaf,
    NearGroup,
    NotGroup,
    OrderedGroup,
    OrderedParagraphGroup,
    OrderedSentenceGroup,
    OrGroup,
    ParagraphGroup,
    Prefixed,
    SentenceGroup,
)
from app.query.tree import (
    And,
    Cited,
    CitedBy,
    Everything,
    Filter,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    children,
)

LONGEST = 2_000
MOST_TERMS = 200
MOST_WRITTEN = 300  # words as written, before it is known which of them are one citation
MOST_NESTING = 50
_NESTING = re.compile(r"(?<![^\s(])(?:[/+]\S|%|BUT\b)")
MOST_TIMES = 10
_WRITTEN = re.compile(r"(?<!\S)(?!(?:OR|AND|NOT|BUT|[&%]|[/+]\S+)(?!\S))\S+")
_TIMES = re.compile(rf"\b(?:{'|'.join(fields.DATES)}):", re.IGNORECASE)

# The order is the order in which operators bind, the tightest first, as on Westlaw and Lexis.
_OPERATORS = (
    OperatorTagger("OR", OrGroup),
    ConnectorTagger("+", OrderedGroup),
    ConnectorTagger("/", NearGroup),
    UnitTagger("+", OrderedSentenceGroup),
    UnitTagger("/", SentenceGroup),
    UnitTagger("+", OrderedParagraphGroup),
    UnitTagger("/", ParagraphGroup),
    OperatorTagger("NOT", NotGroup, Prefixed),
    OperatorTagger("AND|&", AndGroup),
    OperatorTagger(r"%|BUT\s+NOT", ButNotGroup),
)
_QUOTES = str.maketrans("“”„«»", '"""""')


def _parser() -> QueryParser:
    operators = OperatorsPlugin([(tagger, 0) for tagger in _OPERATORS], clean=True)
    plugins = [BracketPlugin(), FieldPlugin(), WordPlugin(), JuxtapositionPlugin(), operators]
    return QueryParser("", None, plugins=plugins, group=Bracketed)


_PARSER = _parser()


def parse(query: str, today: date | None = None) -> Node:
    """The tree of a query.  Positions are code points in ``query``; ``today`` is today in UTC.

    Raises ``BadQuery`` for anything that cannot be read as meant, an empty query included.
    """
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
    day = today or datetime.now(UTC).date()
    tree = _node(_PARSER.process(query.translate(_QUOTES)), day)
    _check_positive(tree)
    _check_size(tree)
    return tree


def _node(syntax: Any, today: date) -> Node:
    if isinstance(syntax, Leaf):
        return syntax.node
    if isinstance(syntax, Fielded):
        return _field(syntax, today)
    if isinstance(syntax, NearGroup):
        return _near(syntax, today)
    parts = [_node(each, today) for each in syntax]
    if isinstance(syntax, NotGroup):
        return Not(parts[0], start=parts[0].start, end=parts[0].end)
    if isinstance(syntax, ButNotGroup):
        parts[1] = Not(parts[1], start=parts[1].start, end=parts[1].end)
    return _group(Or if isinstance(syntax, OrGroup) else And, parts)


def _group(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    if len(parts) == 1:
        return parts[0]
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else [part])
    return kind(tuple(flat), start=flat[0].start, end=flat[-1].end)


def _field(syntax: Fielded, today: date) -> Node:
    name, content = fields.check(syntax.name, syntax.startchar), syntax[0]
    if isinstance(content, Bracketed):
        if name not in fields.TEXTS:
            raise BadQuery(
                position=content.startchar,
                why=f"{name}: takes one value, not a group",
                remedy=f"Repeat the field: ({name}:a OR {name}:b).",
            )
        return fields.within(_node(content, today), name)
    if name in fields.TEXTS:
        return fields.text_value(name, content)
    return fields.value(name, content, syntax.startchar, today)


def _near(syntax: NearGroup, today: date) -> Near:
    left, right = (_side(_node(each, today), syntax) for each in syntax)
    place = At(start=left.start, end=right.end)
    return Near(left, right, syntax.distance, syntax.ordered, syntax.unit, **place)


def _side(node: Node, syntax: NearGroup) -> Node:
    """A side of a connector as words with places.  Of a quoted citation, its words are meant."""
    if isinstance(node, Or) and any(isinstance(part, Cited) for part in node.parts):
        node = _group(Or, [part for part in node.parts if not isinstance(part, Cited)] or [node])
    bad = next(filter(_has_no_place, _all(node)), None)
    if bad is not None:
        sign = "+" if syntax.ordered else "/"
        raise BadQuery(
            position=bad.start,
            why=f"{sign}{syntax.unit or syntax.distance} joins words and phrases,"
            " and this is neither",
            remedy="Join single words, phrases or words joined by OR; put a citation in"
            " quotation marks.",
        )
    return node


def _has_no_place(node: Node) -> bool:
    return isinstance(node, And | Not | Cited | CitedBy | Filter | Everything)


def _all(node: Node) -> list[Node]:
    return [node, *(each for part in children(node) for each in _all(part))]


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
    leaves = [node for node in _all(tree) if not children(node)]
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
