"""Where the text of each provision begins and ends, from the provisions of the blocks."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Final

from app.domain.document import Rendering
from app.domain.references import ancestors, is_within

_SECTION: Final = re.compile(r".*?/s\d[^/]*")


def provision_spans(rendering: Rendering) -> list[tuple[str, int, int]]:
    """``(id, start, end)`` of every provision, in reading order, what lies below it included.

    A provision of which only a part is marked is there too, down from its section: what is held
    of ``/us/usc/t8/s1182`` is what is held of ``/us/usc/t8/s1182/d/5/A``.  A provision that is
    taken up again after another one is given where it stands first.
    """
    spans: dict[str, tuple[int, int]] = {}
    open_since: dict[str, int] = {}
    blocks = rendering.blocks
    for block, after in zip_longest(blocks, blocks[1:]):
        for provision in _named(block.provision):
            open_since.setdefault(provision, block.start)
        next_provision = after.provision if after is not None else None
        for provision in [p for p in open_since if not is_within(next_provision or "", p)]:
            spans.setdefault(provision, (open_since.pop(provision), block.end))
    return sorted(
        ((name, *span) for name, span in spans.items()), key=lambda row: (row[1], -row[2], row[0])
    )


def _named(provision: str | None) -> list[str]:
    """The provision and those it lies in, down from its section; itself where there is none."""
    if provision is None:
        return []
    section = _SECTION.match(provision)
    container = section[0] if section else provision
    return [path for path in ancestors(provision) if is_within(path, container)]
