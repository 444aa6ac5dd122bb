"""Index: what a search finds follows every change, in the same transaction.

The engine inside ``library.db`` changes with the entries.  Engines outside it are told by the
queue, and follow it before they answer.
"""

from collections.abc import Callable, Iterable, Iterator

from app import plugins
from app.domain.annotation import Annotation
from app.domain.document import DocumentKind
from app.domain.entry import Entry
from app.engines import NAMES, Engine, Place
from app.errors import NotFound
from app.query.streams import Streams, streams
from app.query.tree import Everything
from app.services.entries import (
    all_entries,
    entries_of_article,
    entries_of_authority,
    entry_of_note,
)
from app.store import documents, entries, marks, queue
from app.store.library import Library

Progress = Callable[[int, int], None]

INSIDE = "fts5"
# What is searchable and how it is cut into tokens; with another number every index is made anew.
FORM = "2"
_FORM = "form of the index"
_BUILT = "index built: "
_CHOSEN = "engine"


def index_document(library: Library, document: str) -> None:
    """Let the search follow a change of an article, its links or its notes."""
    _keep(library, entries_of_article(library, document))


def index_authority(library: Library, authority: str) -> None:
    """Let the search follow a change of an authority's record or text."""
    _keep(library, entries_of_authority(library, authority))


def index_annotation(library: Library, annotation: Annotation) -> None:
    """Let the search follow a change of an annotation, and of what its article rests on."""
    index_note(library, annotation)
    document = documents.get(library.db, annotation.document)
    if document is not None and document.kind is DocumentKind.ARTICLE:
        index_document(library, document.id)


def index_note(library: Library, annotation: Annotation) -> None:
    """Let the search follow a change of an annotation's own words, and of nothing else."""
    note = entry_of_note(library, annotation)
    if note is None:
        _forget(library, [f"note:{annotation.id}"])
    else:
        _keep(library, [note])


def reindex(library: Library, progress: Progress = lambda done, total: None) -> int:
    """Make all entries and every index again from nothing; the number of entries.

    ``progress`` is told how many articles, authorities and notes are done, and of how many.
    """
    with library.writing() as db:
        entries.clear(db)
        engine: Engine = plugins.load_one("engines", INSIDE)
        engine.rebuild(place(library), map(streams, _kept(library, progress)))
        for name in _built(library):
            _build(library, name)
        marks.put(db, _FORM, FORM)
        return entries.count(db)


def out_of_step(library: Library) -> list[str]:
    """The keys of entries that are not what they should be, or that the engine does not have."""
    engine = engine_in_use(library)
    wanted = {entry.key: entry for _, _, found in all_entries(library) for entry in found}
    there = {entry.key: entry for entry in entries.every(library.db)}
    wrong = {key for key in wanted.keys() | there.keys() if wanted.get(key) != there.get(key)}
    indexed = engine.search(place(library), Everything(), 0).keys
    return sorted(wrong | (wanted.keys() ^ set(indexed)))


def use_engine(library: Library, name: str, progress: Progress = lambda done, total: None) -> int:
    """Build the index of an engine and let it answer from then on; the number of its entries.

    Raises ``NotFound`` for an engine that there is none of.
    """
    if name not in NAMES:
        raise NotFound(kind="search engine", id=name)
    with library.writing() as db:
        if name != INSIDE:
            _build(library, name, progress)
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
    """The engine that answers, prepared and in step with the library."""
    name = library.engine if library.engine != INSIDE else marks.get(library.db, _CHOSEN) or INSIDE
    if name == INSIDE:
        return _inside(library)
    engine: Engine = plugins.load_one("engines", name)
    if not _is_built(library, engine):
        with library.writing():
            if not _is_built(library, engine):  # another process may have been first
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
    engine: Engine = plugins.load_one("engines", name)
    keys = {key for _, key in changes}
    there = entries.chosen(library.db, keys)
    engine.replace(place(library), map(streams, there.values()))
    engine.remove(place(library), keys - set(there))
    queue.done(library.db, name, changes[-1][0])
    return len(changes)


def _keep(library: Library, found: Iterable[Entry]) -> None:
    """Keep what differs from what is there already."""
    with library.writing() as db:
        wanted = {entry.key: entry for entry in found}
        there = entries.chosen(db, wanted)
        changed = [entry for key, entry in wanted.items() if there.get(key) != entry]
        if changed:
            entries.put(db, changed)
            _inside(library).replace(place(library), map(streams, changed))
            _tell(library, [entry.key for entry in changed])


def _forget(library: Library, keys: Iterable[str]) -> None:
    gone = list(keys)
    with library.writing() as db:
        entries.remove(db, gone)
        _inside(library).remove(place(library), gone)
        _tell(library, gone)


def _tell(library: Library, keys: list[str]) -> None:
    for name in _built(library):
        queue.enqueue(library.db, name, keys)


def _inside(library: Library) -> Engine:
    """The engine of the library itself; what an older Basis indexed is indexed anew."""
    if marks.get(library.db, _FORM) != FORM:
        with library.writing() as db:
            if marks.get(db, _FORM) != FORM:  # another process may have been first
                reindex(library)
    engine: Engine = plugins.load_one("engines", INSIDE)
    return engine


def _built(library: Library) -> list[str]:
    return [name for name in NAMES if marks.get(library.db, _BUILT + name)]


def _is_built(library: Library, engine: Engine) -> bool:
    return engine.name in _built(library) and engine.exists(place(library))


def _build(library: Library, name: str, progress: Progress = lambda done, total: None) -> None:
    """Build an engine outside the library from its entries; what waits for it is done by that."""
    total = entries.count(library.db)
    engine: Engine = plugins.load_one("engines", name)
    engine.rebuild(place(library), _told(entries.every(library.db), progress, total))
    for number, _ in queue.waiting(library.db, name, -1)[-1:]:
        queue.done(library.db, name, number)
    marks.put(library.db, _BUILT + name, "yes")


def _told(found: Iterable[Entry], progress: Progress, total: int) -> Iterator[Streams]:
    for number, entry in enumerate(found, 1):
        yield streams(entry)
        progress(number, total)


def _kept(library: Library, progress: Progress) -> Iterator[Entry]:
    for number, total, found in all_entries(library):
        entries.put(library.db, found)
        yield from found
        progress(number, total)
