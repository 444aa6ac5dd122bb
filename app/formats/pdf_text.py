"""The pages of a PDF as Markdown: paragraphs across pages, headings, quotations and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.formats.markdown_writer import Writer
from app.formats.pdf import Line
from app.formats.pdf_child import HYPHEN, RAISED
from app.formats.pdf_leaves import Leaf, leading, margins

_MARK = re.compile(f"{RAISED}([0-9]+){RAISED}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOTE = re.compile(f"(?:{RAISED}([0-9]+){RAISED}|([0-9]{{1,3}})(?=[. ]))")
_ENUMERATOR = re.compile(r"[IVXLC]+|[A-Z]|[0-9]{1,2}")
_INDENT = 5  # points by which a first line stands in
_CLOSING = '.?!:;"”’)]'  # what a paragraph ends in
_FAR = 1.35  # times the usual leading, beyond which a new paragraph begins
_SHORT = 0.85  # of the measure: a shorter line ends a paragraph where lines are flush
_OTHER_SIZE = 1.5  # points
_CENTRED = 8  # points that a centred line may be off
_HEADING_WORDS = 14
_LONGEST_JOIN = 40  # characters


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page begins: the number printed on it, its part, the letters that stand before it."""

    label: str
    part: str
    before: int


@dataclass(frozen=True, slots=True)
class _Place:
    """What a line is on its page."""

    line: Line
    inset: float  # from the left edge of the text
    measure: float  # width of the text
    gap: float  # from the line above, in usual leadings; 0 at the top of a page
    centred: bool
    flush: bool  # whether the lines of its page end together


@dataclass(slots=True)
class _Block:
    places: list[_Place] = field(default_factory=list)

    @property
    def centred(self) -> bool:
        return self.places[-1].centred


def markdown(leaves: Sequence[Leaf], parts: Sequence[str] = ()) -> tuple[str, tuple[Mark, ...]]:
    """The text, and where its pages begin; ``parts`` names the part that each page belongs to."""
    return _Text(leaves, parts or [""] * len(leaves)).written()


class _Text:
    def __init__(self, leaves: Sequence[Leaf], parts: Sequence[str]) -> None:
        self._leaves, self._parts = leaves, parts
        self._writer = Writer()
        self._vocabulary = _vocabulary(leaves)
        self._marks: list[Mark] = []
        self._letters = 0
        self._notes = _collected(leaves, parts, self._joined)
        self._numbers: dict[tuple[str, str], int] = {}
        self._here = (0, "")  # the page being written, and its part
        self._block = _Block()

    def written(self) -> tuple[str, tuple[Mark, ...]]:
        waiting: list[tuple[int, _Place]] = []
        for number, leaf in enumerate(self._leaves):
            if number and self._parts[number] != self._parts[number - 1]:
                self._flush(waiting)
            for place in _places(leaf):
                if waiting and _begins(waiting[-1][1], place, [each for _, each in waiting]):
                    self._flush(waiting)
                waiting.append((number, place))
        self._flush(waiting)
        self._marks.append(Mark("", "", self._letters))
        return self._writer.source(), tuple(self._marks)

    def _flush(self, waiting: list[tuple[int, _Place]]) -> None:
        """Write the lines that wait as one block, and say where a page begins in them."""
        text = ""
        for number, place in waiting:
            if number >= self._here[0] and len(self._page_marks()) <= number:
                rest = _rest_of_a_word(place.line.text) if text.endswith(HYPHEN) else 0
                self._begin(number, self._letters + _letters(text) + rest)
            text = self._joined(text, place.line.text)
        if waiting:
            self._write(text.replace(HYPHEN, "-"), [place for _, place in waiting], waiting[0][0])
        waiting.clear()

    def _page_marks(self) -> list[Mark]:
        return self._marks

    def _begin(self, number: int, letters: int) -> None:
        for each in range(len(self._marks), number + 1):
            self._marks.append(Mark(self._leaves[each].label, self._parts[each], letters))

    def _write(self, text: str, places: list[_Place], number: int) -> None:
        last = 0
        for match in _MARK.finditer(text):
            self._add(text[last : match.start()])
            self._refer(match[1], number)
            last = match.end()
        self._add(text[last:])
        if _is_heading(text, places):
            self._writer.close(3)
        else:
            quoted = len(places) > 2 and all(place.inset > 2 * _INDENT for place in places)
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

    def _joined(self, text: str, more: str) -> str:
        """A line behind another: parted words in one, others with a space between."""
        if not text.endswith(HYPHEN):
            return f"{text} {more}" if text else more
        before, after = text[:-1], more
        first, second = _last_word(before), _first_word(after)
        if not first or not second:
            return f"{before}-{after}"
        together, hyphened = (first + second).lower(), f"{first}-{second}".lower()
        known = self._vocabulary
        keeps = hyphened in known and together not in known
        keeps = keeps or (second[0].isupper() and first[-1].islower() and together not in known)
        return f"{before}-{after}" if keeps else before + after


def _letters(text: str) -> int:
    return sum(map(str.isalnum, _MARK.sub("", text)))


def _rest_of_a_word(line: str) -> int:
    return len(_first_word(line))


def _last_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+$", text[-_LONGEST_JOIN:])
    return found[0] if found else ""


def _first_word(text: str) -> str:
    found = re.match(r"[^\W\d_]+", text)
    return found[0] if found else ""


def _vocabulary(leaves: Iterable[Leaf]) -> frozenset[str]:
    """The words that stand whole within lines, in lower case."""
    found: set[str] = set()
    for leaf in leaves:
        for line in (*leaf.body, *leaf.notes):
            words = _WORD.findall(line.text.removesuffix(HYPHEN))
            whole = words[:-1] if line.text.endswith(HYPHEN) else words
            found.update(word.lower() for word in whole)
    return frozenset(found)


def _collected(
    leaves: Sequence[Leaf], parts: Sequence[str], joined: object
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
            elif last is not None and callable(joined):
                found[last] = joined(found[last], line.text)
    return {key: text.replace(HYPHEN, "-").replace(RAISED, "") for key, text in found.items()}


def _follows(number: str, last: tuple[str, str] | None, part: str) -> bool:
    """Whether a note of that number can come next: a number in its words begins none."""
    before = int(last[1]) if last and last[0] == part else 0
    return before < int(number) <= before + 3 or before == 0


def _places(leaf: Leaf) -> Iterator[_Place]:
    left, right = margins(leaf.body)
    usual = leading(leaf.body)
    width = max(right - left, 1.0)
    flush = sum(line.right > right - 6 for line in leaf.body) * 2 > len(leaf.body)
    above: Line | None = None
    for line in leaf.body:
        gap = (above.base - line.base) / usual if above else 0.0
        middle = abs((line.left + line.right) / 2 - (left + right) / 2)
        centred = middle < _CENTRED and min(line.left - left, right - line.right) > 3 * _INDENT
        yield _Place(line, line.left - left, width, gap, centred, flush)
        above = line


def _begins(above: _Place, place: _Place, block: Sequence[_Place]) -> bool:
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
    if abs(step) > _INDENT:
        is_second = len(block) == 1 and abs(above.inset) > _INDENT > abs(place.inset)
        return not is_second  # the line behind a first one that stands in or out
    ended = above.line.right - above.line.left + above.inset < _SHORT * above.measure
    return above.flush and ended and above.line.text[-1] in _CLOSING


def _is_heading(text: str, places: Sequence[_Place]) -> bool:
    centred = all(place.centred for place in places)
    return centred and len(text.split()) <= _HEADING_WORDS and any(map(str.isalpha, text))
