"""The authority table of a library: made once, and again when a record has changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.authority_table import AuthorityTable
from app.domain.document import DocumentKind
from app.services.learn import taught
from app.store import authorities, names_used
from app.store.held_texts import HeldTexts
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class _Known:
    """A table, with the revisions of the records and of the names used that it was made at."""

    revision: int
    names: int
    table: AuthorityTable


def tabulate(library: Library) -> AuthorityTable:
    """All records with the texts held of them and the names in use, as recognisers see them.

    Within a transaction the names are those from before it, until ``refresh_names``.
    """
    revision, names = authorities.revision(library.db), names_used.revision(library.db)
    known = library.kept.get(_Known)
    if not isinstance(known, _Known) or known.revision != revision:
        texts = HeldTexts(library, DocumentKind.AUTHORITY)
        table = AuthorityTable(authorities.every(library.db), texts)
        return _keep(library, _Known(revision, names, table))
    if known.names == names or library.db.conn.in_transaction:
        return known.table
    return _keep(library, _Known(revision, names, known.table))


def refresh_names(library: Library) -> AuthorityTable:
    """The table with the names in use as they are now, in the midst of a transaction too."""
    return _keep(
        library,
        _Known(
            authorities.revision(library.db),
            names_used.revision(library.db),
            tabulate(library),
        ),
    )


def _keep(library: Library, known: _Known) -> AuthorityTable:
    """Keep a table with the names that people use now, which rarely differ from those it has."""
    used = taught(library, known.table)
    table = known.table if used == known.table.used else known.table.with_names(used)
    library.kept[_Known] = replace(known, table=table)
    return table
