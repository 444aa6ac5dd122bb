"""Worklist: the sentences that state law and that nobody has tied to any."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.document import Document, DocumentKind, Version
from app.domain.mention import Mention
from app.language.assertions import states_law
from app.services.link import link_unread
from app.store import annotations, documents, mentions
from app.store.library import Library
from app.text.reading import reading


@dataclass(frozen=True, slots=True)
class Uncited:
    """A sentence without a link, a proposal or a note; offsets are code points in the text.

    ``hints`` are mentions in it that no authority was chosen for, with the fact that is missing.
    """

    document: Document
    start: int
    end: int
    words: str
    hints: tuple[Mention, ...]


def worklist(library: Library, document: str = "") -> Iterator[Uncited]:
    """The uncited assertions of one article, or of all, in reading order, article by article."""
    for article in documents.listed(library.db, DocumentKind.ARTICLE):
        if document in ("", article.id):
            link_unread(library, article.id)
            version = documents.current(library.db, article.id)
            if version is not None:
                yield from _of_article(library, article, version)


def _of_article(library: Library, article: Document, version: Version) -> Iterator[Uncited]:
    found = mentions.of_document(library.db, article.id)
    tied = [(each.start, each.end) for each in found if each.chosen]
    for note in annotations.of_document(library.db, article.id):
        tied += [(anchor.start, anchor.end) for anchor in note.anchors]
    for start, end in reading(version.rendering, article.published).sentences:
        words = version.text[start:end]
        if states_law(words) and not any(a < end and start < b for a, b in tied):
            hints = tuple(each for each in found if start <= each.start < end)
            yield Uncited(article, start, end, words, hints)
