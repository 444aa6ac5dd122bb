"""Exchange: published annotation sets out of the library and into it, as W3C JSON-LD files.

One file a document, its name the document's id; the same content gives the same bytes, so that a
team can keep its work in git.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.annotation import Anchor, AnchorState, Annotation, Visibility
from app.domain.document import Version
from app.errors import BasisError, Conflict, NotFound
from app.formats import annotation_set
from app.importers import Refused
from app.services import index
from app.services.annotate import write_down
from app.store import annotations, documents
from app.store.library import Library
from app.text import anchors

SUFFIX = ".jsonld"


@dataclass(slots=True)
class Report:
    """What became of annotations brought in: ids of those taken and of those known already."""

    taken: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def export_annotations(library: Library, folder: Path, private: bool = False) -> list[Path]:
    """Write one file a document that has standing annotations; the files written, in order.

    Private annotations stay in the library unless ``private``.
    """
    sets: dict[str, list[Annotation]] = defaultdict(list)
    for annotation in annotations.every(library.db):
        if private or annotation.visibility is Visibility.PUBLISHED:
            sets[annotation.document].append(annotation)
    return [_write(folder, document, found) for document, found in sorted(sets.items())]


def import_annotations(library: Library, folder: Path, creator: str) -> Report:
    """Take in every annotation of the ``.jsonld`` files in a folder, authors and dates kept.

    What the library holds already is left as it is; one that differs from it, or that stands on
    nothing here, is refused by name, and the rest is taken.
    """
    report = Report()
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        try:
            with library.writing():
                _take_all(library, annotation_set.read(path), creator, report)
        except BasisError as error:
            report.refused.append(Refused(str(path), error))
    return report


def _write(folder: Path, document: str, found: list[Annotation]) -> Path:
    path = folder / f"{document.strip('/')}{SUFFIX}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(annotation_set.dump(found, document))
    return path


def _take_all(library: Library, found: list[Annotation], creator: str, report: Report) -> None:
    """All of one file; each article is indexed once, after them."""
    for annotation in found:
        _take(library, annotation, creator, report)
    taken = set(report.taken)
    for document in dict.fromkeys(each.document for each in found if each.id in taken):
        index.index_document(library, document)


def _take(library: Library, annotation: Annotation, creator: str, report: Report) -> None:
    known = annotations.get(library.db, annotation.id)
    try:
        if known is None:
            anchored = _anchored(library, annotation)
            write_down(library, anchored, "imported", creator)
            index.index_note(library, anchored)
            report.taken.append(annotation.id)
        elif replace(known, revision=annotation.revision) == annotation:
            report.known.append(annotation.id)
        else:
            raise Conflict(name=f"The annotation {annotation.id}")
    except BasisError as error:
        report.refused.append(Refused(annotation.id, error))


def _anchored(library: Library, annotation: Annotation) -> Annotation:
    version = documents.current(library.db, annotation.document)
    if version is None:
        raise NotFound(kind="document", id=annotation.document)
    found = tuple(_anchor(library, annotation, each, version) for each in annotation.anchors)
    return replace(annotation, anchors=found)


def _anchor(library: Library, annotation: Annotation, anchor: Anchor, version: Version) -> Anchor:
    held = documents.version(library.db, annotation.document, anchor.version)
    if held is not None:
        anchors.check(held.text, anchor, annotation.document)
        return anchor
    found = anchors.find(version.text, anchor)
    if found is None:
        raise NotFound(kind="passage", id=f"“{anchor.exact[:60]}” in {annotation.document}")
    state = AnchorState.EXACT if found.start == anchor.start else AnchorState.MOVED
    return replace(found, version=version.hash, state=state)
