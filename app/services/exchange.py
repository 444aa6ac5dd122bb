"""Exchange: annotation sets out of the library, one file a document.

As W3C JSON-LD or in the files of Hypothesis's sidebar; the same content gives the same bytes, so
that a team can keep its work in git.
"""

from collections import defaultdict
from pathlib import Path

from app.domain.annotation import Annotation, Visibility
from app.formats import annotation_set, hypothesis_api
from app.formats.iris import iri_of
from app.formats.w3c import dump_bytes
from app.store import annotations, documents
from app.store.library import Library

W3C, HYPOTHESIS = ".jsonld", ".json"  # the ends of the names of the files


def export_annotations(
    library: Library, folder: Path, private: bool = False, suffix: str = W3C
) -> list[Path]:
    """Write one file for each document that has standing annotations; the files, in order.

    Its name is the document's id and ``suffix``.  Private annotations stay in the library unless
    ``private``.  Hypothesis has no place for links to authorities: its files are without them.
    """
    sets: dict[str, list[Annotation]] = defaultdict(list)
    for annotation in annotations.every(library.db):
        if private or annotation.visibility is Visibility.PUBLISHED:
            sets[annotation.document].append(annotation)
    written = []
    for document, found in sorted(sets.items()):
        path = folder / f"{document.strip('/')}{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_dumped(library, document, found, suffix))
        written.append(path)
    return written


def _dumped(library: Library, document: str, found: list[Annotation], suffix: str) -> bytes:
    if suffix == W3C:
        return annotation_set.dump(found, document)
    record = documents.get(library.db, document)
    assert record is not None  # a foreign key sees to it
    uri = record.url or iri_of(document)
    return dump_bytes(hypothesis_api.dump(found, uri, record.title))
