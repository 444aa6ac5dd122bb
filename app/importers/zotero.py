"""Zotero libraries as Better BibTeX JSON, or as Zotero's web API answers."""

from __future__ import annotations

from collections.abc import Iterator

from app.errors import BadInput, BasisError
from app.formats import article_record, json_file, signature, zotero_item, zotero_notes, zotero_tree
from app.formats.json_file import Object
from app.formats.source import Source
from app.importers import Imported, Left, Options, Refused

__all__ = ["Zotero"]


class Zotero:
    """A record an item, with its notes and the annotations of its PDFs; files are left."""

    name = "zotero"
    suffixes = (".json",)
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it has the keys of Zotero's items near its beginning."""
        head = source.head()
        return signature.keys(head, "itemType") and (
            signature.keys(head, "translatorID", "items")
            or signature.keys(head, "config", "items")
            or signature.keys(head, "key", "version", "data")
        )

    def read(self, source: Source, options: Options) -> Iterator[Imported | Left | Refused]:
        """The items in the order of the file, each with all that was said of it."""
        article_record.check_columns(options.columns)
        rows = [row for _, row in json_file.objects(source) if not isinstance(row, BadInput)]
        files = 0
        for number, item in enumerate(zotero_tree.items(rows), 1):
            name = f"{source.name}, item {number}"
            try:
                yield _imported(item, name)
            except BasisError as error:
                yield Refused(name, error)
            attached = item.get("attachments")
            files += len(attached) if isinstance(attached, list) else 0
        if files:
            yield Left(source.name, f"{files} attached files: add the folder that they are in")


def _imported(item: Object, name: str) -> Imported:
    found = zotero_item.described(item, name)
    notes = tuple(zotero_notes.notes(item, name))
    return Imported(found.document, "", "text", found.authority, partial=True, notes=notes)
