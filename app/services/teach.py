"""Teach: let articles follow when the words that people use for an authority have changed."""

from collections.abc import Mapping

from app.domain.document import DocumentKind
from app.domain.names_used import Choice, NameUsed, spelling
from app.services import index
from app.services.learn import choose_name
from app.services.link import link_document
from app.services.tabulate import refresh_names, tabulate
from app.store import documents
from app.store.library import Library

Names = Mapping[str, tuple[NameUsed, ...]]


def names_of(library: Library) -> Names:
    """The names that count now, to be handed to ``follow_names`` after a change."""
    return tabulate(library).used


def choose(library: Library, choice: Choice, creator: str) -> int:
    """Keep what a person says of a name; how many articles were read again for it."""
    with library.writing():
        before = names_of(library)
        choose_name(library, choice, creator)
        return follow_names(library, before)


def follow_names(library: Library, before: Names) -> int:
    """Read the articles again in which a name stands that came or went; how many these were."""
    words = _words(before) ^ _words(refresh_names(library).used)
    if not words:
        return 0
    for record in {record for record, _ in words}:
        index.index_authority(library, record)
    articles = _with_words(library, {spelling(text) for _, text in words})
    for article in articles:
        link_document(library, article)
        index.index_document(library, article)
    return len(articles)


def _words(names: Names) -> set[tuple[str, str]]:
    return {(record, name.words) for record, used in names.items() for name in used}


def _with_words(library: Library, spellings: set[str]) -> list[str]:
    texts = documents.texts(library.db, DocumentKind.ARTICLE)
    return [article for article, text in texts if any(s in spelling(text) for s in spellings)]
