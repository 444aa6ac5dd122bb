"""Plain text to the same rendering as Markdown: blank lines part paragraphs."""

from __future__ import annotations

import re
from html import escape
from typing import Final

from app.domain.document import Block, Rendering
from app.text.cleaning import clean
from app.text.normalise import normalise
from app.text.rules.leaves import Leaf
from app.text.tiling import tile

_BLANK_LINES: Final = re.compile(r"\n(?: *\n)+")


def render(source: str) -> Rendering:
    """Paragraphs are parted by blank lines; a line end within one is a space."""
    paragraphs = (" ".join(part.split()) for part in _BLANK_LINES.split(normalise(source)))
    text, blocks = tile(Leaf("paragraph", paragraph) for paragraph in paragraphs if paragraph)
    return Rendering(text, blocks, clean("".join(_element(text, block) for block in blocks)))


def _element(text: str, block: Block) -> str:
    words = escape(text[block.start : block.end], quote=False)
    return f'<p data-block="{block.number}">{words}</p>\n'
