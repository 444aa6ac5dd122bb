"""Cited by: what an article or an authority cites and rests on, for ``cited-by:``."""

from __future__ import annotations

from app.domain.entry import Entry
from app.errors import NotFound
from app.query.analysis import comparable
from app.query.citations import find
from app.query.tree import CitedBy, Filter, Node, Or
from app.query.walk import replaced
from app.store import entries
from app.store.library import Library


def cited_by(library: Library, node: Node) -> Node:
    """The same search, with the authorities that it names by who cites them.

    Raises ``NotFound`` for a citing document that is not in the library.
    """
    return replaced(
        node, lambda leaf: _owners(library, leaf) if isinstance(leaf, CitedBy) else leaf
    )


def _owners(library: Library, leaf: CitedBy) -> Node:
    forms = _forms(_entry(library, leaf.id)) or ("",)
    parts = tuple(Filter("own", form, leaf.text, start=leaf.start, end=leaf.end) for form in forms)
    return Or(parts, start=leaf.start, end=leaf.end)


def _entry(library: Library, document: str) -> Entry:
    keys = [f"article:{document}", f"authority:{document}"]
    found = list(entries.chosen(library.db, keys).values())
    if not found:
        raise NotFound(kind="document", id=document)
    return found[0]


def _forms(entry: Entry) -> tuple[str, ...]:
    """The citations of an entry that are not its own: an authority's ``cites`` are its own."""
    said = [comparable(each.form) for each in find(entry.body)]
    if entry.kind == "authority":
        own = set(map(comparable, entry.cites))
        return tuple(dict.fromkeys(form for form in said if form not in own))
    return tuple(dict.fromkeys([*map(comparable, entry.cites), *said]))
