"""Snippets: the parts of a text that show best why it was found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from app.query.spans import Span

WIDTH = 240
MOST = 2


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a text: it begins at code point ``start``; highlights count from its own start.

    ``place`` is the provision that it stands in, where somebody has looked.
    """

    text: str
    highlights: tuple[Span, ...]
    start: int
    place: str = ""


def snippets(text: str, places: Sequence[Span], before: int = 0) -> list[Snippet]:
    """The parts with the most highlights, in reading order; the opening where there is none.

    ``before`` is where ``text`` begins in the text that the snippets count in.
    """
    if not places:
        opening = _snippet(text, 0, (), before)
        return [opening] if opening.text else []
    return [_snippet(text, start, places, before) for start in _chosen(places)]


def _chosen(places: Sequence[Span]) -> list[int]:
    """The starts of those highlights that snippets begin with."""
    starts = [start for start, _ in places]
    if starts[-1] < starts[0] + WIDTH:
        return starts[:1]
    best: list[tuple[int, int]] = []
    for number, (start, _) in enumerate(places):
        inside = bisect_left(starts, start + WIDTH) - number
        best.append((-inside, start))
    chosen: list[int] = []
    for _, start in sorted(best):
        if len(chosen) < MOST and all(abs(start - other) >= WIDTH for other in chosen):
            chosen.append(start)
    return sorted(chosen)


def _snippet(text: str, first: int, places: Sequence[Span], before: int) -> Snippet:
    start = _start(text, first)
    end = _end(text, max(start + WIDTH, *(e for s, e in places if s == first), start))
    part = text[start:end]
    start += len(part) - len(part := part.lstrip())
    inside = tuple(
        (max(s, start) - start, min(e, end) - start) for s, e in places if s < end and e > start
    )
    return Snippet(part if inside else part.rstrip(), inside, start + before)


def _start(text: str, first: int) -> int:
    """A little before the first highlight, at the beginning of a word and within its block."""
    earliest = max(0, first - WIDTH // 4)
    block = text.rfind("\n", earliest, first) + 1
    if block or earliest == 0:
        return block or earliest
    space = text.find(" ", earliest, first)
    return space + 1 if space >= 0 else earliest


def _end(text: str, wanted: int) -> int:
    """The end of the word that stands there."""
    if wanted >= len(text):
        return len(text)
    space = text.rfind(" ", wanted - WIDTH // 4, wanted)
    return space if space >= 0 else wanted
