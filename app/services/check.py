"""Check: is everything in the library as it says it is?"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.annotation import AnchorState
from app.domain.document import DocumentKind, Version
from app.query.tree import Everything
from app.services.choose_engine import engine_in_use
from app.services.entries import all_entries
from app.services.follow import place
from app.store import annotations, authorities, documents, entries
from app.store.library import Library
from app.text.versions import version_hash


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be, and what it concerns."""

    subject: str
    what: str


def check(library: Library) -> list[Problem]:
    """Every problem found: in the file, the texts, the passages, the references, the index."""
    parts = (_file, _texts, _passages, _references, _index)
    return [problem for part in parts for problem in part(library)]


def out_of_step(library: Library) -> list[str]:
    """The keys of entries that are not what they should be, or that the engine does not have."""
    engine = engine_in_use(library)
    wanted = {entry.key: entry for _, _, found in all_entries(library) for entry in found}
    there = {entry.key: entry for _, entry in entries.every(library.db)}
    wrong = {key for key in wanted.keys() | there.keys() if wanted.get(key) != there.get(key)}
    indexed = set(engine.search(place(library), Everything(), 0).numbers())
    kept = entries.numbers_of(library.db, there)
    return sorted(wrong | {key for key in wanted if kept.get(key) not in indexed})


def _file(library: Library) -> Iterator[Problem]:
    for row in library.db.execute("pragma integrity_check"):
        if row[0] != "ok":
            yield Problem("library.db", str(row[0]))
    for row in library.db.execute("pragma foreign_key_check"):
        yield Problem(f"table {row[0]}", f"row {row[1]} refers to nothing in {row[2]}")


def _texts(library: Library) -> Iterator[Problem]:
    for kind in DocumentKind:
        for document in documents.listed(library.db, kind):
            version = documents.current(library.db, document.id)
            if version is None:
                yield Problem(document.id, "has no current version")
            elif version_hash(version.text) != version.hash:
                yield Problem(document.id, "its text is not the one that its version names")
            elif not _tiled(version):
                yield Problem(document.id, "its blocks do not cover its text")


def _tiled(version: Version) -> bool:
    blocks = version.rendering.blocks
    return "\n".join(version.text[b.start : b.end] for b in blocks) == version.text


def _passages(library: Library) -> Iterator[Problem]:
    for annotation in annotations.every(library.db):
        for anchor in annotation.anchors:
            version = documents.version(library.db, annotation.document, anchor.version)
            words = version.text[anchor.start : anchor.end] if version else ""
            if words != anchor.exact and anchor.placed:
                yield Problem(annotation.id, "its words do not stand where it says")
            elif anchor.state in (AnchorState.CHECK, AnchorState.ORPHAN):
                yield Problem(annotation.id, "its passage changed; look at it again")


def _references(library: Library) -> Iterator[Problem]:
    known = {authority.id for authority in authorities.every(library.db)}
    for authority in authorities.every(library.db):
        for reference in (authority.part_of, *(event.by for event in authority.events)):
            if (
                reference
                and reference not in known
                and not authorities.holder(library.db, reference)
            ):
                yield Problem(authority.id, f"refers to {reference}, which is not in this library")


def _index(library: Library) -> Iterator[Problem]:
    for key in out_of_step(library):
        yield Problem(key, "is not in step with the search index; run `basis reindex`")
