"""Tables for spreadsheets: CSV as RFC 4180 has it, with no cell that a program would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what begins a formula in Excel, Calc and others


def table(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """The rows below their columns, in UTF-8, row by row.

    A cell that begins a formula gets an apostrophe.
    """
    yield _line(columns)
    for row in rows:
        yield _line([_inert(str(value)) for value in row])


def _line(cells: Iterable[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode()


def _inert(value: str) -> str:
    return "'" + value if value.startswith(_FORMULA) else value
