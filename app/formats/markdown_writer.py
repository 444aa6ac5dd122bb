"""Writing Markdown that reads back as exactly the words given, under markers of provisions."""

from __future__ import annotations

import re

_MEANT = re.compile(r"[\\`*_\[\]<>&~|{}#!^]")
_AT_THE_START = re.compile(r"([-+=])|([0-9]{1,9})([.)])")
# What no canonical text keeps would hide what stands behind it from ``_AT_THE_START``.
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u2060\ufeff]")
_DEEPEST_HEADING = 6


class Writer:
    """Words are collected into a block until ``close``; each block stands on a line of its own.

    ``provision`` is the id that the blocks closed from now on belong to; a marker is written
    where it changes.
    """

    def __init__(self) -> None:
        self.provision = ""
        self._marked = ""
        self._words: list[str] = []
        self._blocks: list[str] = []
        self._notes: list[str] = []
        self._last_note = 0

    def add(self, text: str | None) -> None:
        """Words as they are, with their spaces."""
        if text:
            meant = _MEANT.search(text)
            self._words.append(_MEANT.sub(r"\\\g<0>", text) if meant else text)

    def refer(self, note: int) -> None:
        """The mark of a footnote."""
        self._words.append(f"[^{note}]")

    def mark(self) -> int:
        """Where the words are that come now, for ``lead``."""
        return len(self._words)

    def lead(self, mark: int, address: str) -> None:
        """Make the words since ``mark`` a link to ``address``; not if none, or with a footnote."""
        words = "".join(self._words[mark:])
        if words.strip() and "[^" not in words and "](" not in words:
            self._words[mark:] = [f"[{words}](<{address}>)"]

    def take(self) -> str:
        """The words collected, taken out, in one line."""
        words = "".join(self._words)
        self._words.clear()
        if _INVISIBLE.search(words):  # before the split: some of them are white space to Python
            words = _INVISIBLE.sub("", words)
        return " ".join(words.split())

    def close(self, heading: int = 0, prefix: str = "") -> bool:
        """Make a paragraph of the words collected, or a heading of a level from 1; none of none.

        ``prefix`` stands before a paragraph: ``> `` makes it a quotation, ``- `` an item.  True
        when there was something to make one of.
        """
        line = self.take()
        if line:
            sign = "#" * min(heading, _DEEPEST_HEADING)
            self._put(f"{sign} {line}" if sign else prefix + _plain_start(line))
        return bool(line)

    def table(self, rows: list[list[str]]) -> None:
        """A table of cells that ``take`` gave; its first row is its head."""
        width = max(map(len, rows), default=0)
        lines = [" | ".join([*row, *[""] * (width - len(row))]) for row in rows]
        if any(map(any, rows)):
            lines.insert(1, " | ".join(["---"] * width))
            self._put("\n".join(f"| {line} |" for line in lines))

    def note(self, number: int, line: str) -> None:
        """The words of a footnote that ``take`` gave; footnotes stand at the end of the text."""
        self._notes.append(f"[^{number}]: {_plain_start(line)}")

    def next_note(self) -> int:
        """The number of the next footnote; it is taken then."""
        self._last_note += 1
        return self._last_note

    def note_words(self, number: int, words: str) -> None:
        """A footnote of words as they are."""
        outer, self._words = self._words, []
        self.add(words)
        line = self.take()
        self._words = outer
        self.note(number, line or "—")

    def source(self) -> str:
        """The Markdown."""
        return "\n\n".join([*self._blocks, *self._notes]) + "\n"

    def _put(self, block: str) -> None:
        marker = ""
        if self.provision != self._marked:
            marker, self._marked = f'{{provision="{self.provision}"}}\n', self.provision
        self._blocks.append(marker + block)


def _plain_start(line: str) -> str:
    """``line`` so that it begins no list and no rule."""
    start = _AT_THE_START.match(line)
    if not start:
        return line
    return f"\\{line}" if start[1] else f"{start[2]}\\{line[start.end(2) :]}"
