"""Zotero RDF: a library or a collection with its notes, as Zotero exports it."""

from __future__ import annotations

from collections.abc import Iterator

from app.errors import BasisError
from app.formats import (
    article_record,
    safe_xml,
    signature,
    zotero_item,
    zotero_notes,
    zotero_rdf,
)
from app.formats.source import Source
from app.importers import Imported, Left, Options, Refused

__all__ = ["ZoteroRdf"]

_NAMESPACE = b"http://www.zotero.org/namespaces/export#"


class ZoteroRdf:
    """A record an item, with its notes; files are left."""

    name = "zotero RDF"
    suffixes = (".rdf", ".xml")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it is RDF in which Zotero's own words stand."""
        head = source.head()
        return signature.root(head) == "RDF" and _NAMESPACE in head

    def read(self, source: Source, options: Options) -> Iterator[Imported | Left | Refused]:
        """The items in the order of the file, each with its notes."""
        article_record.check_columns(options.columns)
        files = 0
        with source.open() as stream:
            for root in safe_xml.elements(stream, source.name, (zotero_rdf.ROOT,)):
                for number, item in enumerate(zotero_rdf.items(root), 1):
                    name = f"{source.name}, item {number}"
                    files += len(item["attachments"])
                    try:
                        yield _imported(item, name)
                    except BasisError as error:
                        yield Refused(name, error)
        if files:
            yield Left(source.name, f"{files} attached files: add the folder that they are in")


def _imported(item: zotero_rdf.Item, name: str) -> Imported:
    found = zotero_item.described(item, name)
    notes = tuple(zotero_notes.notes(item, name))
    return Imported(found.document, "", "text", found.authority, partial=True, notes=notes)
