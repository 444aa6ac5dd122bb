"""Brackets in a query: Whoosh's own plug-in, but what does not pair is refused."""

from __future__ import annotations

from typing import Any

from whoosh.qparser.default import QueryParser
from whoosh.qparser.plugins import GroupPlugin

from app.errors import BadQuery
from app.query.syntax import Bracketed

DEEPEST = 50


class BracketPlugin(GroupPlugin):
    """Brackets, refused where they do not pair, hold nothing or lie too deep."""

    def do_groups(self, parser: QueryParser, group: Any) -> Bracketed:
        """Arrange a flat list of nodes by its brackets."""
        stack, opened = [Bracketed()], [-1]
        for node in group:
            if isinstance(node, self.OpenBracket):
                stack.append(Bracketed())
                opened.append(node.startchar)
                _check_depth(node.startchar, len(stack))
            elif isinstance(node, self.CloseBracket):
                inner = _closed(node, stack, opened)
                stack[-1].append(inner)
            else:
                stack[-1].append(node)
        if len(stack) > 1:
            raise BadQuery(
                position=opened[-1],
                why="this bracket is never closed",
                remedy="Add a ) where the group ends, or take the ( away.",
            )
        return stack[0]


def _check_depth(position: int, depth: int) -> None:
    if depth > DEEPEST:
        raise BadQuery(
            position=position,
            why=f"brackets lie more than {DEEPEST} deep",
            remedy="Take away the brackets that are not needed.",
        )


def _closed(node: Any, stack: list[Bracketed], opened: list[int]) -> Bracketed:
    if len(stack) == 1:
        raise BadQuery(
            position=node.startchar,
            why="this bracket was never opened",
            remedy="Add a ( where the group begins, or take the ) away.",
        )
    inner, start = stack.pop(), opened.pop()
    inner.span = (start, node.endchar)
    if not any(not each.is_ws() for each in inner):
        raise BadQuery(
            position=start, why="there is nothing between these brackets", remedy="Put words there."
        )
    return inner
