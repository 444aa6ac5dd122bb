"""CSV and TSV: a table of articles or of the texts of authorities, with a mapping of columns."""

from __future__ import annotations

from collections.abc import Iterator

from app.errors import BadInput
from app.formats import signature, table_file, table_row
from app.formats.source import Source
from app.importers import Imported, Options, Refused

__all__ = ["Csv"]


class Csv:
    """Each row is one document; a bad one is refused by its number and the rest goes on."""

    name = "csv"
    suffixes = (".csv", ".tsv")
    certain = False

    def recognises(self, source: Source) -> bool:
        """Whether it is text whose first line has several cells."""
        head = source.head()
        first = head.split(b"\n", 1)[0].decode("utf-8", "replace")
        return signature.is_text(head) and table_file.delimiter(source) in first

    def read(self, source: Source, options: Options) -> Iterator[Imported | Refused]:
        """The documents in the order of the table, with ids as in JSON lines."""
        rows = table_row.Rows(options.columns)
        table_file.check(source)
        for number, row in table_file.rows(source):
            name = f"{source.name}, row {number}"
            try:
                if isinstance(row, BadInput):
                    raise row
                found = rows.read(row, name)
            except BadInput as error:
                yield Refused(name, error)
            else:
                yield Imported(
                    found.document,
                    found.source,
                    found.source_format,
                    found.authority,
                    named=found.named,
                )
