"""Markdown (CommonMark with tables, strikethrough and footnotes) to text, blocks and HTML."""

from __future__ import annotations

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from app.domain.document import Rendering
from app.text.cleaning import clean
from app.text.normalise import normalise
from app.text.rules import attributes, elements, leaves, nesting, plain_tokens, provision_marks
from app.text.tiling import tile


def render(source: str, *, provisions: bool = False) -> Rendering:
    """The canonical text, blocks and clean HTML of Markdown without front matter.

    Raw HTML is shown as text.  With ``provisions`` a line ``{provision="/us/usc/t50/s21"}`` says
    that the next block begins that provision, which lasts until a marker that is not below it;
    without, such a line is text.  Raises ``BadInput`` where nesting is too deep to be read.
    """
    parser = _parser(provisions)
    env: dict[str, Any] = {}
    tokens = parser.parse(normalise(source), env)
    html = clean(parser.renderer.render(tokens, parser.options, env))
    text, blocks = tile(env[leaves.LEAVES])
    return Rendering(text, blocks, html)


@cache
def _parser(provisions: bool) -> MarkdownIt:
    # The preset's limit is 20 levels, and what lies deeper is dropped: ``nesting`` says so.
    md = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False, "maxNesting": 100})
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin)
    nesting.install(md)
    if provisions:
        provision_marks.install(md)
    plain_tokens.install(md)
    leaves.install(md)
    attributes.install(md)
    elements.install(md)
    return md
