"""Tables for spreadsheets: CSV as RFC 4180 has it, with no cell that a program would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what begins a formula in Excel, Calc and others


def table(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """The rows below their columns, in UTF-8; a cell that begins a formula gets an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_inert(str(value)) for value in row] for row in rows)
    return out.getvalue().encode()


def _inert(value: str) -> str:
    return "'" + value if value.startswith(_FORMULA) else value
