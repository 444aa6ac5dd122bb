"""Index: what a search finds follows every change, in the same transaction.

The engine inside ``library.db`` changes with the entries.  Engines outside it are told by the
queue, and follow it before they answer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from weakref import WeakSet

from app import plugins
from app.domain.annotation import Annotation
from app.domain.document import DocumentKind
from app.domain.entry import Entry
from app.engines import NAMES, Engine, Place
from app.errors import NotFound, Unsafe
from app.query.streams import Streams, streams
from app.query.tree import Everything
from app.services.entries import (
    all_entries,
    entries_of_article,
    entries_of_authority,
    entry_of_note,
)
from app.services.gathered import gathering, waits
from app.store import documents, entries, marks, queue
from app.store.library import Library

Progress = Callable[[int, int], None]

INSIDE = "fts5"
# What is searchable and how it is cut into tokens; with another number every index is made anew.
FORM = "6"
_FORM = "form of the index"
_BUILT = "index built: "
_YES, _BUILDING = "yes", "building"
_CHOSEN = "engine"

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
    with library.writing() as db:
        _filling.add(library)
        try:
            yield
        finally:
            _filling.discard(library)
        marks.drop(db, _FORM)


@contextmanager
def indexed_together(library: Library) -> Iterator[None]:
    """Index the articles and authorities that the block changes when it ends, all in one go.

    Within a transaction of the caller's, which holds the changes and their index alike.
    """
    with gathering(library) as named:
        yield
    if library not in _filling:
        _keep(library, chain.from_iterable(_ENTRIES[kind](library, name) for kind, name in named))


def index_document(library: Library, document: str) -> None:
    """Let the search follow a change of an article, its links or its notes."""
    if library not in _filling and not waits(library, DocumentKind.ARTICLE, document):
        _keep(library, entries_of_article(library, document))


def forget_document(library: Library, document: str) -> None:
    """Find an article no more."""
    _forget(library, [f"article:{document}"])


def index_authority(library: Library, authority: str) -> None:
    """Let the search follow a change of an authority's record or text."""
    if library not in _filling and not waits(library, DocumentKind.AUTHORITY, authority):
        _keep(library, entries_of_authority(library, authority))


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
        _forget(library, gone)
    if kept := [entry for entry in found.values() if entry is not None]:
        _keep(library, kept)


def reindex(library: Library, progress: Progress = lambda done, total: None) -> int:
    """Make all entries and every index again from nothing; the number of entries.

    ``progress`` is told how many articles, authorities and notes are done, and of how many.
    """
    with library.writing() as db:
        known: set[int] = set()
        _engine(INSIDE).rebuild(place(library), _kept(library, known, progress))
        entries.keep_only(db, known)
        for name in _built(library):
            _build(library, name)
        marks.put(db, _FORM, FORM)
        return entries.count(db)


def out_of_step(library: Library) -> list[str]:
    """The keys of entries that are not what they should be, or that the engine does not have."""
    engine = engine_in_use(library)
    wanted = {entry.key: entry for _, _, found in all_entries(library) for entry in found}
    there = {entry.key: entry for _, entry in entries.every(library.db)}
    wrong = {key for key in wanted.keys() | there.keys() if wanted.get(key) != there.get(key)}
    indexed = set(engine.search(place(library), Everything(), 0).numbers())
    kept = entries.numbers_of(library.db, there)
    return sorted(wrong | {key for key in wanted if kept.get(key) not in indexed})


def use_engine(library: Library, name: str, progress: Progress = lambda done, total: None) -> int:
    """Build the index of an engine and let it answer from then on; the number of its entries.

    Others go on writing meanwhile: what they change waits in the queue.  An index that is there
    and sound is not built again.  Raises ``NotFound`` for an engine that there is none of.
    """
    engine = _engine(name)
    _inside(library)  # whose entries it is built from
    if name != INSIDE and not _is_sound(library, engine):
        with library.writing() as db:
            marks.put(db, _BUILT + name, _BUILDING)
        total = entries.count(library.db)
        engine.rebuild(place(library), _told(entries.every(library.db), progress, total))
    with library.writing() as db:
        if name != INSIDE:
            marks.put(db, _BUILT + name, _YES)
        marks.put(db, _CHOSEN, name)
        return entries.count(db)


def engine_status(library: Library) -> dict[str, object]:
    """The engine that answers, what it holds, and the engines whose indexes are built."""
    engine = engine_in_use(library)
    return {
        "engine": engine.name,
        "engines": list(NAMES),
        "entries": entries.count(library.db),
        "indexed": engine.search(place(library), Everything(), 0).total,
        "built": [INSIDE, *_built(library)],
    }


