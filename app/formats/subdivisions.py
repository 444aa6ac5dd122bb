"""The subdivisions of a section of regulations, from the marks that its paragraphs begin with.

Levels are those of the Code of Federal Regulations (1 CFR 21.11): ``(a)``, ``(1)``, ``(i)``,
``(A)``, ``(1)`` in italics, ``(i)`` in italics.  Paragraphs stand side by side in the source, so
that ``(i)`` may be the ninth letter or the first Roman numeral: what follows decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ROMAN = re.compile(r"(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
LETTER, NUMBER, ROMAN, CAPITAL, ITALIC_NUMBER, ITALIC_ROMAN = range(6)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark at the beginning of a paragraph: its words, and whether they are in italics."""

    text: str
    italic: bool = False


def paths(paragraphs: Sequence[Sequence[Mark] | None]) -> list[tuple[str, ...]]:
    """For each paragraph its subdivision as steps (``("a", "1", "i")``).

    One without marks belongs to the one before; None is one that begins anew, as a definition.
    """
    marks = [mark for each in paragraphs for mark in each or ()]
    open_: list[tuple[int, str]] = []
    found: list[tuple[str, ...]] = []
    number = 0
    for paragraph in paragraphs:
        if paragraph is None:
            open_ = []
        for mark in paragraph or ():
            level = _level(mark, open_, marks[number + 1 :])
            open_ = [each for each in open_ if each[0] < level] + [(level, mark.text)]
            number += 1
        found.append(tuple(text for _, text in open_))
    return found


def _level(mark: Mark, open_: Sequence[tuple[int, str]], after: Sequence[Mark]) -> int:
    levels = _possible(mark)
    if len(levels) == 1:
        return levels[0]
    last = dict(open_)
    fitting = [level for level in levels if _follows(mark.text, last.get(level, ""), level)]
    if len(fitting) != 1:
        return _by_what_follows(mark, fitting or list(levels), after)
    return fitting[0]


def _possible(mark: Mark) -> tuple[int, ...]:
    text = mark.text
    if text.isdigit():
        return (ITALIC_NUMBER,) if mark.italic else (NUMBER,)
    if text.isupper():
        return (CAPITAL,)
    roman = _ROMAN.fullmatch(text) is not None
    if mark.italic and roman:
        return (ITALIC_ROMAN,)
    if roman:
        return (LETTER, ROMAN) if len(set(text)) == 1 and len(text) < 3 else (ROMAN,)
    return (LETTER,)


def _follows(text: str, last: str, level: int) -> bool:
    """Whether a mark can be the next of its level after ``last``, or its first."""
    if level == ROMAN:
        return _roman(text) == (_roman(last) if last else 0) + 1
    return _letters(text) == (_letters(last) if last else 0) + 1


def _by_what_follows(mark: Mark, levels: Sequence[int], after: Sequence[Mark]) -> int:
    """Of two levels the one whose next mark comes first; the deeper one when neither comes."""
    for each in after:
        for level in levels:
            if level in _possible(each) and _follows(each.text, mark.text, level):
                return level
    return max(levels)


def _letters(text: str) -> int:
    """a is 1, z is 26, aa is 27."""
    return (len(text) - 1) * 26 + ord(text[0]) - ord("a") + 1


def _roman(text: str) -> int:
    values = [_VALUES.get(letter, 0) for letter in text]
    return sum(
        -value if any(later > value for later in values[n + 1 :]) else value
        for n, value in enumerate(values)
    )
