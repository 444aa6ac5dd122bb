"""Lines: a stream by the lines of its text, which are what lies between two breaks.

A text may have thousands of lines, and a query looks at a few: they are found by searching the
stream, without taking all of it to pieces.
"""

from __future__ import annotations

from app.query.streams import spell
from app.query.tokens import BREAK_TEXT

_BREAK = spell(BREAK_TEXT)


class Lines:
    """The lines of one stream, counted from 0."""

    def __init__(self, stream: str) -> None:
        self._stream = f" {stream} "  # so that a space stands on either side of each word
        self._known: dict[int, tuple[int, int]] = {}

    def __len__(self) -> int:
        return self._stream.count(_BREAK) + 1

    def holding(self, letters: str, most: int) -> list[int]:
        """The first lines that hold some letters, ``most`` of them, in order."""
        found: list[int] = []
        stream, number, looked = self._stream, 0, 0
        at = stream.find(letters)
        while at >= 0 and len(found) < most:
            number += stream.count(_BREAK, looked, at)
            found.append(number)
            start, end = stream.rfind(_BREAK, looked, at) + 1, stream.find(_BREAK, at)
            self._known[number] = start, end if end >= 0 else len(stream)
            if end < 0:
                break
            looked, at = end, stream.find(letters, end)
        return found

    def count(self, number: int, letters: str) -> int:
        """How many times some letters stand in a line."""
        return self._stream.count(letters, *self._bounds(number))

    def words(self, number: int) -> str:
        """The words of a line, as a stream."""
        start, end = self._bounds(number)
        return self._stream[start + 1 : end - 1]

    def words_before(self, number: int) -> int:
        """How many words and breaks stand before a line."""
        return self._stream.count(" ", 0, self._bounds(number)[0])

    def _bounds(self, number: int) -> tuple[int, int]:
        if number not in self._known:
            start = 0
            for _ in range(number):
                start = self._stream.index(_BREAK, start) + 1
            end = self._stream.find(_BREAK, start)
            self._known[number] = start, end if end >= 0 else len(self._stream)
        return self._known[number]
