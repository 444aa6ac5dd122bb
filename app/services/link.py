"""Link: let the recognisers read articles and keep what they propose."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.document import DocumentKind
from app.errors import NotFound
from app.services import index
from app.services.recognise import recognise
from app.services.tabulate import tabulate
from app.store import documents, mentions
from app.store.library import Library
from app.text.reading import reading

Progress = Callable[[int, int], None]


def link(library: Library, progress: Progress = lambda done, total: None) -> int:
    """Make the proposals of every article again from nothing; the number of mentions found.

    ``progress`` is told how many articles are done, and of how many, after each.
    """
    articles = documents.listed(library.db, DocumentKind.ARTICLE)
    found = 0
    for number, article in enumerate(articles, 1):
        with library.writing():
            found += link_document(library, article.id)
            index.index_document(library, article.id)
        progress(number, len(articles))
    return found


def link_document(library: Library, document: str) -> int:
    """Make the proposals of one article again; the number of mentions found."""
    record = documents.get(library.db, document)
    version = documents.current(library.db, document)
    if record is None or version is None:
        raise NotFound(kind="document", id=document)
    found = recognise(reading(version.rendering, record.published), tabulate(library))
    mentions.replace(library.db, document, version.hash, found)
    return len(found)
