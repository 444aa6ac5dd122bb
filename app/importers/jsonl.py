"""JSON lines: a table of articles or of the texts of authorities, one object a line."""

from __future__ import annotations

from collections.abc import Iterator

from app.errors import BadInput
from app.formats import json_lines, signature, table_row
from app.formats.source import Source
from app.importers import Imported, Options, Refused

__all__ = ["JsonLines"]


class JsonLines:
    """Each line is one document; a bad one is refused by its number and the rest goes on."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    certain = False

    def recognises(self, source: Source) -> bool:
        """Whether its first line begins a JSON object."""
        return source.head().lstrip(signature.SPACE_AND_MARK)[:1] == b"{"

    def read(self, source: Source, options: Options) -> Iterator[Imported | Refused]:
        """The documents in the order of the file.

        An article's id is the slug of the title; when the file has used it already, with the
        month of publication, and then with a number: reading a file again gives the same ids.
        """
        rows = table_row.Rows(options.columns)
        json_lines.check(source)
        for number, line in json_lines.lines(source):
            name = f"{source.name}, line {number}"
            try:
                row = rows.read(json_lines.row(line, name), name)
            except BadInput as error:
                yield Refused(name, error)
            else:
                yield Imported(
                    row.document, row.source, row.source_format, row.authority, named=row.named
                )
