"""Plug-ins of Whoosh's parser: they arrange what the taggers cut a query into."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from whoosh.qparser.default import QueryParser
from whoosh.qparser.plugins import Plugin
from whoosh.qparser.syntax import Operator
from whoosh.qparser.taggers import RegexTagger, Tagger

from app.errors import BadQuery
from app.query import leaves
from app.query.syntax import (
    AndGroup,
    Bracketed,
    Chunk,
    Fielded,
    FieldName,
    Infix,
    Leaf,
    Quoted,
)
from app.query.taggers import ChunkTagger, QuotedTagger


class FieldPlugin(Plugin):
    """``field:value``; which fields there are and what they take is for the reader of the tree."""

    class _Tagger(RegexTagger):
        def create(self, parser: QueryParser, match: re.Match[str]) -> FieldName:
            return FieldName(match["name"])

    def taggers(self, parser: QueryParser) -> list[tuple[Tagger, int]]:
        """Tags the name."""
        return [(self._Tagger(r"(?<![^\s(])(?P<name>[A-Za-z][A-Za-z_-]*):"), 1)]

    def filters(self, parser: QueryParser) -> list[tuple[Callable[..., Any], int]]:
        """Joins it with its value before blanks are taken away: no space may stand between."""
        return [(self.do_fields, 100)]

    def do_fields(self, parser: QueryParser, group: Any) -> Any:
        """Put each name and the value directly behind it into one node."""
        arranged = group.empty_copy()
        nodes = iter(group)
        for node in nodes:
            if isinstance(node, FieldName):
                value = next(nodes, None)
                if not isinstance(value, Chunk | Quoted | Bracketed):
                    raise BadQuery(
                        position=node.startchar,
                        why=f"{node.name}: has no value behind it",
                        remedy=f"Write the value directly behind the colon, {node.name}:value.",
                    )
                arranged.append(Fielded([self._inside(parser, value)]).named(node))
            else:
                arranged.append(self._inside(parser, node))
        return arranged

    def _inside(self, parser: QueryParser, node: Any) -> Any:
        return self.do_fields(parser, node) if isinstance(node, Bracketed) else node


class WordPlugin(Plugin):
    """Quotations and all other characters, read as words and citations before operators join them.

    Neighbouring chunks are read together: ``50 U.S.C. § 21`` is one citation in four of them.
    """

    def taggers(self, parser: QueryParser) -> list[tuple[Tagger, int]]:
        """Tags quotations first, then any characters."""
        return [(QuotedTagger(), 0), (ChunkTagger(), 200)]

    def filters(self, parser: QueryParser) -> list[tuple[Callable[..., Any], int]]:
        """Reads them after blanks are taken away (500) and before operators join (600)."""
        return [(self.do_words, 550)]

    def do_words(self, parser: QueryParser, group: Any) -> Any:
        """Put leaves of the tree in place of chunks and quotations."""
        arranged, run = group.empty_copy(), []
        for node in group:
            if isinstance(node, Chunk):
                run.append(node)
                continue
            arranged.extend(_leaves(run))
            run = []
            arranged.append(self._read(parser, node))
        arranged.extend(_leaves(run))
        return arranged

    def _read(self, parser: QueryParser, node: Any) -> Any:
        if isinstance(node, Quoted):
            return Leaf(leaves.quoted(node))
        if isinstance(node, Fielded) and not node.is_group:
            return node  # what its value means depends on the field
        return self.do_words(parser, node) if isinstance(node, Bracketed) else node


def _leaves(run: list[Chunk]) -> list[Leaf]:
    return [Leaf(node) for node in leaves.run(run)]


class JuxtapositionPlugin(Plugin):
    """Two operands side by side are joined by AND, so that ``a % b c`` takes away both."""

    def filters(self, parser: QueryParser) -> list[tuple[Callable[..., Any], int]]:
        """Writes the unwritten operators before operators join (600)."""
        return [(self.do_neighbours, 590)]

    def do_neighbours(self, parser: QueryParser, group: Any) -> Any:
        """Put an AND between any two neighbours that no operator joins."""
        arranged = group.empty_copy()
        for node in group:
            if len(arranged) and not isinstance(arranged[-1], Operator) and _begins(node):
                arranged.append(Infix("AND", AndGroup).set_range(node.startchar, node.startchar))
            inside = isinstance(node, Bracketed)
            arranged.append(self.do_neighbours(parser, node) if inside else node)
        return arranged


def _begins(node: Any) -> bool:
    """Whether an operand begins here: anything but an operator that wants one before it."""
    return not isinstance(node, Infix)
