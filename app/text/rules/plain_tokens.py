"""Core rule: the text of each leaf as a reader sees it, before it is rendered.

Entities bring back characters that ``normalise`` took out (``&nbsp;``, ``&shy;``), and a browser
shows a run of white space as one space.  Both are settled in the tokens, so that the HTML and
the canonical text are made of the same strings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from app.text.normalise import normalise

TEXT_BEARING: Final = frozenset({"text", "code_inline"})
_WHITE_SPACE: Final = re.compile(r"[ \n]+")


def install(md: MarkdownIt) -> None:
    """Run after all text has been joined, so that no later rule changes it."""
    md.core.ruler.push("plain_tokens", _plain_tokens)


def _plain_tokens(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline":
            token.children = list(_breaks_as_text(token.children or []))
            _collapse([child for child in token.children if child.type in TEXT_BEARING])
        elif token.type in ("fence", "code_block"):
            token.content = normalise(token.content).strip("\n")


def _breaks_as_text(children: list[Token]) -> Iterator[Token]:
    """Soft and hard breaks are one space of text; a hard break keeps its element before it."""
    for child in children:
        if child.type != "softbreak":
            yield child
        if child.type in ("softbreak", "hardbreak"):
            yield Token("text", "", 0, content=" ")


def _collapse(pieces: list[Token]) -> None:
    """White space as one space, none at the ends of the leaf, across its elements."""
    after_space = True
    for piece in pieces:
        content = _WHITE_SPACE.sub(" ", normalise(piece.content))
        piece.content = content[1:] if after_space and content.startswith(" ") else content
        after_space = piece.content.endswith(" ") if piece.content else after_space
    for piece in reversed(pieces):
        piece.content = piece.content.rstrip(" ")
        if piece.content:
            return
