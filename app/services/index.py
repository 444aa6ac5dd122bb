"""Index: what a search finds follows every change, in the same transaction.

The engine inside ``library.db`` changes with the entries.  Engines outside it are told by the
queue, and follow it before they answer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from weakref import WeakSet

from app.domain.annotation import Annotation
from app.domain.document import DocumentKind
from app.domain.entry import Entry
from app.services.entries import entries_of_article, entries_of_authority, entry_of_note
from app.services.follow import analysed, place, tell
from app.services.gathered import gathering, waits
from app.services.reindex import inside, put_off
from app.store import documents, entries
from app.store.library import Library

_ENTRIES: Mapping[DocumentKind, Callable[[Library, str], list[Entry]]] = {
    DocumentKind.ARTICLE: entries_of_article,
    DocumentKind.AUTHORITY: entries_of_authority,
}

_filling: WeakSet[Library] = WeakSet()


@contextmanager
def indexed_later(library: Library) -> Iterator[None]:
    """Index nothing of what the block changes: everything is indexed before the next search.

    For a library that is filled: each change of a record would index again what rests on it.
    One transaction: where the block fails nothing of it stays.
    """
    with library.writing():
        _filling.add(library)
        try:
            yield
        finally:
            _filling.discard(library)
        put_off(library)


@contextmanager
def indexed_together(library: Library) -> Iterator[None]:
    """Index the articles and authorities that the block changes when it ends, all in one go.

    Within a transaction of the caller's, which holds the changes and their index alike.
    """
    with gathering(library) as named:
        yield
    if library not in _filling:
        keep_entries(
            library, chain.from_iterable(_ENTRIES[kind](library, name) for kind, name in named)
        )


def index_document(library: Library, document: str) -> None:
    """Let the search follow a change of an article, its links or its notes."""
    if library not in _filling and not waits(library, DocumentKind.ARTICLE, document):
        keep_entries(library, entries_of_article(library, document))


def forget_document(library: Library, document: str) -> None:
    """Find an article no more."""
    forget_entries(library, [f"article:{document}"])


def index_authority(library: Library, authority: str) -> None:
    """Let the search follow a change of an authority's record or text."""
    if library not in _filling and not waits(library, DocumentKind.AUTHORITY, authority):
        keep_entries(library, entries_of_authority(library, authority))


def index_annotation(library: Library, annotation: Annotation) -> None:
    """Let the search follow a change of an annotation, and of what its article rests on."""
    index_note(library, annotation)
    document = documents.get(library.db, annotation.document)
    if document is not None and document.kind is DocumentKind.ARTICLE:
        index_document(library, document.id)


def index_note(library: Library, annotation: Annotation) -> None:
    """Let the search follow a change of an annotation's own words, and of nothing else."""
    index_notes(library, [annotation])


def index_notes(library: Library, notes: Iterable[Annotation]) -> None:
    """Let the search follow changes of the annotations' own words, and of nothing else.

    Together, because each savepoint lets SQLite's full-text index write out what it has.
    """
    if library in _filling:
        return
    found = {f"note:{note.id}": entry_of_note(library, note) for note in notes}
    if gone := [key for key, entry in found.items() if entry is None]:
        forget_entries(library, gone)
    if kept := [entry for entry in found.values() if entry is not None]:
        keep_entries(library, kept)


def keep_entries(library: Library, found: Iterable[Entry]) -> None:
    """Keep entries, and index those that differ from what is there already."""
    with library.writing() as db:
        engine = inside(library)
        wanted = {entry.key: entry for entry in found}
        there = entries.chosen(db, wanted)
        changed = [entry for key, entry in wanted.items() if there.get(key) != entry]
        if changed:
            numbered = entries.put(db, changed)
            engine.replace(place(library), analysed(numbered))
            tell(library, numbered)


def forget_entries(library: Library, keys: Iterable[str]) -> None:
    """Forget entries by key; unknown keys are passed over."""
    with library.writing() as db:
        engine = inside(library)
        gone = entries.remove(db, keys)
        engine.remove(place(library), gone)
        tell(library, gone)
