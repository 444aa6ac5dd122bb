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
                yield from _files(article, version)


def _files(article: Article, version: Version) -> Iterator[File]:
    earlier = f".version-{version.number}" if version.hash != article.current else ""
    path, title = f"articles/{article.document.id}{earlier}", article.document.title
    fields = article_record.dump(article.document) | bundle_record.version_fields(version)
    about = f"{title} (version {version.number})" if earlier else title
    yield File(path + ".md", [join(fields, version.source).encode()], f"{about}, as written")
    yield File(path + ".txt", [version.text.encode()], f"{about}, its canonical text")
