"""PDF files: the lines of their pages, read by a program apart with bounds on time and memory."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import BadInput, Unsafe
from app.formats import pdf_child
from app.formats.pdf_child import HYPHEN
from app.formats.source import Source

LIMIT = 200 * 1024 * 1024  # bytes
SECONDS = 180  # that reading may take
LEAST = 20  # letters on a page that has text; a scan has none, or a stamp

_PARTED = re.compile(r"(?<=[^\W\d_])[-‐]$")
_KILLED = "it could not be read within the time and memory allowed for it"
_ANOTHER = "Open it in a reader of PDFs, print it to a new PDF, and add that."
_OCR = (
    "Make its words readable first, with a scanner's software or with OCRmyPDF"
    " (`ocrmypdf in.pdf out.pdf`), and add what that makes."
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: where it begins and ends, its base line and size, in points.

    In ``text`` a raised number stands between two ``pdf_child.RAISED``; a hyphen that parts a
    word at the end is ``pdf_child.HYPHEN``.
    """

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as printed; ``label`` is the number that the file gives it, perhaps none."""

    label: str
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Pdf:
    """``info`` is what the file says of itself; ``scans`` how many pages are pictures only."""

    info: Mapping[str, str]
    sheets: tuple[Sheet, ...]
    pictures: int
    scans: int


def read(source: Source) -> Pdf:
    """The pages of a PDF.

    Raises ``BadInput`` for one that is damaged, locked or scanned, with what to do, and
    ``Unsafe`` for one that loops or grows.
    """
    found = _child(source)
    if "error" in found:
        raise BadInput(name=source.name, why=found["error"], remedy=_ANOTHER)
    sheets = [_sheet(page) for page in found["pages"]]
    blank = [
        page["pictures"] > 0
        for page, sheet in zip(found["pages"], sheets, strict=True)
        if sum(len(line.text) for line in sheet.lines) < LEAST
    ]
    if sum(blank) * 2 > len(sheets):
        why = f"it is a scan: {sum(blank)} of its {len(sheets)} pages are pictures without text"
        raise BadInput(name=source.name, why=why, remedy=_OCR)
    if not any(sheet.lines for sheet in sheets):
        raise BadInput(name=source.name, why="it has no text", remedy=_OCR)
    pictures = sum(page["pictures"] for page in found["pages"])
    return Pdf(found["info"], tuple(sheets), pictures, sum(blank))


def _child(source: Source) -> Any:
    try:
        done = subprocess.run(  # noqa: S603 - this very program, with no argument from outside
            [sys.executable, "-m", pdf_child.__name__],
            input=source.bytes(LIMIT),
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        return json.loads(done.stdout)
    except (subprocess.SubprocessError, json.JSONDecodeError) as error:
        raise Unsafe(name=source.name, why=_KILLED, remedy=_ANOTHER) from error


def _sheet(page: dict[str, Any]) -> Sheet:
    lines = tuple(Line(_PARTED.sub(HYPHEN, text), *place) for text, *place in page["lines"])
    return Sheet(page["label"], page["height"], lines)
