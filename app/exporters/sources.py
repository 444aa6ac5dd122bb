"""Articles as they were written, and their canonical text, in which every offset counts."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.bundle import Article, Bundle
from app.domain.document import Version
from app.exporters import File
from app.formats import article_record, bundle_record
from app.formats.front_matter import join

__all__ = ["Sources"]


class Sources:
    """``articles/<slug>.md`` and ``.txt``; earlier versions have ``.version-<n>`` in the name."""

    name = "sources"
    title = "Articles as Markdown and as plain text"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """Two files for each version of each article."""
        for article in bundle.articles:
            for version in article.versions:
                path = f"articles/{article.document.id}{_suffix(article, version)}"
                fields = article_record.dump(article.document)
                fields |= bundle_record.version_fields(version)
                yield File(path + ".md", join(fields, version.source).encode())
                yield File(path + ".txt", version.text.encode())


def _suffix(article: Article, version: Version) -> str:
    return "" if version.hash == article.current else f".version-{version.number}"
