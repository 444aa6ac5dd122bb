"""Page texts: a page that was annotated before its text came keeps its id when that comes."""

from dataclasses import replace

from app.importers import Imported
from app.store import documents
from app.store.library import Library


def under_its_id(library: Library, imported: Imported) -> Imported:
    """What was read, under the id of the record without text that its address has, if it has one.

    So the passages annotated on that page are looked for in it.
    """
    known = documents.of_url(library.db, imported.document.url)
    held = documents.current(library.db, known) if known else None
    new = documents.get(library.db, imported.document.id) is None
    if known is None or not new or (held and held.text):
        return imported
    return replace(imported, document=replace(imported.document, id=known))
