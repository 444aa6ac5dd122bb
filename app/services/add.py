"""Add: bring one document into the library, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.authority import Authority, Provision, merged
from app.domain.document import DocumentKind, Rendering, Version
from app.domain.moment import now
from app.importers import Imported
from app.services import carry, index, link
from app.store import authorities, documents, history
from app.store.library import Library
from app.text import markdown, plain
from app.text.provisions import provision_spans
from app.text.versions import version_hash


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document: ``change`` is ``new``, ``version`` or ``unchanged``."""

    id: str
    change: str


def add(
    library: Library,
    imported: Imported,
    creator: str,
    created: str = "",
    read_later: bool = False,
) -> Added:
    """Store one document, its record if it is an authority's, and all that follows from them.

    ``created`` is when the version was made (ISO 8601 in UTC), now unless given.  With
    ``read_later`` an article waits for ``link.catch_up`` before it has proposals.
    """
    rendering = render(imported)
    with library.writing() as db:
        if imported.authority:
            record = with_provisions(imported.authority, rendering)
            held = authorities.get(db, record.id)
            authorities.put(db, merged(held, record) if held and not record.digest else record)
        if imported.authority and not rendering.text:
            index.index_authority(library, imported.authority.id)
            return Added(imported.authority.id, "new")
        version = _version(library, imported, rendering, creator, created)
        return _store(library, imported, version, read_later)


def render(imported: Imported) -> Rendering:
    """Canonical text, blocks and HTML of a source in either format."""
    if imported.source_format == "text":
        return plain.render(imported.source)
    return markdown.render(imported.source, provisions=imported.authority is not None)


def _version(
    library: Library, imported: Imported, rendering: Rendering, creator: str, created: str
) -> Version:
    return Version(
        hash=version_hash(rendering.text),
        document=imported.document.id,
        number=documents.next_number(library.db, imported.document.id),
        source=imported.source,
        source_format=imported.source_format,
        rendering=rendering,
        created=created or now(),
        creator=creator,
    )


def _store(library: Library, imported: Imported, version: Version, read_later: bool) -> Added:
    db, document = library.db, imported.document
    before = documents.current(db, document.id)
    documents.put(db, document, version)
    changed = before is None or before.hash != version.hash
    if changed:
        act = history.Act(version.created, version.creator, document.id, "added")
        history.record(db, act, {"version": version.hash, "title": document.title})
        carry.carry(library, version, version.creator)
    follow(library, imported, changed, read_later)
    if not changed:
        return Added(document.id, "unchanged")
    return Added(document.id, "version" if before else "new")


def follow(library: Library, imported: Imported, changed: bool, read_later: bool = False) -> None:
    """Let proposals and the index follow a document that was stored."""
    if imported.authority:
        index.index_authority(library, imported.authority.id)
    elif changed:
        read = link.link_later if read_later else link.link_document
        read(library, imported.document.id)
    if imported.document.kind is DocumentKind.ARTICLE:
        index.index_document(library, imported.document.id)


def with_provisions(authority: Authority, rendering: Rendering) -> Authority:
    """The record with the provisions that its text marks."""
    provisions = tuple(
        Provision(reference, authority.id, _heading(rendering.text, start), start, end)
        for reference, start, end in provision_spans(rendering)
    )
    return replace(authority, provisions=provisions)


def _heading(text: str, start: int) -> str:
    return text[start:].split("\n", 1)[0][:120]
