"""The journal of an import: how far each source was stored, so that a stopped run can go on.

An entry is a mark that is written in the transaction of the documents it counts, and goes when
its source is whole.  It names a source by its bytes and by how they are read: a file that was
changed, or is read with other columns, begins anew.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from app.formats.source import Source
from app.importers import Options
from app.store import marks
from app.store.library import Library

_BEGINNING = "import: "
_AT_ONCE = 1024 * 1024  # bytes


@dataclass(slots=True)
class Entry:
    """How many parts of a source are stored; its name is worked out when it is first needed."""

    library: Library
    source: Source
    options: Options
    name: str = ""
    done: int = 0

    def store(self, parts: int, whole: bool) -> None:
        """Say, within a transaction, that the next ``parts`` are in it, and perhaps the last."""
        self.done += parts
        if not whole:
            marks.put(self.library.db, self._named(), str(self.done))
        elif self.name:
            marks.drop(self.library.db, self.name)

    def _named(self) -> str:
        self.name = self.name or _name(self.source, self.options)
        return self.name


def entry(library: Library, source: Source, options: Options) -> Entry:
    """Where the import of a source stands: at its beginning unless a run of it was stopped."""
    if not marks.any_like(library.db, _BEGINNING):
        return Entry(library, source, options)
    name = _name(source, options)
    return Entry(library, source, options, name, int(marks.get(library.db, name) or 0))


def _name(source: Source, options: Options) -> str:
    digest = hashlib.sha256()
    with source.raw() as file:
        while data := file.read(_AT_ONCE):
            digest.update(data)
    digest.update(repr(sorted(options.columns.items())).encode())
    return _BEGINNING + digest.hexdigest()
