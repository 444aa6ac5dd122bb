"""The words of a note that another program keeps as HTML, its blocks as lines."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from app.formats import page_blocks
from app.formats.page_elements import BLOCKS, LEFT, kind


def plain(source: str, name: str) -> str:
    """What a reader sees of a note, a line a block.

    Raises what ``page_blocks.tree`` raises; a note of nothing is empty.
    """
    if not source.strip():
        return ""
    lines = "".join(_pieces(page_blocks.tree(source, name))).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(element: etree._Element) -> Iterator[str]:
    own = kind(element)
    if own in LEFT:
        return
    apart = "\n" if own in BLOCKS or own == "br" else ""
    yield apart
    yield (element.text or "").replace("\n", " ")
    for child in element:
        yield from _pieces(child)
        yield (child.tail or "").replace("\n", " ")
    yield apart
