"""From the strings of the leaf blocks to a text that they tile."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.domain.document import Block
from app.text.rules.leaves import Leaf

JOIN: Final = "\n"


def tile(leaves: Iterable[Leaf]) -> tuple[str, tuple[Block, ...]]:
    """The leaves joined by one line feed, and where each one stands, in code points."""
    parts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for number, leaf in enumerate(leaves):
        end = start + len(leaf.text)
        blocks.append(Block(number, leaf.kind, start, end, leaf.level, leaf.provision))
        parts.append(leaf.text)
        start = end + len(JOIN)
    return JOIN.join(parts), tuple(blocks)
