"""A text in stretches: some paragraphs with the passages that end in the first of them.

What has a margin lays a text out by them: the notes of a stretch stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from app.text.flow import Marked, Paragraph, Part, paragraphs


@dataclass(slots=True)
class Stretch:
    """Parts of a text, each with the level of a heading, and passages by their index.

    Levels begin at 2, below a title, and none is left out, as PDF/UA demands; 0 for what is no
    heading.
    """

    parts: list[tuple[Part, int]] = field(default_factory=list)
    notes: tuple[int, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether there is nothing but headings."""
        return all(level for _, level in self.parts)


def stretches(marked: Marked) -> Iterator[Stretch]:
    """The stretches of a text in their order.

    One begins at each part in which a passage ends.  Headings right before it are a stretch of
    their own, so that its notes stand at the height of its words.
    """
    current = Stretch()
    for part, level in _leveled(marked.parts):
        notes = _ending(part, marked)
        if notes:
            yield from _closed(current)
            current = Stretch(notes=notes)
        current.parts.append((part, level))
    yield from _closed(current)


def _closed(stretch: Stretch) -> Iterator[Stretch]:
    """A stretch and the headings at its end, each where there is some."""
    last = list(takewhile(lambda part: part[1], reversed(stretch.parts)))
    kept = len(stretch.parts) - len(last)
    if stretch.notes and not kept:
        kept, last = 1, last[:-1]  # a heading with a passage in it keeps its notes
    if kept:
        yield Stretch(stretch.parts[:kept], stretch.notes)
    if last:
        yield Stretch(list(reversed(last)))


def _leveled(parts: Iterable[Part]) -> Iterator[tuple[Part, int]]:
    level = 1
    for part in parts:
        if isinstance(part, Paragraph) and part.block.kind == "heading":
            level = min(part.block.level + 1, level + 1)
            yield part, level
        else:
            yield part, 0


def _ending(part: Part, marked: Marked) -> tuple[int, ...]:
    found = (marked.ending(run) for each in paragraphs([part]) for run in each.runs)
    return tuple(sorted(n for notes in found for n in notes))
