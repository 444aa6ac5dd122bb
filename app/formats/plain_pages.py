"""Printed pages that come as plain text, set with spaces: as the lines that they are.

Courts' opinions come so from programs that read PDFs: a form feed between pages, or only their
numbers in a line of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.formats.pdf import Line, Sheet
from app.formats.pdf_child import HYPHEN

_WIDE, _HIGH = 6.0, 12.0  # points that a character takes, and a line
_TOP = 792.0
_NUMBER_LINE = re.compile(r"(?<=\n)[ \t]*-[ \t]*([0-9]{1,4})[ \t]*-[ \t]*(?=\n)")
_PARTED = re.compile(r"(?<=[^\W\d_])-$")
_SPACES = re.compile(r"\s+")


def sheets(text: str) -> list[Sheet]:
    """The pages of a text, in order; a text without any is one page."""
    return [_sheet(page) for page in _pages(text) if page.strip()]


def _pages(text: str) -> Iterator[str]:
    if "\f" in text:
        yield from text.split("\f")
        return
    start = 0
    for match in _NUMBER_LINE.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    yield text[start:]


def _sheet(page: str) -> Sheet:
    rows = page.expandtabs(8).split("\n")
    lines = tuple(
        _line(row, number) for number, row in enumerate(rows) if row.strip("\ufeff\u200b ").strip()
    )
    return Sheet("", _TOP, lines)


def _line(row: str, number: int) -> Line:
    end = row.rstrip()
    left = (len(end) - len(end.lstrip())) * _WIDE
    words = _PARTED.sub(HYPHEN, _SPACES.sub(" ", end.strip()))
    return Line(words, left, len(end) * _WIDE, _TOP - number * _HIGH, _HIGH)
