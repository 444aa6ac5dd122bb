"""JSON lines: a table of articles, one object a line, with a mapping of its columns to ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from app.errors import BadInput
from app.formats import article_record, json_lines
from app.importers import Imported, Options, Refused

__all__ = ["JsonLines"]


class JsonLines:
    """Each line is an article; a bad one is refused by its number and the rest goes on."""

    name = "jsonl"
    suffixes = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")

    def read(self, path: Path, options: Options) -> Iterator[Imported | Refused]:
        """The articles in the order of the file.

        An id is the slug of the title; when the file has used it already, with the month of
        publication, and then with a number, so that reading a file again gives the same ids.
        """
        article_record.check_columns(options.columns)
        ids = _Ids()
        for number, line in json_lines.lines(path):
            name = f"{path.name}, line {number}"
            try:
                row = json_lines.row(line, name)
                imported = _article(row, name, options.columns, ids)
            except BadInput as error:
                yield Refused(name, error)
            else:
                yield imported


def _article(
    row: Mapping[str, object], name: str, columns: Mapping[str, str], ids: _Ids
) -> Imported:
    fields = article_record.named_ours(row, columns)
    text = _text(fields, name)
    given = fields.pop("id", None)
    document = article_record.parse(fields, name, text=text)
    wanted = article_record.slug_of(str(given)) if given else document.id
    return Imported(replace(document, id=ids.free(wanted, document.published)), text, "text")


def _text(fields: Mapping[str, object], name: str) -> str:
    text = fields.get(article_record.TEXT, "")
    if isinstance(text, str):
        return text
    raise BadInput(name=name, why="`text` must be text", remedy="Map another column to `text`.")


class _Ids:
    """The ids that a file has used up, and how far each was numbered."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def free(self, wanted: str, published: str) -> str:
        """The id wanted, or the first like it that no earlier line has; it is taken then."""
        dated = f"{wanted}-{published[:7]}" if published else wanted
        chosen = next((each for each in (wanted, dated) if each not in self._numbers), dated)
        while chosen in self._numbers:
            self._numbers[dated] += 1
            chosen = f"{dated}-{self._numbers[dated]}"
        self._numbers[chosen] = 1
        return chosen
