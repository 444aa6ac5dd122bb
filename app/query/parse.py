"""Parse: a query as somebody typed it becomes a tree, or an error that says where it breaks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from whoosh.qparser.default import QueryParser
from whoosh.qparser.plugins import OperatorsPlugin

from app.errors import BadQuery
from app.query import fields
from app.query.brackets import BracketPlugin
from app.query.limits import check_tree, check_written
from app.query.pieces import At
from app.query.plugins import FieldPlugin, JuxtapositionPlugin, WordPlugin
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
from app.query.taggers import ConnectorTagger, OperatorTagger, UnitTagger
from app.query.tree import And, Cited, CitedBy, Everything, Filter, Near, Node, Not, Or
from app.query.walk import every_node

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
    check_written(query)
    day = today or datetime.now(UTC).date()
    tree = _node(_PARSER.process(query.translate(_QUOTES)), day)
    check_tree(tree)
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
    bad = next(filter(_has_no_place, every_node(node)), None)
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
