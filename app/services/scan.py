"""Scan: recognise the references to law in a text, and store nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.mention import Mention
from app.errors import BadInput
from app.formats import json_lines
from app.formats.source import Source
from app.importers import Imported, Options, Refused
from app.services.add import render
from app.services.recognise import recognise
from app.services.tabulate import tabulate
from app.services.tell_format import tell_format
from app.store.library import Library
from app.text.reading import reading, reading_of_text


@dataclass(frozen=True, slots=True)
class Scanned:
    """One row of a batch and its mentions."""

    id: str
    mentions: list[Mention]


def scan_file(library: Library, path: Path, date: str = "", context: str = "") -> list[Mention]:
    """The mentions in the first document of a file; its own date counts unless one is given.

    Offsets are code points in the document's canonical text.  Raises what the importer raises.
    """
    source = Source.of(path)
    for found in tell_format(source).importer.read(source, Options()):
        if isinstance(found, Refused):
            raise found.error
        if not isinstance(found, Imported):
            continue
        day = date or found.document.published
        return recognise(reading(render(found), day, context), tabulate(library))
    return []


def scan_lines(library: Library, path: Path) -> Iterator[Scanned]:
    """The mentions in each row of JSON lines with ``text`` and, if known, ``id``, ``date`` and
    ``context``; offsets are code points in the row's own text.  Raises ``BadInput``.
    """
    table = tabulate(library)
    for number, line in json_lines.lines(path):
        row = json_lines.row(line, f"{path.name}, line {number}")
        text, date, context = (_words(row, field) for field in ("text", "date", "context"))
        found = recognise(reading_of_text(text, date, context), table)
        yield Scanned(str(row.get("id", number)), found)


def _words(row: dict[str, object], field: str) -> str:
    value = row.get(field, "")
    if not isinstance(value, str):
        raise BadInput(name=field, why=f"{value!r} is no text", remedy="Put it in quotation marks.")
    return value
