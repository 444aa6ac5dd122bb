"""CSV and TSV: a table of articles, with a mapping of its columns to our fields."""

from __future__ import annotations

from collections.abc import Iterator

from app.errors import BadInput
from app.formats import article_record, row_article, signature, table_file
from app.formats.source import Source
from app.importers import Imported, Options, Refused

__all__ = ["Csv"]


class Csv:
    """Each row is an article; a bad one is refused by its number and the rest goes on."""

    name = "csv"
    suffixes = (".csv", ".tsv")
    certain = False

    def recognises(self, source: Source) -> bool:
        """Whether it is text whose first line has several cells."""
        head = source.head()
        first = head.split(b"\n", 1)[0].decode("utf-8", "replace")
        return signature.is_text(head) and table_file.delimiter(source) in first

    def read(self, source: Source, options: Options) -> Iterator[Imported | Refused]:
        """The articles in the order of the table, with ids as in JSON lines."""
        article_record.check_columns(options.columns)
        table_file.check(source)
        ids = article_record.Ids()
        for number, row in table_file.rows(source):
            name = f"{source.name}, row {number}"
            try:
                if isinstance(row, BadInput):
                    raise row
                document, text = row_article.article(row, name, options.columns, ids)
            except BadInput as error:
                yield Refused(name, error)
            else:
                yield Imported(document, text, "text", named="id" in options.columns)
