"""Reindex: all entries and every index, again from nothing."""

from collections.abc import Iterator

from app.engines import Engine
from app.query.streams import Streams
from app.services.entries import all_entries
from app.services.follow import Progress, analysed, build, built, engine_named, place, silently
from app.store import entries, marks
from app.store.library import Library

INSIDE = "fts5"
# What is searchable and how it is cut into tokens; with another number every index is made anew.
FORM = "8"
_FORM = "form of the index"


def reindex(library: Library, progress: Progress = silently) -> int:
    """Make all entries and every index again from nothing; the number of entries.

    ``progress`` is told how many articles, authorities and notes are done, and of how many.
    """
    with library.writing() as db:
        known: set[int] = set()
        engine_named(INSIDE).rebuild(place(library), _kept(library, known, progress))
        entries.keep_only(db, known)
        for name in built(library):
            build(library, name)
        marks.put(db, _FORM, FORM)
        return entries.count(db)


def put_off(library: Library) -> None:
    """Let everything be indexed anew before the next search."""
    marks.drop(library.db, _FORM)


def inside(library: Library) -> Engine:
    """The engine of the library itself; what an older Basis indexed is indexed anew."""
    if marks.get(library.db, _FORM) != FORM:
        with library.writing() as db:
            if marks.get(db, _FORM) != FORM:  # another process may have been first
                reindex(library)
    return engine_named(INSIDE)


def _kept(library: Library, known: set[int], progress: Progress) -> Iterator[Streams]:
    """All entries, kept under the numbers that they have, which go into ``known``."""
    for done, total, found in all_entries(library):
        numbered = entries.put(library.db, found)
        known.update(numbered)
        yield from analysed(numbered)
        progress(done, total)
