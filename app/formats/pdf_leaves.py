"""The pages of a PDF apart from what is printed around their text: running heads and numbers.

What stands at the same height on several pages, but for its numbers, is no part of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, mode

from app.formats.pdf import Line, Sheet

_EDGE = 2  # lines at the top and at the bottom of a page that may be around the text
_NUMBER_ONLY = re.compile(
    r"[\s–—-]*(?:[Pp]age\s+)?([0-9]{1,5}|[ivxlc]{1,7})(?:\s+of\s+[0-9]+)?[\s–—-]*"
)
_NUMBER_AT_AN_END = re.compile(r"([0-9]{1,5})\s+\D.*|.*\D\s([0-9]{1,5})")
_RULE = re.compile(r"[\s—–_-]{4,}")
_STARTS_A_NOTE = re.compile("\ue000?[0-9]{1,3}\ue000?|[*†‡]")
_NEAR = 3  # points within which two lines stand at the same height
_SMALL = 0.93  # of the size of the text, below which a line may be a note's


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: its number as printed, the heads around it, its text and its footnotes."""

    label: str
    heads: tuple[str, ...]
    body: tuple[Line, ...]
    notes: tuple[Line, ...]


def leaves(sheets: Sequence[Sheet]) -> list[Leaf]:
    """The pages in order; a page without a printed number has its place in the file for one."""
    repeated = _repeated(sheets)
    return [_leaf(sheet, number, repeated) for number, sheet in enumerate(sheets, 1)]


def margins(lines: Iterable[Line]) -> tuple[float, float]:
    """Left and right edge of the text of a page: those that most lines have."""
    lines = list(lines)
    if not lines:
        return 0.0, 0.0
    left = mode(round(line.left / 2) * 2 for line in lines)
    rights = Counter(round(line.right / 2) * 2 for line in lines)
    right = max([edge for edge, count in rights.items() if count > 1] or list(rights))
    return float(left), float(max(right, left))


def leading(lines: Sequence[Line]) -> float:
    """The usual distance from one base line to the next, in points."""
    steps = [
        first.base - second.base for first, second in pairwise(lines) if first.base > second.base
    ]
    return median(steps) if steps else 12.0


def _repeated(sheets: Sequence[Sheet]) -> set[tuple[str, int]]:
    """The lines at the edges that several pages have, by their folded words and height."""
    seen = Counter(key for sheet in sheets for key in {_key(line) for line in _edges(sheet)})
    least = 2 if len(sheets) < 9 else 3
    return {key for key, count in seen.items() if count >= least}


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"[0-9]+|\b[ivxlc]+\b", "#", " ".join(line.text.split())), round(
        line.base / _NEAR
    )


def _edges(sheet: Sheet) -> list[Line]:
    ordered = sorted(sheet.lines, key=lambda line: -line.base)
    return [*ordered[:_EDGE], *ordered[_EDGE:][-_EDGE:]]


def _leaf(sheet: Sheet, number: int, repeated: set[tuple[str, int]]) -> Leaf:
    edges = _edges(sheet)
    around = [line for line in edges if _is_around(line, repeated)]
    text = [line for line in sheet.lines if line not in around]
    body, notes = _parted([line for line in text if not _is_ornament(line, text)])
    heads = tuple(line.text for line in around)
    return Leaf(_label(heads) or sheet.label or str(number), heads, tuple(body), tuple(notes))


def _is_around(line: Line, repeated: set[tuple[str, int]]) -> bool:
    text, height = _key(line)
    near = any((text, height + step) in repeated for step in (-1, 0, 1))
    return near or _NUMBER_ONLY.fullmatch(line.text) is not None


def _is_ornament(line: Line, text: Sequence[Line]) -> bool:
    """A rule that does not part notes from the text: it does not stand at the left edge."""
    return _RULE.fullmatch(line.text) is not None and line.left > margins(text)[0] + 20


def _label(heads: Iterable[str]) -> str:
    for head in heads:
        only, end = _NUMBER_ONLY.fullmatch(head), _NUMBER_AT_AN_END.fullmatch(head)
        if only or end:
            return (only[1] if only else "") or (end and (end[1] or end[2])) or ""
    return ""


def _parted(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The text of a page and its notes: what follows a rule, or is smaller and numbered."""
    if not lines:
        return lines, ()
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    usual = max(sizes, key=sizes.__getitem__)
    for place, line in enumerate(lines):
        after = lines[place + 1 :]
        if _RULE.fullmatch(line.text) and all(each.base < line.base for each in after):
            return lines[:place], after
    start = len(lines)
    while start and lines[start - 1].size < _SMALL * usual:
        start -= 1
    for place in range(start, len(lines)):
        if _STARTS_A_NOTE.match(lines[place].text):
            return lines[:place], lines[place:]
    return lines, ()
