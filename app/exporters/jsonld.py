"""The annotations of each document as W3C Web Annotations (JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.bundle import Bundle
from app.exporters import File
from app.formats import annotation_set

__all__ = ["JsonLd"]


class JsonLd:
    """``annotations/<id>.jsonld``, one set a document, as ``annotations/`` of a team has them."""

    name = "jsonld"
    title = "Annotations as W3C JSON-LD"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """One file for each article, and each text of an authority, that has annotations."""
        for document, held in bundle.documents():
            if held.annotations:
                path = f"annotations/{document.strip('/')}.jsonld"
                content = annotation_set.dump(held.annotations, document)
                yield File(path, [content], f"Annotations on {document}")
