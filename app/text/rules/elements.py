"""Render rules: the elements whose usual HTML would add to the text, or load something.

What is shown but is no part of the text carries ``data-noanno``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from app.text.normalise import normalise

_ELSEWHERE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_BACK: Final = "↩\ufe0e"  # the selector keeps it from being shown as a picture


def install(md: MarkdownIt) -> None:
    """Render breaks, code, images and footnote marks in our way."""
    md.add_render_rule("hardbreak", _hardbreak)
    md.add_render_rule("fence", _code)
    md.add_render_rule("code_block", _code)
    md.add_render_rule("image", _image)
    md.add_render_rule("footnote_ref", _footnote_mark)
    md.add_render_rule("footnote_anchor", _back_link)


def _hardbreak(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    return "<br>"  # the space that it stands for follows as text


def _code(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    attributes = self.renderAttrs(tokens[idx])
    return f"<pre{attributes}><code>{escapeHtml(tokens[idx].content)}</code></pre>\n"


def _image(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    """A picture from elsewhere is shown by its description: reading makes no network call."""
    image = tokens[idx]
    words = normalise(self.renderInlineAsText(image.children, options, env))
    source = str(image.attrGet("src") or "")
    if _ELSEWHERE.match(source):
        return f'<span class="image" data-noanno="">{escapeHtml(words)}</span>'
    return f'<img src="{escapeHtml(source)}" alt="{escapeHtml(words)}" data-noanno="">'


def _footnote_mark(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    # The link is outermost: inside another link a parser lifts it out, and its mark with it.
    name = _footnote_name(tokens[idx])
    number = tokens[idx].meta["id"] + 1
    return (
        f'<a href="#fn{number}" id="fnref{name}" class="footnote-ref" role="doc-noteref"'
        f' data-noanno=""><sup>{number}</sup></a>'
    )


def _back_link(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    return (
        f'<a href="#fnref{_footnote_name(tokens[idx])}" class="footnote-backref"'
        f' role="doc-backlink" aria-label="Back to the text" data-noanno="">{_BACK}</a>'
    )


def _footnote_name(token: Token) -> str:
    number, repeat = token.meta["id"] + 1, token.meta.get("subId", 0)
    return f"{number}-{repeat}" if repeat else str(number)
