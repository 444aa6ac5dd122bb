"""Scan: recognise the references to law in a text, and store nothing."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.mention import Mention
from app.errors import BadInput
from app.importers import Options, Refused
from app.services.add import importer_for, render
from app.services.recognise import recognise
from app.services.tabulate import tabulate
from app.store.library import Library
from app.text import plain
from app.text.reading import reading


@dataclass(frozen=True, slots=True)
class Scanned:
    """One row of a batch and its mentions."""

    id: str
    mentions: list[Mention]


def scan_file(library: Library, path: Path, date: str = "", context: str = "") -> list[Mention]:
    """The mentions in the first document of a file; its own date counts unless one is given.

    Offsets are code points in the document's canonical text.  Raises what the importer raises.
    """
    for found in importer_for(path).read(path, Options()):
        if isinstance(found, Refused):
            raise found.error
        day = date or found.document.published
        return recognise(reading(render(found), day, context), tabulate(library))
    return []


def scan_lines(library: Library, path: Path) -> Iterator[Scanned]:
    """The mentions in each row of JSON lines with ``text`` and, if known, ``id``, ``date`` and
    ``context``; offsets are code points in the row's own text.  Raises ``BadInput``.
    """
    table = tabulate(library)
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open()
    with opened as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                text, date, context = row["text"], row.get("date", ""), row.get("context", "")
            except (ValueError, KeyError, AttributeError) as error:
                raise BadInput(
                    name=f"{path}, line {number}", why=str(error), remedy="Each row needs a text."
                ) from error
            read = plain.reading(text, date, context)
            yield Scanned(str(row.get("id", number)), recognise(read, table))
