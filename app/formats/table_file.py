"""Tables in CSV or TSV as rows, read as a stream; the first row names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from app.errors import BadInput, Unsafe
from app.formats.source import Source
from app.formats.text_file import plain

CELL_LIMIT = 20 * 1024 * 1024  # characters
_DELIMITERS = ",;\t|"


def rows(source: Source, escape: str = "") -> Iterator[tuple[int, dict[str, object] | BadInput]]:
    """Each row by the names of its columns, with the line in which it ends, or why it is none.

    ``escape`` is what stands before a quotation mark within a cell; without it, they are doubled.

    Raises ``BadInput`` for a table without columns or with a name twice, or that is not UTF-8,
    and ``Unsafe`` for a cell of more than ``CELL_LIMIT`` characters.
    """
    with io.TextIOWrapper(source.open(), encoding="utf-8-sig", newline="") as stream:
        csv.field_size_limit(CELL_LIMIT)
        reader = csv.reader(
            stream,
            delimiter=delimiter(source),
            strict=True,
            escapechar=escape or None,
            doublequote=not escape,
        )
        try:
            yield from _rows(reader, source.name)
        except csv.Error as error:
            raise _broken(error, reader.line_num, source.name) from error
        except UnicodeDecodeError as error:
            why = f"it is not UTF-8 text near line {reader.line_num + 1}"
            raise BadInput(name=source.name, why=why, remedy="Save it as UTF-8.") from error


def check(source: Source, escape: str = "") -> None:
    """Read all of it once, so that nothing is kept of a table that is damaged further on."""
    for _ in rows(source, escape):
        pass


def delimiter(source: Source) -> str:
    """What parts the cells of the first line: the sign that is there most often."""
    first = source.head().split(b"\n", 1)[0].decode("utf-8", "replace")
    return max(_DELIMITERS, key=first.count)


def _rows(
    reader: Iterator[list[str]], name: str
) -> Iterator[tuple[int, dict[str, object] | BadInput]]:
    names = [each.strip() for each in next(reader, [])]
    twice = {each for each in names if names.count(each) > 1}
    if not any(names) or twice:
        why = f"the column `{min(twice)}` is there twice" if twice else "it has no columns"
        raise BadInput(name=name, why=why, remedy="Name every column in the first row, once.")
    for number, cells in enumerate(reader, 2):
        if not any(cells):
            continue
        place = f"{name}, row {number}"
        try:
            if len(cells) > len(names):
                why = f"it has {len(cells)} cells, and there are {len(names)} columns"
                raise BadInput(name=place, why=why, remedy="Put quotation marks around its text.")
            yield number, {key: plain(cell, place) for key, cell in zip(names, cells, strict=False)}
        except BadInput as error:
            yield number, error


def _broken(error: csv.Error, line: int, name: str) -> BadInput | Unsafe:
    if "field limit" in str(error):
        why = f"a cell in line {line} has more than {CELL_LIMIT} characters"
        return Unsafe(name=name, why=why, remedy="Look for a quotation mark that is never closed.")
    return BadInput(name=name, why=f"line {line} is broken: {error}", remedy="Export it again.")
