"""Add files: bring in all that is in files and folders, each file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.dates import first_day
from app.errors import BasisError, DuplicateId
from app.importers import Imported, Options, Refused
from app.services.add import Added, add
from app.services.gather import gather, importer_for
from app.store.library import Library

Progress = Callable[[int, int], None]


def add_files(
    run: Run, paths: Iterable[Path], progress: Progress = lambda done, total: None
) -> Iterator[Added | Refused]:
    """Store all that is at and under ``paths``, telling what became of each part, in order.

    ``progress`` is told how many files are done, and of how many.  Raises what ``gather`` raises.
    """
    files = list(gather(paths))
    for number, found in enumerate(files, 1):
        yield from [found] if isinstance(found, Refused) else run.add(found)
        progress(number, len(files))


@dataclass(frozen=True, slots=True)
class Run:
    """One run: into which library, how to read, who adds, and where each id came from.

    ``dated`` gives each version the day of its document instead of now, so that two libraries
    filled from the same files hold the same.  ``read_later``: see ``add``.
    """

    library: Library
    creator: str
    options: Options = field(default_factory=Options)
    sources: dict[str, str] = field(default_factory=dict)
    dated: bool = False
    read_later: bool = False

    def add(self, path: Path) -> list[Added | Refused]:
        """All of one file; one that cannot be trusted as a whole is told of and not stored."""
        try:
            with self.library.writing():
                read = importer_for(path).read(path, self.options)
                return [
                    found if isinstance(found, Refused) else self._add_once(found, path)
                    for found in read
                ]
        except BasisError as error:
            return [Refused(str(path), error)]

    def _add_once(self, found: Imported, path: Path) -> Added | Refused:
        """The first source of an id is kept; a second one in a run is a mistake, no version."""
        other = self.sources.setdefault(found.document.id, str(path))
        if other != str(path):
            error = DuplicateId(name=path, id=found.document.id, other=other)
            return Refused(str(path), error)
        return add(self.library, found, self.creator, self._created(found), self.read_later)

    def _created(self, found: Imported) -> str:
        day = found.authority.as_of if found.authority else found.document.published
        return f"{first_day(day)}T00:00:00Z" if self.dated and day else ""
