"""Follow: engines outside ``library.db`` come in step with it, change by change.

What changes is written into a queue in the same transaction, one for each engine that has an
index or is given one; an index that is lost, damaged or of another library is built anew.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from app import plugins
from app.domain.entry import Entry
from app.engines import NAMES, Engine, Place
from app.errors import NotFound, Unsafe
from app.query.streams import Streams, streams
from app.store import entries, marks, queue
from app.store.library import Library

Progress = Callable[[int, int], None]

_BUILT = "index built: "
_YES, _BUILDING = "yes", "building"


def silently(done: int, total: int) -> None:
    """Tell nobody how far a thing is."""


def place(library: Library) -> Place:
    """Where the engines find the library."""
    return Place(library.db, library.home)


def engine_named(name: str) -> Engine:
    """An engine by its name.  Raises ``NotFound`` for one that there is none of."""
    if name not in NAMES:
        raise NotFound(kind="search engine", id=name)
    engine: Engine = plugins.load_one("engines", name)
    return engine


def follow_queue(library: Library) -> int:
    """Bring the engines outside ``library.db`` in step; the number of changes followed.

    In one transaction that holds the write lock, so that no process can put an older state over
    a newer one; a crash in between repeats a change and never skips one.
    """
    followed = 0
    for name in filter(partial(_is_built, library), queue.engines(library.db)):
        while queue.waiting(library.db, name, 1):
            with library.writing():
                followed += _follow(library, name)
    return followed


def tell(library: Library, numbers: Iterable[int]) -> None:
    """Write changes of entries into the queue of each engine outside.

    Also of one that is being built.
    """
    for name in NAMES:
        if marks.get(library.db, _BUILT + name):
            queue.enqueue(library.db, name, numbers)


def built(library: Library) -> list[str]:
    """The engines outside that have an index."""
    return [name for name in NAMES if _is_built(library, name)]


def _is_built(library: Library, name: str) -> bool:
    return marks.get(library.db, _BUILT + name) == _YES


def is_sound(library: Library, engine: Engine) -> bool:
    """Whether the index outside the library is there and what this library wrote."""
    if not _is_built(library, engine.name) or not engine.exists(place(library)):
        return False
    try:
        engine.prepare(place(library))
    except Unsafe:
        return False
    return True


def begin_to_build(library: Library, name: str) -> None:
    """Let what changes from now on wait for an engine whose index is about to be built."""
    with library.writing() as db:
        marks.put(db, _BUILT + name, _BUILDING)


def built_now(library: Library, name: str) -> None:
    """Let an engine's index be one that follows the queue."""
    marks.put(library.db, _BUILT + name, _YES)


def fill(library: Library, name: str, progress: Progress = silently) -> None:
    """Build an engine's index outside the library from its entries."""
    total = entries.count(library.db)
    found = _told(entries.every(library.db), progress, total)
    engine_named(name).rebuild(place(library), found)


def build(library: Library, name: str) -> None:
    """Build an engine's index outside the library; what waits for it is done by that."""
    fill(library, name)
    for number, _ in queue.waiting(library.db, name, -1)[-1:]:
        queue.done(library.db, name, number)
    built_now(library, name)


def _follow(library: Library, name: str) -> int:
    changes = queue.waiting(library.db, name)
    if not changes:
        return 0
    engine = engine_named(name)
    if not is_sound(library, engine):
        build(library, name)
        return len(changes)
    numbers = {number for _, number in changes}
    there = entries.numbered(library.db, numbers)
    # Each is a commit of its own, which waits for the disk.
    if there:
        engine.replace(place(library), analysed(there))
    if gone := numbers - set(there):
        engine.remove(place(library), gone)
    queue.done(library.db, name, changes[-1][0])
    return len(changes)


def _told(found: Iterable[tuple[int, Entry]], progress: Progress, total: int) -> Iterator[Streams]:
    for done, (number, entry) in enumerate(found, 1):
        yield streams(entry, number)
        progress(done, total)


def analysed(numbered: Mapping[int, Entry]) -> Iterator[Streams]:
    """Entries by number, as engines are fed with them."""
    return (streams(entry, number) for number, entry in numbered.items())
