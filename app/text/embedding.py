"""A text's HTML as a part of a larger page: ids that meet no others, headings further down.

All functions take HTML as ``clean`` leaves it, where every ``<`` begins a tag and every value
stands in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

_TAG: Final = re.compile(r"<[^>]*>")
_OPEN: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_HEADING: Final = re.compile(r"(</?h)([1-6])")
_ID: Final = re.compile(r'(\sid="|\shref="#)([^"]*)"')
_BLOCK: Final = re.compile(r'\sdata-block="(\d+)"')
_VOID: Final = frozenset({"br", "hr", "img"})


@dataclass(frozen=True, slots=True)
class Part:
    """One outermost element of a text and the numbers of the blocks in it."""

    html: str
    blocks: tuple[int, ...]


def embed(html: str, name: Callable[[str], str], levels: int) -> str:
    """``html`` with its ids and the links to them renamed, and its headings moved down.

    ``name`` gives the new id for an old one; headings sink by ``levels``, to the sixth at most.
    """

    def heading(match: re.Match[str]) -> str:
        return f"{match[1]}{min(int(match[2]) + levels, 6)}"

    def tag(match: re.Match[str]) -> str:
        renamed = _ID.sub(lambda found: f'{found[1]}{name(found[2])}"', match[0])
        return _HEADING.sub(heading, renamed)

    return _TAG.sub(tag, html)


def parts(html: str) -> Iterator[Part]:
    """The outermost elements of a text, one by one; joined they are ``html``."""
    depth, begin = 0, 0
    for match in _TAG.finditer(html):
        opened = _OPEN.match(match[0])
        if opened is None or (opened[2] in _VOID and depth):
            continue
        if opened[2] not in _VOID:
            depth += -1 if opened[1] else 1
        if depth == 0:
            yield _part(html[begin : match.end()])
            begin = match.end()
    if html[begin:].strip():
        yield _part(html[begin:])


def _part(html: str) -> Part:
    return Part(html, tuple(int(found[1]) for found in _BLOCK.finditer(html)))
