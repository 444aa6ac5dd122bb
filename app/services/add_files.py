"""Add files: bring in all that is in files, folders and archives, each part whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path

from app.domain.dates import first_day
from app.errors import BadInput, BasisError, DuplicateId
from app.formats import packed
from app.formats.annotation_set import Found
from app.formats.source import Source
from app.formats.w3c_words import Reference
from app.importers import Imported, Left, Noted, Options, Refused
from app.services import bring_in, identity, index, journal
from app.services.add import Added, add, foresee
from app.services.batches import batches
from app.services.bring_in import Manner, Report
from app.services.gather import gather
from app.services.render_ahead import rendered
from app.services.tell_format import is_folder, tell_format
from app.store import documents
from app.store.library import Library
from app.store.sources import Sources

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """A source that is being read: as which format, and whether its content alone says so."""

    name: str
    format: str
    by_content: bool = False


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the annotations in a source, or of those on one document of it."""

    name: str
    report: Report


Part = Imported | Noted | Left | Refused
Result = Opened | Added | Brought | Left | Refused


def add_files(
    run: Run, paths: Iterable[Path], progress: Progress = lambda done, total: None
) -> Iterator[Result]:
    """Store all that is at and under ``paths``, telling what became of each part, in order.

    ``progress`` is told how many bytes were read, and of how many.  Raises what ``gather``
    raises.
    """
    sources = list(gather(paths))
    total = sum(each.size for each in sources if isinstance(each, Source))
    done = 0
    for source in sources:
        if isinstance(source, Refused):
            yield source
            continue
        for result in run.add(source):
            yield result
            progress(done + source.position, total)
        done += source.size
        progress(done, total)


@dataclass(frozen=True, slots=True)
class Run:
    """One run: into which library, how to read, who adds, and where each id came from.

    ``dated`` gives each version the day of its document instead of now, so that two libraries
    filled from the same files hold the same.  ``read_later``: see ``add``.  With ``dry`` nothing
    is stored, and what is told is what would become of each part.
    """

    library: Library
    creator: str
    options: Options = field(default_factory=Options)
    sources: Sources = field(default_factory=Sources)
    dated: bool = False
    read_later: bool = False
    dry: bool = False

    def add(self, source: Source, within: bool = False) -> Iterator[Result]:
        """All of one source; the files of an archive, each ``within`` it, one by one."""
        try:
            if is_folder(source):
                if within:
                    raise _archive_in_an_archive(source)
                yield from self._members(source)
            else:
                told = tell_format(source)
                yield Opened(source.name, told.importer.name, told.by_content)
                yield from self._stored(source, told.importer.read(source, self.options))
        except BasisError as error:
            yield Refused(source.place, error)

    def _members(self, source: Source) -> Iterator[Result]:
        for member in packed.members(source):
            yield from self.add(member, within=True)

    def _stored(self, source: Source, read: Iterable[Part]) -> Iterator[Result]:
        """The parts of a source, a batch in a transaction, from where a run was stopped."""
        parts = iter(read)
        if self.dry:
            yield from chain.from_iterable(self._part(found, source) for found in parts)
            return
        entry = journal.entry(self.library, source, self.options)
        yield from (self._before(found, source) for found in islice(parts, entry.done))
        waiting = batches(rendered(parts))
        batch = next(waiting, [])
        while batch:
            after = next(waiting, [])
            with self.library.writing(), index.indexed_together(self.library):
                results = [each for found in batch for each in self._part(found, source)]
                entry.store(len(batch), whole=not after)
            yield from results
            batch = after

    def _part(self, found: Part, source: Source) -> Iterator[Result]:
        """What becomes of a part; a second source in a run that names one id is a mistake."""
        if isinstance(found, Noted):
            yield self._noted(found)
            return
        if not isinstance(found, Imported):
            yield found
            return
        found = identity.settled(self.library, found, self.dry)
        document = found.document.id
        other = self.sources.named(document, source.place)
        if other != source.place and found.named:
            yield Refused(source.place, DuplicateId(name=source.place, id=document, other=other))
            return
        try:
            yield self._added(found)
        except BasisError as error:
            yield Refused(f"{source.place}: {document}", error)
            return
        if found.notes:
            yield self._notes(found)

    def _noted(self, found: Noted) -> Result:
        try:
            return Brought(found.name, self._taken(found.read))
        except BasisError as error:
            return Refused(found.name, error)

    def _notes(self, found: Imported) -> Brought | Refused:
        """The notes on a document that is here now, or would be."""
        document, notes = found.document.id, found.notes
        if found.authority and documents.current(self.library.db, document) is None:
            why = f"its text is not here, so that nothing can be said of it ({len(notes)} notes)"
            remedy = "Bring in its text, and then this again."
            return Refused(document, BadInput(name=document, why=why, remedy=remedy))
        given = tuple(replace(note, document=document) for note in notes)
        return Brought(document, self._taken(lambda _: Found(given)))

    def _taken(self, read: Callable[[Reference], Found]) -> Report:
        if self.dry:
            return Report(found=len(read(lambda iri: iri).annotations))
        return bring_in.take_set(self.library, read, Manner(self.creator))

    def _added(self, found: Imported) -> Added:
        if self.dry:
            return foresee(self.library, found)
        added = add(self.library, found, self.creator, self._created(found), self.read_later)
        if added.change not in ("new", "version", "notes"):
            return added
        alike = identity.remember(self.library, found)
        return replace(added, alike=tuple((other, kind.value) for other, kind in alike))

    def _before(self, found: Part, source: Source) -> Result:
        """What a run that was stopped has stored already."""
        if isinstance(found, Noted):
            return Left(found.name, "annotations, which a run before this one has taken")
        if not isinstance(found, Imported):
            return found
        name = identity.settled(self.library, found, dry=True).document.id
        self.sources.named(name, source.place)
        return Added(name, "earlier")

    def _created(self, found: Imported) -> str:
        day = found.authority.as_of if found.authority else found.document.published
        return f"{first_day(day)}T00:00:00Z" if self.dated and day else ""


def _archive_in_an_archive(source: Source) -> BadInput:
    return BadInput(
        name=source.name, why="it is an archive within an archive", remedy="Unpack the outer one."
    )
