"""Marks in the HTML by offsets: for pages without scripts, for print and for export.

The HTML is walked as a stream and only its text is touched, so that elements stay well nested:
a mark that crosses an element's edge or a block's is several ``<mark>`` segments.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import Final

from app.domain.document import Block

FRAGMENT: Final = "m-"  # before a mark's id, in the ``id`` of its first segment
_VOID: Final = frozenset({"br", "hr", "img"})
_NOT_TEXT: Final = "data-noanno"


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage to mark: code points in the text, an id without spaces, and what it leads to.

    ``names`` are other ids by which addresses may lead to it.
    """

    start: int
    end: int
    id: str
    classes: tuple[str, ...] = ()
    href: str = ""
    names: tuple[str, ...] = ()


def nothing(begun: Sequence[str]) -> str:
    """What stands at the end of a block unless something else is asked for."""
    return ""


def mark(
    html: str,
    blocks: Sequence[Block],
    marks: Sequence[Mark],
    after: Callable[[Sequence[str]], str] = nothing,
) -> str:
    """``html``, as ``render`` gave it, with the passages in ``<mark>`` elements.

    Each segment carries in ``data-marks`` the ids of all marks over it, in ``class`` their
    classes, and ``overlap`` where there are two or more; ``data-href`` is that of the innermost.
    The first segment of a mark has the ``id`` ``m-`` and its id; where several marks begin on
    one segment, or a mark has other names, each other has an empty ``<span>`` with its ``id``
    before it.  Without the
    ``<mark>`` elements and those spans the HTML is what it was, but for what ``after`` puts at the
    end of a block in which marks begin: HTML made of their ids, no part of the text.
    """
    if not marks:
        return html
    walk = _Walk([block.start for block in blocks], _Pieces(marks), after)
    walk.feed(html)
    walk.close()
    return "".join(walk.out)


class _Pieces:
    """The text cut wherever a mark begins or ends."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._cuts = sorted({offset for mark in marks for offset in (mark.start, mark.end)})
        self._over: list[list[Mark]] = [[] for _ in self._cuts]
        for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
            first, last = (bisect_left(self._cuts, offset) for offset in (mark.start, mark.end))
            for over in self._over[first:last]:
                over.append(mark)

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, list[Mark]]]:
        """The stretches of ``[start, end)`` and the marks over each, the innermost last."""
        cut = bisect_right(self._cuts, start)
        while start < end:
            stop = min(end, self._cuts[cut]) if cut < len(self._cuts) else end
            yield start, stop, self._over[cut - 1] if cut else []
            start, cut = stop, cut + 1


class _Walk(HTMLParser):
    """Copies the HTML; ``_at`` is the offset of what comes next, None outside of the text."""

    def __init__(
        self, starts: list[int], pieces: _Pieces, after: Callable[[Sequence[str]], str]
    ) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._starts = starts
        self._pieces = pieces
        self._at: int | None = None
        self._depth = 0
        self._block_depth = 0
        self._skip_depth = 0
        self._begun: set[str] = set()
        self._after = after
        self._in_block: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.out.append(self.get_starttag_text() or "")
        if tag in _VOID:
            return
        self._depth += 1
        given = dict(attrs)
        if _NOT_TEXT in given and not self._skip_depth:
            self._skip_depth = self._depth
        number = given.get("data-block")
        if number is not None:
            self._at, self._block_depth = self._starts[int(number)], self._depth

    def handle_endtag(self, tag: str) -> None:
        if self._depth == self._block_depth and self._in_block:
            self.out.append(self._after(self._in_block))
            self._in_block = []
        self.out.append(f"</{tag}>")
        if self._depth == self._skip_depth:
            self._skip_depth = 0
        if self._depth == self._block_depth:
            self._at, self._block_depth = None, 0
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._at is None or self._skip_depth:
            self.out.append(_escaped(data))
            return
        base, self._at = self._at, self._at + len(data)
        for start, end, over in self._pieces.within(base, self._at):
            words = _escaped(data[start - base : end - base])
            self.out.append(self._segment(words, over) if over else words)

    def _segment(self, words: str, over: list[Mark]) -> str:
        every = (name for mark in over for name in (mark.id, *mark.names))
        new = [name for name in every if name not in self._begun]
        self._begun.update(new)
        self._in_block += [mark.id for mark in over if mark.id in new]
        names = [f'id="{escape(FRAGMENT + name)}"' for name in dict.fromkeys(new)]
        spans = "".join(f"<span {name}></span>" for name in names[1:])
        attributes = [*names[:1], *_attributes(over)]
        return f"{spans}<mark {' '.join(attributes)}>{words}</mark>"


def _attributes(over: list[Mark]) -> Iterable[str]:
    ids = dict.fromkeys(mark.id for mark in over)
    classes = dict.fromkeys(name for mark in over for name in mark.classes)
    if len(ids) > 1:
        classes["overlap"] = None
    yield f'data-marks="{escape(" ".join(ids))}"'
    if classes:
        yield f'class="{escape(" ".join(classes))}"'
    hrefs = [mark.href for mark in over if mark.href]
    if hrefs:
        yield f'data-href="{escape(hrefs[-1])}"'


def _escaped(data: str) -> str:
    """As nh3 writes text, so that what is not marked stays as it was."""
    return escape(data, quote=False).replace("\u00a0", "&nbsp;")