def engine_in_use(library: Library) -> Engine:
    """The engine that answers, prepared and in step with the library.

    An index that is lost, damaged or of another library is built anew first.  Raises ``NotFound``
    when the environment names an engine that there is none of.
    """
    name = library.engine or marks.get(library.db, _CHOSEN) or INSIDE
    if name == INSIDE:
        return _inside(library)
    engine = _engine(name)
    if not _is_sound(library, engine):
        with library.writing():
            if not _is_sound(library, engine):  # another process may have been first
                _build(library, name)
    follow_queue(library)
    return engine


def follow_queue(library: Library) -> int:
    """Bring the engines outside ``library.db`` in step; the number of changes followed.

    In one transaction that holds the write lock, so that no process can put an older state over
    a newer one; a crash in between repeats a change and never skips one.
    """
    followed = 0
    for name in _built(library):
        while queue.waiting(library.db, name, 1):
            with library.writing():
                followed += _follow(library, name)
    return followed


def place(library: Library) -> Place:
    """Where the engines find the library."""
    return Place(library.db, library.home)


def _follow(library: Library, name: str) -> int:
    changes = queue.waiting(library.db, name)
    if not changes:
        return 0
    engine = _engine(name)
    if not _is_sound(library, engine):
        _build(library, name)
        return len(changes)
    numbers = {number for _, number in changes}
    there = entries.numbered(library.db, numbers)
    engine.replace(place(library), _analysed(there))
    engine.remove(place(library), numbers - set(there))
    queue.done(library.db, name, changes[-1][0])
    return len(changes)


def _keep(library: Library, found: Iterable[Entry]) -> None:
    """Keep what differs from what is there already."""
    with library.writing() as db:
        inside = _inside(library)
        wanted = {entry.key: entry for entry in found}
        there = entries.chosen(db, wanted)
        changed = [entry for key, entry in wanted.items() if there.get(key) != entry]
        if changed:
            numbered = entries.put(db, changed)
            inside.replace(place(library), _analysed(numbered))
            _tell(library, numbered)


def _forget(library: Library, keys: Iterable[str]) -> None:
    with library.writing() as db:
        inside = _inside(library)
        gone = entries.remove(db, keys)
        inside.remove(place(library), gone)
        _tell(library, gone)


def _analysed(numbered: Mapping[int, Entry]) -> Iterator[Streams]:
    return (streams(entry, number) for number, entry in numbered.items())


def _tell(library: Library, numbers: Iterable[int]) -> None:
    """Write changes into the queue of each engine outside, also of one that is being built."""
    for name in NAMES:
        if marks.get(library.db, _BUILT + name):
            queue.enqueue(library.db, name, numbers)


def _inside(library: Library) -> Engine:
    """The engine of the library itself; what an older Basis indexed is indexed anew."""
    if marks.get(library.db, _FORM) != FORM:
        with library.writing() as db:
            if marks.get(db, _FORM) != FORM:  # another process may have been first
                reindex(library)
    return _engine(INSIDE)


def _built(library: Library) -> list[str]:
    return [name for name in NAMES if marks.get(library.db, _BUILT + name) == _YES]


def _engine(name: str) -> Engine:
    if name not in NAMES:
        raise NotFound(kind="search engine", id=name)
    engine: Engine = plugins.load_one("engines", name)
    return engine


def _is_sound(library: Library, engine: Engine) -> bool:
    """Whether the index outside the library is there and what this library wrote."""
    if engine.name not in _built(library) or not engine.exists(place(library)):
        return False
    try:
        engine.prepare(place(library))
    except Unsafe:
        return False
    return True


def _build(library: Library, name: str, progress: Progress = lambda done, total: None) -> None:
    """Build an engine outside the library from its entries; what waits for it is done by that."""
    total = entries.count(library.db)
    engine = _engine(name)
    engine.rebuild(place(library), _told(entries.every(library.db), progress, total))
    for number, _ in queue.waiting(library.db, name, -1)[-1:]:
        queue.done(library.db, name, number)
    marks.put(library.db, _BUILT + name, _YES)


def _told(found: Iterable[tuple[int, Entry]], progress: Progress, total: int) -> Iterator[Streams]:
    for done, (number, entry) in enumerate(found, 1):
        yield streams(entry, number)
        progress(done, total)


def _kept(library: Library, known: set[int], progress: Progress) -> Iterator[Streams]:
    """All entries, kept under the numbers that they have, which go into ``known``."""
    for done, total, found in all_entries(library):
        numbered = entries.put(library.db, found)
        known.update(numbered)
        yield from _analysed(numbered)
        progress(done, total)
