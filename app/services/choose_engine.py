"""Choose an engine: which of them answers, and how another one takes its place."""

from app.engines import NAMES, Engine
from app.query.tree import Everything
from app.services.follow import (
    Progress,
    begin_to_build,
    build,
    built,
    built_now,
    engine_named,
    fill,
    follow_queue,
    is_sound,
    place,
    silently,
)
from app.services.reindex import INSIDE, inside
from app.store import entries, marks
from app.store.library import Library

_CHOSEN = "engine"


def use_engine(library: Library, name: str, progress: Progress = silently) -> int:
    """Build the index of an engine and let it answer from then on; the number of its entries.

    Others go on writing meanwhile: what they change waits in the queue.  An index that is there
    and sound is not built again.  Raises ``NotFound`` for an engine that there is none of.
    """
    engine = engine_named(name)
    inside(library)  # whose entries it is built from
    if name != INSIDE and not is_sound(library, engine):
        begin_to_build(library, name)
        fill(library, name, progress)
    with library.writing() as db:
        if name != INSIDE:
            built_now(library, name)
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
        "built": [INSIDE, *built(library)],
    }


def engine_in_use(library: Library) -> Engine:
    """The engine that answers, prepared and in step with the library.

    An index that is lost, damaged or of another library is built anew first.  Raises ``NotFound``
    when the environment names an engine that there is none of.
    """
    name = library.engine or marks.get(library.db, _CHOSEN) or INSIDE
    engine = engine_named(name)
    default = inside(library)  # what an older Basis indexed is indexed anew, by every engine
    if name == INSIDE:
        return default
    if not is_sound(library, engine):
        with library.writing():
            if not is_sound(library, engine):  # another process may have been first
                build(library, name)
    follow_queue(library)
    return engine
