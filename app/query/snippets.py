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


def snippets(text: str, places: Sequence[Span]) -> list[Snippet]:
    """The parts with the most highlights, in reading order; the opening where there is none."""
    if not places:
        opening = _snippet(text, 0, ())
        return [opening] if opening.text else []
    starts = [start for start, _ in places]
    best: list[tuple[int, int]] = []
    for number, (start, _) in enumerate(places):
        inside = bisect_left(starts, start + WIDTH) - number
        best.append((-inside, start))
    chosen: list[int] = []
    for _, start in sorted(best):
        if len(chosen) < MOST and all(abs(start - other) >= WIDTH for other in chosen):
            chosen.append(start)
    return [_snippet(text, start, places) for start in sorted(chosen)]


def _snippet(text: str, first: int, places: Sequence[Span]) -> Snippet:
    start = _start(text, first)
    end = _end(text, max(start + WIDTH, *(e for s, e in places if s == first), start))
    start += len(text[start:end]) - len(text[start:end].lstrip())
    inside = tuple(
        (max(s, start) - start, min(e, end) - start) for s, e in places if s < end and e > start
    )
    return Snippet(text[start:end].rstrip() if not inside else text[start:end], inside, start)


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
