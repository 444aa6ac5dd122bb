"""Carry annotations to a new version of their document.

Silently only where the quote stands with its context; the others keep the version they were made
on and are marked for a person to look at.
"""

from dataclasses import replace

from app.domain.annotation import Anchor, AnchorState, Annotation
from app.domain.document import Version
from app.services.annotate import keep_next
from app.store import annotations
from app.store.library import Library
from app.text import anchors


def carry(library: Library, version: Version, creator: str) -> None:
    """Find every passage annotated on a document again in its new version."""
    for annotation in annotations.of_document(library.db, version.document):
        moved = tuple(_carried(anchor, version) for anchor in annotation.anchors)
        if moved != annotation.anchors:
            keep_next(library, _with_anchors(annotation, moved), "carried", creator)


def _carried(anchor: Anchor, version: Version) -> Anchor:
    if anchor.version == version.hash:
        return anchor
    found = anchors.find(version.text, anchor)
    if found is None:
        return replace(anchor, state=AnchorState.CHECK)
    return replace(found, version=version.hash)


def _with_anchors(annotation: Annotation, moved: tuple[Anchor, ...]) -> Annotation:
    return replace(annotation, anchors=moved)
