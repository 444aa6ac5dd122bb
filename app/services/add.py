"""Add: bring one document into the library, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.authority import Authority
from app.domain.document import DocumentKind, Rendering, Version
from app.domain.moment import now
from app.importers import Imported
from app.services import carry, index, keep, link
from app.services.keep import with_provisions
from app.services.page_texts import under_its_id
from app.services.rest_on import Relied, rest_on
from app.store import authorities, documents, history
from app.store.library import Library
from app.text import markdown, plain
from app.text.versions import version_hash


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document.

    ``change`` is ``new``, ``version`` (its text is another now), ``notes`` (a version whose words
    of the law are the same), ``record`` (more is known of it, its text stays), ``unchanged``,
    ``held`` (a part of another authority's text, which has these words) or ``earlier`` (stored by
    a run that was stopped, of which this one is the rest).
    ``alike`` are the articles that it may be again, with what it is to each: proposals only.
    ``relied`` are the provisions that passages rely on, and what a new text did to them.
    """

    id: str
    change: str
    alike: tuple[tuple[str, str], ...] = ()
    relied: tuple[Relied, ...] = ()


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
    imported, rendering = under_its_id(library, imported), render(imported)
    with library.writing():
        if imported.authority and keep.holder(library, imported.authority.id):
            keep.meet(library, imported.authority, rendering)
            return Added(imported.authority.id, "held")
        if imported.authority and keep.is_less(library, imported, rendering):
            return _without_text(library, imported.authority)
        if keep.is_less_of_an_article(library, imported):
            return Added(imported.document.id, "unchanged")
        recorded = _recorded(library, imported, rendering)
        version = _version(library, imported, rendering, creator, created)
        added = _stored(library, imported, version)
        follow(library, imported, recorded or added.change != "unchanged", read_later)
        return added


def foresee(library: Library, imported: Imported) -> Added:
    """What ``add`` would answer, with nothing stored.  Raises what it would raise."""
    imported, rendering = under_its_id(library, imported), render(imported)
    db, name = library.db, imported.document.id
    if imported.authority and keep.holder(library, name):
        keep.meet(library, imported.authority, rendering)
        return Added(name, "held")
    before = documents.current(db, name)
    if imported.authority and keep.is_less(library, imported, rendering):
        known = authorities.get(db, name)
        same = keep.joined(library, imported.authority) == known
        return Added(name, "unchanged" if same else ("record" if known else "new"))
    if before is None:
        return Added(name, "new")
    if keep.is_less_of_an_article(library, imported):
        return Added(name, "unchanged")
    if before.hash == version_hash(rendering.text):
        return Added(name, "unchanged")
    return _changed(library, imported, before.rendering, rendering)


def render(imported: Imported) -> Rendering:
    """Canonical text, blocks and HTML of a source in either format."""
    if imported.rendering is not None:
        return imported.rendering
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


def _recorded(library: Library, imported: Imported, rendering: Rendering) -> bool:
    """Keep the record that a document brings, if it is an authority's; True when that changes."""
    if imported.authority is None:
        return False
    whole = with_provisions(imported.authority, rendering, imported.pages)
    return keep.record(library, whole)


def _without_text(library: Library, authority: Authority) -> Added:
    """Keep what is known of an authority, and leave the text held of it, if any."""
    known = authorities.get(library.db, authority.id)
    joined = keep.joined(library, authority)
    if joined == known:
        return Added(authority.id, "unchanged")
    authorities.put(library.db, joined)
    index.index_authority(library, authority.id)
    return Added(authority.id, "record" if known else "new")


def _stored(library: Library, imported: Imported, version: Version) -> Added:
    db, document = library.db, imported.document
    before = documents.current(db, document.id)
    documents.put(db, document, version)
    if before is not None and before.hash == version.hash:
        return Added(document.id, "unchanged")
    act = history.Act(version.created, version.creator, document.id, "added")
    history.record(db, act, {"version": version.hash, "title": document.title})
    carry.carry(library, version, version.creator)
    if before is None:
        return Added(document.id, "new")
    return _changed(library, imported, before.rendering, version.rendering)


def _changed(library: Library, imported: Imported, before: Rendering, after: Rendering) -> Added:
    """What a new text is to the one before it."""
    name = imported.document.id
    if imported.authority is None:
        return Added(name, "version")
    change = "notes" if keep.same_law(name, before, after) else "version"
    return Added(name, change, relied=rest_on(library, name, before, after))


def follow(library: Library, imported: Imported, changed: bool, read_later: bool = False) -> None:
    """Let proposals and the index follow a document that was stored."""
    if imported.authority:
        if changed:
            index.index_authority(library, imported.authority.id)
    elif changed:
        read = link.link_later if read_later else link.link_document
        read(library, imported.document.id)
    if imported.document.kind is DocumentKind.ARTICLE:
        index.index_document(library, imported.document.id)
