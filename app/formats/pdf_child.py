"""A program of its own that reads a PDF from standard input and writes its lines as JSON.

It is apart from the rest, with bounds on its time and memory, because a PDF can make any reader
of PDFs loop or grow, and because what reads it is not written in Python.
"""

from __future__ import annotations

import ctypes
import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

MEMORY = 2 * 1024**3  # bytes
SECONDS = 120  # of the processor
MOST_PAGES = 5_000
MOST_CHARACTERS = 30_000_000

RAISED = "\ue000"  # around a raised number; a private character that texts do not have
HYPHEN = "\u00ad"  # ends a line that ends in a hyphen

LOCKED = "it is locked by a password"
TOO_LONG = f"it has more than {MOST_PAGES} pages"
TOO_MUCH = f"it has more than {MOST_CHARACTERS} characters"


def main() -> None:
    """Write ``{"info", "pages": [{"label", "height", "pictures", "lines"}]}``, or ``{"error"}``.

    A line is ``[text, left, right, base, size]``, in points from the left and the bottom.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    data = sys.stdin.buffer.read()
    json.dump(_read(data), sys.stdout)


def _read(data: bytes) -> dict[str, Any]:
    import pypdfium2  # noqa: PLC0415 - after the limits are set

    try:
        pdf = pypdfium2.PdfDocument(data)
        pdf.init_forms()
        if len(pdf) > MOST_PAGES:
            return {"error": TOO_LONG}
        pages, characters = [], 0
        for number in range(len(pdf)):
            pages.append(_page(pdf, number))
            characters += sum(len(line[0]) for line in pages[-1]["lines"])
            if characters > MOST_CHARACTERS:
                return {"error": TOO_MUCH}
        return {"info": pdf.get_metadata_dict(), "pages": pages}
    except pypdfium2.PdfiumError as error:
        return {"error": LOCKED if "password" in str(error).lower() else f"it is damaged ({error})"}


def _page(pdf: Any, number: int) -> dict[str, Any]:
    from pypdfium2 import raw  # noqa: PLC0415

    page = pdf[number]
    pictures = sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    return {
        "label": pdf.get_page_label(number),
        "height": page.get_height(),
        "pictures": pictures,
        "lines": list(_lines(page.get_textpage(), raw)),
    }


class _Place:
    """Where a character stands, as the library tells it."""

    def __init__(self, textpage: Any, raw: Any) -> None:
        self._textpage, self._raw = textpage, raw
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = raw.FS_RECTF()

    def origin(self, index: int) -> tuple[float, float]:
        self._raw.FPDFText_GetCharOrigin(self._textpage, index, self._x, self._y)
        return self._x.value, self._y.value

    def is_below(self, index: int, first: int) -> bool:
        """Whether a word stands in a line of its own below: the library joins some lines."""
        (x, y), (left, base) = self.origin(index), self.origin(first)
        return base - y > 0.6 * self.size(first) and x < left + 4 * self.size(first)

    def size(self, index: int) -> float:
        self._raw.FPDFText_GetLooseCharBox(self._textpage, index, self._box)
        return float(abs(self._box.top - self._box.bottom))

    def right(self, index: int) -> float:
        self._raw.FPDFText_GetLooseCharBox(self._textpage, index, self._box)
        return float(self._box.right)


def _lines(textpage: Any, raw: Any) -> Iterator[list[Any]]:
    place = _Place(textpage, raw)
    line: list[tuple[int, str]] = []
    for index in range(textpage.count_chars()):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code in (10, 13):
            yield from _line(line, place)
            line = []
        elif code == 2:  # what the library writes for a hyphen at the end of a line
            yield from _line([*line, (index, HYPHEN)], place)
            line = []
        elif code and not 0xD800 <= code <= 0xDFFF:
            if line and line[-1][1].isspace() and place.is_below(index, line[0][0]):
                yield from _line(line, place)
                line = []
            line.append((index, chr(code)))
    yield from _line(line, place)


def _line(line: list[tuple[int, str]], place: _Place) -> Iterator[list[Any]]:
    seen = [(index, character) for index, character in line if not character.isspace()]
    if not seen:
        return
    size, middle = _largest(line, seen, place)
    base = place.origin(middle)[1]
    pieces = []
    for index, character in line:
        raised = character.isdigit() and (
            place.size(index) < 0.85 * size and place.origin(index)[1] > base + 0.05 * size
        )
        pieces.append(f"{RAISED}{character}{RAISED}" if raised else character)
    text = "".join(pieces).replace(RAISED * 2, "").strip()
    last = next((index for index, character in reversed(seen) if character != HYPHEN), seen[-1][0])
    left = place.origin(seen[0][0])[0]
    yield [text, round(left, 1), round(place.right(last), 1), round(base, 1), round(size, 1)]


def _largest(
    line: list[tuple[int, str]], seen: list[tuple[int, str]], place: _Place
) -> tuple[float, int]:
    """The size of the largest first letter of a word, and which it is: small capitals are not."""
    first = [
        each
        for before, each in zip([(0, " "), *line], line, strict=False)
        if each[1].isalpha() and not before[1].isalpha()
    ]
    return max((place.size(index), index) for index, _ in first or seen[:1])


if __name__ == "__main__":
    main()
