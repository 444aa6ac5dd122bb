"""Bring in: annotations of another library or program, authors and dates kept.

A file holds W3C JSON-LD (an annotation, a list, a collection, a page of one) or what the Hypothesis
API answers; a folder is searched for such files.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.annotation import AnchorState, Annotation
from app.errors import BadInput, BasisError, Unlike
from app.formats import annotation_set, hypothesis_api, w3c_check
from app.formats.annotation_set import Found
from app.formats.iris import AUTHORITY, reference_of
from app.formats.text_file import read_bytes
from app.formats.w3c_words import Reference
from app.importers import Refused
from app.services import index
from app.services.annotate import keep_next, write_down
from app.services.elsewhere import Pages
from app.services.placing import placed
from app.store import annotations
from app.store.library import Library

SUFFIXES = (".jsonld", ".json")


@dataclass(slots=True)
class Report:
    """What became of annotations brought in: ids of those taken and of those known already.

    ``states`` are those of the passages taken: ``check`` waits for a person, ``orphan`` has no
    like in the text.  ``found`` counts those that were only looked at.
    """

    taken: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    states: list[AnchorState] = field(default_factory=list)
    found: int = 0


@dataclass(frozen=True, slots=True)
class Manner:
    """Who brings annotations in, and how.

    ``document`` is the one that all are on, whatever they say; ``page`` a saved web page with
    everything on it, kept as the text of the document that has none yet; ``theirs`` takes what
    says something else than here as the next revision of it.
    """

    creator: str
    document: str = ""
    page: Path | None = None
    theirs: bool = False


def bring_in(library: Library, path: Path, manner: Manner) -> Report:
    """Take in every annotation of a file, or of the files of a folder.

    What the library holds already is left as it is; what says something else than here, or is on
    nothing here, is refused by name, and the rest is taken.
    """
    report = Report()
    met: set[str] = set()
    unmet: dict[str, Path] = {}
    for file in _files(path):
        try:
            with library.writing():
                found = _Bringing(library, manner, report).file(file)
        except BasisError as error:
            report.refused.append(Refused(str(file), error))
        else:
            met.update(found.page_of)
            unmet |= {found.elsewhere: file} if found.elsewhere else {}
    for collection, file in unmet.items():
        if collection not in met:
            report.refused.append(Refused(str(file), annotation_set.pages_elsewhere(file.name)))
    return report


def take_set(library: Library, read: Callable[[Reference], Found], manner: Manner) -> Report:
    """Take in what ``read`` gives, and hold the pages that it is on where they are not here."""
    report = Report()
    bringing = _Bringing(library, manner, report)
    bringing.annotations(read(bringing.reference).annotations)
    return report


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(each for each in path.rglob("*") if each.suffix in SUFFIXES and each.is_file())


class _Bringing:
    """One file being brought in."""

    def __init__(self, library: Library, manner: Manner, report: Report) -> None:
        self._library, self._manner, self._report = library, manner, report
        self._pages = Pages(library)

    def file(self, file: Path) -> Found:
        """Take what is in it; each article is indexed once, after all."""
        found = self._read(file)
        self.annotations(found.annotations)
        return found

    def annotations(self, found: Iterable[Annotation | BadInput]) -> None:
        """Take them; each article is indexed once, after all."""
        kept = []
        for each in found:
            if isinstance(each, BadInput):
                self._report.refused.append(Refused(str(each.fields["name"]), each))
            else:
                kept.append(each)
        self._hold({each.document for each in kept})
        taken = [each.document for each in kept if self._take(each)]
        for document in dict.fromkeys(taken):
            index.index_document(self._library, document)

    @property
    def reference(self) -> Reference:
        """What finds the document of an address: always the one that the manner names, if any."""
        document = self._manner.document
        return _always(document) if document else self._pages.reference

    def _read(self, file: Path) -> Found:
        data = w3c_check.read(read_bytes(file), file.name)
        if hypothesis_api.is_rows(data):
            return Found(tuple(hypothesis_api.read(data, file.name, self.reference)))
        return annotation_set.parse(data, file.name, self.reference)

    def _hold(self, named: Iterable[str]) -> None:
        for document in sorted(named):
            self._pages.hold(document, self._manner.creator)
            if self._manner.page:
                self._pages.fill(document, self._manner.page, self._manner.creator)

    def _take(self, theirs: Annotation) -> bool:
        """Keep an annotation; whether it was."""
        ours = annotations.get(self._library.db, theirs.id)
        theirs = theirs if theirs.creator else replace(theirs, creator=self._manner.creator)
        try:
            if ours is not None and _said(ours) == _said(theirs):
                self._report.known.append(theirs.id)
                return False
            if ours is not None and not self._manner.theirs:
                raise _unlike(ours, theirs)
            self._keep(ours, placed(self._library, theirs))
        except BasisError as error:
            self._report.refused.append(Refused(theirs.id, error))
            return False
        return True

    def _keep(self, ours: Annotation | None, theirs: Annotation) -> None:
        creator = self._manner.creator
        if ours is None:
            write_down(self._library, theirs, "imported", creator)
            index.index_note(self._library, theirs)
        else:
            keep_next(self._library, replace(theirs, revision=ours.revision), "imported", creator)
        self._report.taken.append(theirs.id)
        self._report.states += [anchor.state for anchor in theirs.anchors]


def _always(document: str) -> Reference:
    """One document, whatever page is named; authorities that are linked stay what they are."""

    def reference(iri: str) -> str:
        return reference_of(iri) if iri.startswith(AUTHORITY) else document

    return reference


def _said(annotation: Annotation) -> Annotation:
    """Without what may differ between two libraries: where it stands, and how often it changed."""
    nothing = replace(annotation, anchors=(), modified="", revision=0, withdrawn=False)
    return replace(nothing, canonical="", via=())


def _unlike(ours: Annotation, theirs: Annotation) -> Unlike:
    both = {name: _in_words(each) for name, each in (("ours", ours), ("theirs", theirs))}
    return Unlike(name=f"The annotation {ours.id}", **both)


def _in_words(annotation: Annotation) -> str:
    parts = [annotation.note, ", ".join(annotation.tags)]
    parts += [f"{link.target} ({link.status})" for link in annotation.links]
    return "; ".join(filter(None, [*parts, annotation.visibility])) + f", by {annotation.creator}"
