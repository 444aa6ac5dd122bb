"""The lines of a PDF's page as they stand: where each begins, and where a new block does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.formats.pdf import Line
from app.formats.pdf_child import HYPHEN
from app.formats.pdf_leaves import Leaf, leading, margins

_ENUMERATOR = re.compile(r"[IVXLC]+|[A-Z]|[0-9]{1,2}")
INDENT = 5  # points by which a first line stands in
_CLOSING = '.?!:;"”’)]'  # what a paragraph ends in
_FAR = 1.35  # times the usual leading, beyond which a new paragraph begins
_SHORT = 0.85  # of the measure: a shorter line ends a paragraph where lines are flush
_OTHER_SIZE = 1.5  # points
_CENTRED = 8  # points that a centred line may be off
_HEADING_WORDS = 14


@dataclass(frozen=True, slots=True)
class Place:
    """What a line is on its page."""

    line: Line
    inset: float  # from the left edge of the text
    measure: float  # width of the text
    gap: float  # from the line above, in usual leadings; 0 at the top of a page
    centred: bool
    flush: bool  # whether the lines of its page end together


def places(leaf: Leaf) -> Iterator[Place]:
    """The lines of a page, each as it stands there."""
    left, right = margins(leaf.body)
    usual = leading(leaf.body)
    width = max(right - left, 1.0)
    flush = sum(line.right > right - 6 for line in leaf.body) * 2 > len(leaf.body)
    above: Line | None = None
    for line in leaf.body:
        gap = (above.base - line.base) / usual if above else 0.0
        middle = abs((line.left + line.right) / 2 - (left + right) / 2)
        centred = middle < _CENTRED and min(line.left - left, right - line.right) > 3 * INDENT
        yield Place(line, line.left - left, width, gap, centred, flush)
        above = line


def begins(above: Place, place: Place, block: Sequence[Place]) -> bool:
    """Whether a line begins a new block behind the lines of ``block``."""
    if above.line.text.endswith(HYPHEN) and place.gap < 2 * _FAR:
        return False
    if abs(place.line.size - above.line.size) > _OTHER_SIZE or not -0.5 < place.gap <= _FAR:
        return True
    step = place.inset - above.inset
    if place.centred or above.centred:
        if _ENUMERATOR.fullmatch(place.line.text) or _ENUMERATOR.fullmatch(above.line.text):
            return True
        capitals = above.line.text.isupper() and place.line.text.isupper()
        return not (capitals or place.centred == above.centred or abs(step) < 2)
    if abs(step) > INDENT:
        is_second = len(block) == 1 and abs(above.inset) > INDENT > abs(place.inset)
        return not is_second  # the line behind a first one that stands in or out
    ended = above.line.right - above.line.left + above.inset < _SHORT * above.measure
    return above.flush and ended and above.line.text[-1] in _CLOSING


def is_heading(text: str, lines: Sequence[Place]) -> bool:
    """Whether a block is a heading: few words, all its lines centred."""
    centred = all(place.centred for place in lines)
    return centred and len(text.split()) <= _HEADING_WORDS and any(map(str.isalpha, text))
