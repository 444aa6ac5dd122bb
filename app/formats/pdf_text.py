"""The pages of a PDF as Markdown: paragraphs across pages, headings, quotations and footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.formats.markdown_writer import Writer
from app.formats.pdf_child import HYPHEN, RAISED
from app.formats.pdf_layout import INDENT, Place, begins, is_heading, places
from app.formats.pdf_leaves import Leaf
from app.formats.pdf_words import Words, first_word

_MARK = re.compile(f"{RAISED}([0-9]+){RAISED}")
_NOTE = re.compile(f"(?:{RAISED}([0-9]+){RAISED}|([0-9]{{1,3}})(?=[. ]))")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page begins: the number printed on it, its part, the letters that stand before it."""

    label: str
    part: str
    before: int


def markdown(leaves: Sequence[Leaf], parts: Sequence[str] = ()) -> tuple[str, tuple[Mark, ...]]:
    """The text, and where its pages begin; ``parts`` names the part that each page belongs to."""
    return _Text(leaves, parts or [""] * len(leaves)).written()


class _Text:
    def __init__(self, leaves: Sequence[Leaf], parts: Sequence[str]) -> None:
        self._leaves, self._parts = leaves, parts
        self._writer = Writer()
        self._words = Words(leaves)
        self._marks: list[Mark] = []
        self._letters = 0
        self._notes = _collected(leaves, parts, self._words.joined)
        self._numbers: dict[tuple[str, str], int] = {}

    def written(self) -> tuple[str, tuple[Mark, ...]]:
        waiting: list[tuple[int, Place]] = []
        for number, leaf in enumerate(self._leaves):
            if number and self._parts[number] != self._parts[number - 1]:
                self._flush(waiting)
            for place in places(leaf):
                if waiting and begins(waiting[-1][1], place, [each for _, each in waiting]):
                    self._flush(waiting)
                waiting.append((number, place))
        self._flush(waiting)
        self._marks.append(Mark("", "", self._letters))
        return self._writer.source(), tuple(self._marks)

    def _flush(self, waiting: list[tuple[int, Place]]) -> None:
        """Write the lines that wait as one block, and say where a page begins in them."""
        text = ""
        for number, place in waiting:
            if len(self._marks) <= number:
                rest = len(first_word(place.line.text)) if text.endswith(HYPHEN) else 0
                self._begin(number, self._letters + _letters(text) + rest)
            text = self._words.joined(text, place.line.text)
        if waiting:
            self._write(text.replace(HYPHEN, "-"), [place for _, place in waiting], waiting[0][0])
        waiting.clear()

    def _begin(self, number: int, letters: int) -> None:
        for each in range(len(self._marks), number + 1):
            self._marks.append(Mark(self._leaves[each].label, self._parts[each], letters))

    def _write(self, text: str, lines: list[Place], number: int) -> None:
        last = 0
        for match in _MARK.finditer(text):
            self._add(text[last : match.start()])
            self._refer(match[1], number)
            last = match.end()
        self._add(text[last:])
        if is_heading(text, lines):
            self._writer.close(3)
        else:
            quoted = len(lines) > 2 and all(place.inset > 2 * INDENT for place in lines)
            self._writer.close(0, "> " if quoted else "")

    def _add(self, text: str) -> None:
        self._letters += sum(map(str.isalnum, text))
        self._writer.add(text)

    def _refer(self, mark: str, number: int) -> None:
        """The mark of a note that stands on this page or begins on the next; else a number."""
        part = self._parts[number]
        words = self._notes.get((part, mark))
        if words is None:
            self._add(mark)
            return
        if (part, mark) not in self._numbers:
            self._numbers[part, mark] = self._writer.next_note()
            self._writer.note_words(self._numbers[part, mark], words)
        self._writer.refer(self._numbers[part, mark])


def _letters(text: str) -> int:
    return sum(map(str.isalnum, _MARK.sub("", text)))


def _collected(
    leaves: Sequence[Leaf], parts: Sequence[str], joined: Callable[[str, str], str]
) -> dict[tuple[str, str], str]:
    """The words of each note by part and number; one that goes on overleaf is one."""
    found: dict[tuple[str, str], str] = {}
    last: tuple[str, str] | None = None
    for leaf, part in zip(leaves, parts, strict=True):
        for line in leaf.notes:
            start = _NOTE.match(line.text)
            number = (start[1] or start[2]) if start else ""
            if start and _follows(number, last, part):
                last = (part, number)
                found[last] = line.text[start.end() :].lstrip(". ")
            elif last is not None:
                found[last] = joined(found[last], line.text)
    return {key: text.replace(HYPHEN, "-").replace(RAISED, "") for key, text in found.items()}


def _follows(number: str, last: tuple[str, str] | None, part: str) -> bool:
    """Whether a note of that number can come next: a number in its words begins none."""
    before = int(last[1]) if last and last[0] == part else 0
    return before < int(number) <= before + 3 or before == 0
