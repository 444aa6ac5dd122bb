"""The annotations of each article as W3C Web Annotations (JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.bundle import Bundle
from app.exporters import File
from app.formats import annotation_set

__all__ = ["JsonLd"]


class JsonLd:
    """``annotations/<slug>.jsonld``, one set an article, as ``annotations/`` of a team has them."""

    name = "jsonld"
    title = "Annotations as W3C JSON-LD"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """One file for each article that has annotations."""
        for article in bundle.articles:
            if article.annotations:
                content = annotation_set.dump(article.annotations, article.document.id)
                yield File(f"annotations/{article.document.id}.jsonld", content)
