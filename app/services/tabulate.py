"""The authority table of a library: made once, and again when a record has changed."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from app.domain.authority_table import AuthorityTable
from app.domain.document import DocumentKind
from app.store import authorities, documents
from app.store.library import Library

_tables: WeakKeyDictionary[Library, tuple[int, AuthorityTable]] = WeakKeyDictionary()


def tabulate(library: Library) -> AuthorityTable:
    """All records with the texts held of them, as recognisers see them."""
    revision = authorities.revision(library.db)
    known = _tables.get(library)
    if known is None or known[0] != revision:
        texts = dict(documents.texts(library.db, DocumentKind.AUTHORITY))
        known = revision, AuthorityTable(authorities.every(library.db), texts)
        _tables[library] = known
    return known[1]
