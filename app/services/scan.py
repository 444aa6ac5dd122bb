"""Scan: recognise the references to law in a text, and store nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention
from app.errors import BadInput
from app.formats import json_lines
from app.formats.source import Source
from app.importers import Imported, Options, Refused
from app.recognisers import NAMES
from app.services.add import render
from app.services.prepare import prepare
from app.services.recognise import recognise
from app.services.tell_format import tell_format
from app.store.library import Library
from app.text.reading import reading as read
from app.text.reading import reading_of_text


@dataclass(frozen=True, slots=True)
class Scanned:
    """One row of a batch and its mentions."""

    id: str
    mentions: list[Mention]


@dataclass(frozen=True, slots=True)
class Row:
    """A text to be scanned, with what is known of it."""

    id: str
    text: str
    date: str
    context: str


def scan_file(
    library: Library,
    path: Path,
    date: str = "",
    context: str = "",
    names: Sequence[str] = NAMES,
) -> list[Mention]:
    """The mentions in the first document of a file; its own date counts unless one is given.

    Offsets are code points in the document's canonical text; ``names`` are the recognisers that
    are asked.  Raises what the importer raises.
    """
    source = Source.of(path)
    for found in tell_format(source).importer.read(source, Options()):
        if isinstance(found, Refused):
            raise found.error
        if not isinstance(found, Imported):
            continue
        day = date or found.document.published
        return recognise(read(render(found), day, context), prepare(library, names=names), names)
    return []


def scan_lines(library: Library, path: Path, names: Sequence[str] = NAMES) -> Iterator[Scanned]:
    """The mentions in each row of JSON lines, in their order (see ``rows``), one by one."""
    table = prepare(library, names=names)
    return (scan_row(row, table, names) for row in rows(path))


def rows(path: Path) -> Iterator[Row]:
    """The rows of JSON lines with ``text`` and, if known, ``id``, ``date`` and ``context``.

    Offsets of mentions are code points in the row's own text.  Raises ``BadInput``.
    """
    for number, line in json_lines.lines(path):
        row = json_lines.row(line, f"{path.name}, line {number}")
        text, date, context = (_words(row, field) for field in ("text", "date", "context"))
        yield Row(str(row.get("id", number)), text, date, context)


def scan_row(row: Row, table: AuthorityTable, names: Sequence[str]) -> Scanned:
    """The mentions in one row."""
    return Scanned(
        row.id, recognise(reading_of_text(row.text, row.date, row.context), table, names)
    )


def _words(row: dict[str, object], field: str) -> str:
    value = row.get(field, "")
    if not isinstance(value, str):
        raise BadInput(name=field, why=f"{value!r} is no text", remedy="Put it in quotation marks.")
    return value
