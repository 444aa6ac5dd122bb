"""CSL JSON, as Zotero and others export a bibliography: a list of items, each with its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.errors import BadInput, BasisError
from app.formats import article_record, csl_item, json_file, signature, zotero_item, zotero_notes
from app.formats.source import Source
from app.importers import Imported, Options, Refused

__all__ = ["Csl"]


class Csl:
    """A record an item, and its note if it has one."""

    name = "CSL JSON"
    suffixes = (".json",)
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it is a list whose items have an id, a type of CSL's, and a date or a title."""
        head = source.head()
        listed = head.lstrip(signature.SPACE_AND_MARK)[:1] == b"["
        return listed and csl_item.has_type(head) and signature.keys(head, "id", "title")

    def read(self, source: Source, options: Options) -> Iterator[Imported | Refused]:
        """The items in the order of the file."""
        article_record.check_columns(options.columns)
        for name, row in json_file.objects(source):
            try:
                yield _imported(row, name)
            except BasisError as error:
                yield Refused(name, error)


def _imported(row: dict[str, Any] | BadInput, name: str) -> Imported:
    if isinstance(row, BadInput):
        raise row
    item = csl_item.as_zotero(row)
    found = zotero_item.described(item, name)
    notes = tuple(zotero_notes.notes(item, name))
    return Imported(found.document, "", "text", found.authority, partial=True, notes=notes)
