"""Core rule: refuses what is nested so deep that the parser would leave it out without a word."""

from __future__ import annotations

from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from app.errors import BadInput

_CONTAINERS: Final = frozenset({"blockquote_open", "list_item_open", "footnote_reference_open"})


def install(md: MarkdownIt) -> None:
    """Look at the blocks as soon as they are parsed."""
    md.core.ruler.after("block", "nesting", _check)


def _check(state: StateCore) -> None:
    """Raise ``BadInput`` where a container stands so deep that its content was dropped."""
    limit = state.md.options.maxNesting
    deepest = (token.level for token in state.tokens if token.type in _CONTAINERS)
    if any(level + 1 >= limit for level in deepest):
        raise BadInput(
            name="The text",
            why=f"its lists and quotations are nested {limit} levels deep",
            remedy="Nest them less and try again.",
        )
