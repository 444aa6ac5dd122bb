"""The syntax of queries: what Whoosh's parser makes of one before it becomes a tree of ours.

Our operators refuse what Whoosh's would silently drop: one with nothing on a side.
"""

from __future__ import annotations

from typing import Any

from whoosh.qparser import syntax
from whoosh.qparser.default import QueryParser

from app.errors import BadQuery
from app.query.tree import Node, Unit


class Chunk(syntax.SyntaxNode):
    """Characters without a space: a word, a part of a citation, ``=word``, ``word*``."""

    def __init__(self, text: str) -> None:
        self.text = text


class Quoted(syntax.SyntaxNode):
    """What stands between quotation marks, and whether ``=`` stands before them."""

    def __init__(self, text: str, exact: bool) -> None:
        self.text = text
        self.exact = exact


class FieldName(syntax.SyntaxNode):
    """``kind:`` and the like, before the value."""

    def __init__(self, name: str) -> None:
        self.name = name


class Leaf(syntax.SyntaxNode):
    """A finished leaf of the tree."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.set_range(node.start, node.end)


class Bracketed(syntax.GroupNode):
    """A whole query, or the part of one between brackets: its parts all count."""

    span = (0, 0)

    @property
    def startchar(self) -> int:
        """Where the opening bracket stands."""
        return self.span[0]

    @property
    def endchar(self) -> int:
        """Where the closing bracket ends."""
        return self.span[1]

    def empty_copy(self) -> Bracketed:
        """The same brackets with nothing between them, for a filter to fill."""
        copy = type(self)()
        copy.span = self.span
        return copy


class Fielded(Bracketed):
    """A field's name with its value, the only node in it."""

    name = ""

    @property
    def is_group(self) -> bool:
        """Whether the value stands in brackets and has operators of its own."""
        return isinstance(self.nodes[0], Bracketed)

    def named(self, name: FieldName) -> Fielded:
        """This node with its name."""
        self.name = name.name
        self.span = (name.startchar, self.nodes[0].endchar)
        return self

    def empty_copy(self) -> Fielded:
        """The same field without its value."""
        copy = super().empty_copy()
        assert isinstance(copy, Fielded)
        copy.name = self.name
        return copy


class OrGroup(syntax.GroupNode):
    """``a OR b``."""


class AndGroup(syntax.GroupNode):
    """``a AND b``."""


class ButNotGroup(syntax.GroupNode):
    """``a BUT NOT b``: the left without the right."""

    merging = False


class NotGroup(syntax.GroupNode):
    """``NOT a``."""

    merging = False


class NearGroup(syntax.GroupNode):
    """``a /n b``; the kinds of connectors below bind one looser than the other."""

    merging = False
    distance = 0
    unit = Unit.WORDS
    ordered = False


class OrderedGroup(NearGroup):
    """``a +n b``."""

    ordered = True


class SentenceGroup(NearGroup):
    """``a /s b``."""

    unit = Unit.SENTENCE


class OrderedSentenceGroup(SentenceGroup):
    """``a +s b``."""

    ordered = True


class ParagraphGroup(NearGroup):
    """``a /p b``."""

    unit = Unit.PARAGRAPH


class OrderedParagraphGroup(ParagraphGroup):
    """``a +p b``."""

    ordered = True


class Infix(syntax.InfixOperator):
    """An operator between two operands, refused where one of them is missing."""

    def replace_self(self, parser: QueryParser, group: Any, position: int) -> int:
        """Put the operator and its operands into a group of its kind."""
        left = group[position - 1] if position else None
        right = group[position + 1] if position + 1 < len(group) else None
        if left is None or isinstance(left, syntax.Operator):
            raise _one_sided(self, "before")
        if right is None or isinstance(right, syntax.Operator):
            raise _one_sided(self, "behind")
        place = int(super().replace_self(parser, group, position))
        if isinstance(self, Connector):
            group[position - 1].distance = self.distance
        return place


class Connector(Infix):
    """``/n``, ``/s`` or ``/p``, or with a ``+``."""

    distance = 0


class Prefixed(syntax.PrefixOperator):
    """NOT, refused where nothing follows."""

    def replace_self(self, parser: QueryParser, group: Any, position: int) -> int:
        """Put the operator and what follows into a group."""
        right = group[position + 1] if position + 1 < len(group) else None
        if right is None or isinstance(right, syntax.Operator):
            raise _one_sided(self, "behind")
        group[position : position + 2] = [NotGroup([right])]
        return position


def _one_sided(operator: syntax.Operator, side: str) -> BadQuery:
    return BadQuery(
        position=operator.startchar,
        why=f"there is nothing {side} {operator.text} that it could join",
        remedy=f'Put a word there, or write "{operator.text}" in quotation marks to search for it.',
    )
