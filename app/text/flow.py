"""A text as paragraphs and runs: what writers of other formats need, with every offset kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Final

from app.domain.document import Block, Rendering

_STYLES: Final = {"strong": "bold", "em": "italic", "s": "struck", "code": "code", "sup": "raised"}
_VOID: Final = frozenset({"br", "hr", "img"})


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one style.

    ``start`` is the code point where they stand in the text; None for what is no part of it (a
    footnote's number, the description of a picture).
    """

    words: str
    start: int | None
    styles: frozenset[str] = frozenset()
    href: str = ""

    @property
    def end(self) -> int | None:
        """The code point after the last one."""
        return None if self.start is None else self.start + len(self.words)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A leaf block with its runs; ``marker`` begins an item of a list (``•`` or ``2.``)."""

    block: Block
    runs: tuple[Run, ...]
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; ``head`` says how many of them are headings."""

    rows: tuple[tuple[Paragraph, ...], ...]
    head: int


Part = Paragraph | Table


def flow(rendering: Rendering) -> list[Part]:
    """The paragraphs and tables of a text in their order."""
    walk = _Walk(rendering.blocks)
    walk.feed(rendering.html)
    walk.close()
    return walk.parts


def paragraphs(parts: Iterable[Part]) -> Iterator[Paragraph]:
    """Every paragraph, those in cells among them."""
    for part in parts:
        if isinstance(part, Paragraph):
            yield part
        else:
            yield from (cell for row in part.rows for cell in row)


def cut(paragraph: Paragraph, offsets: Iterable[int]) -> Paragraph:
    """The paragraph with its runs cut in two at each of some offsets."""
    inside = sorted({o for o in offsets if paragraph.block.start < o < paragraph.block.end})
    runs = [piece for run in paragraph.runs for piece in _pieces(run, inside)]
    return replace(paragraph, runs=tuple(runs))


def _pieces(run: Run, offsets: Sequence[int]) -> Iterator[Run]:
    if run.start is None or run.end is None:
        yield run
        return
    edges = [run.start, *(o for o in offsets if run.start < o < run.end), run.end]
    for start, end in pairwise(edges):
        yield replace(run, words=run.words[start - run.start : end - run.start], start=start)


@dataclass(slots=True)
class _List:
    """A list that is open: its next number, or 0 for one without numbers."""

    number: int
    fresh: bool = True


@dataclass(slots=True)
class _Rows:
    """A table that is open."""

    rows: list[list[Paragraph]] = field(default_factory=list)
    head: int = 0


class _Walk(HTMLParser):
    """Goes through HTML as ``clean`` leaves it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self._blocks = blocks
        self._open: list[tuple[str, str]] = []  # elements with their href
        self._lists: list[_List] = []
        self._table: _Rows | None = None
        self._block: tuple[Block, int] | None = None  # with the depth of its element
        self._runs: list[Run] = []
        self._at = 0
        self._outside = 0  # the depth of an element that is no part of the text
        self._mute = False  # in a footnote's way back, which other formats have of their own

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _VOID:
            return
        self._open.append((tag, given.get("href") or ""))
        if "data-noanno" in given and not self._outside:
            self._outside = len(self._open)
            self._mute = given.get("class") == "footnote-backref"
        if (number := given.get("data-block")) is not None:
            block = self._blocks[int(number)]
            self._block, self._at, self._runs = (block, len(self._open)), block.start, []
        self._begin(tag, given.get("start"))

    def _begin(self, tag: str, start: str | None) -> None:
        if tag in ("ul", "ol"):
            self._lists.append(_List(int(start or 1) if tag == "ol" else 0))
        elif tag == "li" and self._lists:
            self._lists[-1].fresh = True
        elif tag == "table":
            self._table = _Rows()
        elif tag == "tr" and self._table:
            self._table.rows.append([])
            self._table.head += any(name == "thead" for name, _ in self._open)

    def handle_endtag(self, tag: str) -> None:
        if self._block and self._block[1] == len(self._open):
            self._end_block(self._block[0])
        if self._outside == len(self._open):
            self._outside, self._mute = 0, False
        self._open.pop()
        if tag in ("ul", "ol"):
            self._lists.pop()
        elif tag == "table" and self._table:
            rows = tuple(map(tuple, self._table.rows))
            self.parts.append(Table(rows, self._table.head))
            self._table = None

    def _end_block(self, block: Block) -> None:
        paragraph = Paragraph(block, tuple(self._runs), self._marker())
        if self._table:
            self._table.rows[-1].append(paragraph)
        else:
            self.parts.append(paragraph)
        self._block = None

    def _marker(self) -> str:
        """What the first paragraph of an item begins with."""
        if not self._lists or not self._lists[-1].fresh:
            return ""
        innermost = self._lists[-1]
        innermost.fresh = False
        if not innermost.number:
            return "•"
        innermost.number += 1
        return f"{innermost.number - 1}."

    def handle_data(self, data: str) -> None:
        if self._block is None or self._mute:
            return
        start = None if self._outside else self._at
        self._at += 0 if self._outside else len(data)
        styles = frozenset(_STYLES[tag] for tag, _ in self._open if tag in _STYLES)
        href = next((href for _, href in reversed(self._open) if href), "")
        self._runs.append(Run(data, start, styles, href))


class Marked:
    """A text whose runs are cut where passages begin and end.

    ``places`` are the passages as ``(start, end)`` in code points; wherever one is spoken of, it
    is by its index there.  ``nowhere`` are those that no word of the text stands in.
    """

    def __init__(self, rendering: Rendering, places: Sequence[tuple[int, int]]) -> None:
        edges = [edge for place in places for edge in place]
        self.parts = [_cut(part, edges) for part in flow(rendering)]
        self._over: dict[int, list[int]] = {}
        self._last: dict[int, int] = {}
        for paragraph in paragraphs(self.parts):
            for run in paragraph.runs:
                if run.start is not None:
                    self._enter(run.start, places)
        self._ending: dict[int, list[int]] = {}
        for index, start in self._last.items():
            self._ending.setdefault(start, []).append(index)
        self.nowhere = tuple(n for n in range(len(places)) if n not in self._last)

    def _enter(self, at: int, places: Sequence[tuple[int, int]]) -> None:
        over = [n for n, (start, end) in enumerate(places) if start <= at < end]
        self._over[at] = over
        self._last |= dict.fromkeys(over, at)

    def over(self, run: Run) -> Sequence[int]:
        """The passages that a run stands in."""
        return self._over.get(run.start, ()) if run.start is not None else ()

    def ending(self, run: Run) -> Sequence[int]:
        """The passages whose last words a run has."""
        return self._ending.get(run.start, ()) if run.start is not None else ()


def _cut(part: Part, edges: Sequence[int]) -> Part:
    if isinstance(part, Paragraph):
        return cut(part, edges)
    rows = tuple(tuple(cut(cell, edges) for cell in row) for row in part.rows)
    return replace(part, rows=rows)
