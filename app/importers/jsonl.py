"""JSON lines: a table of articles, one object a line, with a mapping of its columns to ours."""

from __future__ import annotations

from collections.abc import Iterator

from app.errors import BadInput
from app.formats import article_record, json_lines, row_article, signature
from app.formats.source import Source
from app.importers import Imported, Options, Refused

__all__ = ["JsonLines"]


class JsonLines:
    """Each line is an article; a bad one is refused by its number and the rest goes on."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson")
    certain = False

    def recognises(self, source: Source) -> bool:
        """Whether its first line begins a JSON object."""
        return source.head().lstrip(signature.SPACE_AND_MARK)[:1] == b"{"

    def read(self, source: Source, options: Options) -> Iterator[Imported | Refused]:
        """The articles in the order of the file.

        An id is the slug of the title; when the file has used it already, with the month of
        publication, and then with a number, so that reading a file again gives the same ids.
        """
        article_record.check_columns(options.columns)
        json_lines.check(source)
        ids = article_record.Ids()
        for number, line in json_lines.lines(source):
            name = f"{source.name}, line {number}"
            try:
                row = json_lines.row(line, name)
                document, text = row_article.article(row, name, options.columns, ids)
            except BadInput as error:
                yield Refused(name, error)
            else:
                yield Imported(document, text, "text", named="id" in options.columns)
