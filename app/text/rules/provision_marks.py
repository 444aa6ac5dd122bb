"""Block rule: a line ``{provision="/us/usc/t50/s21"}`` says that the next block begins it.

The marker is written on a line of its own before a heading, paragraph, list, quotation or table.
A marker that no block follows, or whose id is not an id, stays in the text, where its author
sees it.
"""

from __future__ import annotations

import re
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from app.domain.references import is_id, is_within

_LINE: Final = re.compile(r'\{provision="([^"\s]+)"\} *')
PROVISION: Final = "provision"  # the key of a token's ``meta`` that holds the id
_MARKER: Final = "provision_mark"


def install(md: MarkdownIt) -> None:
    """Let ``md`` read markers; the token that begins a provision has its id in its ``meta``."""
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", _MARKER, _read, {"alt": interrupts})
    md.core.ruler.after("block", _MARKER, _attach)


def _read(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line):
        return False
    begin = state.bMarks[start_line] + state.tShift[start_line]
    match = _LINE.fullmatch(state.src, begin, state.eMarks[start_line])
    if match is None or not is_id(match[1]):
        return False
    if not silent:
        token = state.push(_MARKER, "", 0)
        token.map = [start_line, start_line + 1]
        token.content, token.info = match[0].rstrip(), match[1]
        state.line = start_line + 1
    return True


def _attach(state: StateCore) -> None:
    # Backwards, so that of two markers in a row the inner one is in place before the outer.
    tokens: list[Token] = []
    for token in reversed(state.tokens):
        if token.type != _MARKER:
            tokens.append(token)
        elif tokens and _can_begin(tokens[-1], token.info):
            tokens[-1].meta.setdefault(PROVISION, token.info)
        else:
            tokens += _as_text(token)
    state.tokens = tokens[::-1]


def _can_begin(token: Token, provision: str) -> bool:
    # A footnote's definition is moved to the end of the document, out of the provision.
    if token.nesting < 0 or token.type == "footnote_reference_open":
        return False
    return is_within(token.meta.get(PROVISION, provision), provision)


def _as_text(token: Token) -> list[Token]:
    inline = Token("inline", "", 0, content=token.content, map=token.map, children=[])
    opening, closing = Token("paragraph_open", "p", 1), Token("paragraph_close", "p", -1)
    opening.block = closing.block = True
    return [closing, inline, opening]
