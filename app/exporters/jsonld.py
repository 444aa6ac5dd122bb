"""The annotations of each document as W3C Web Annotations (JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.annotation import Annotation
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
        for article in bundle.articles:
            yield from _set(article.document.id, article.annotations)
        for law in bundle.laws:
            yield from _set(law.authority.id, law.annotations)


def _set(document: str, annotations: Sequence[Annotation]) -> Iterator[File]:
    if annotations:
        path = f"annotations/{document.strip('/')}.jsonld"
        content = annotation_set.dump(annotations, document)
        yield File(path, [content], f"Annotations on {document}")
