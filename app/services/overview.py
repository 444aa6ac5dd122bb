"""Overview: what a library holds, what was done last, and what waits for a decision."""

from dataclasses import dataclass

from app.domain.annotation import Annotation, LinkStatus
from app.domain.authority import Authority
from app.domain.document import Document, DocumentKind
from app.domain.proposals import waiting
from app.store import annotations, authorities, documents, history, mentions, unread
from app.store.library import Library

_NOT_WORK = ("added", "imported", "carried")


@dataclass(frozen=True, slots=True)
class ArticleState:
    """An article with the number of links accepted, notes written and proposals waiting."""

    document: Document
    accepted: int
    notes: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Recent:
    """One act: when, who, what, and the document it concerns with the words concerned."""

    at: str
    by: str
    action: str
    document: Document
    words: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page: articles with their state, authorities, and the newest acts.

    ``unread`` is how many articles no recogniser has read yet.
    """

    articles: list[ArticleState]
    authorities: list[Authority]
    recent: list[Recent]
    unread: int

    @property
    def waiting(self) -> int:
        """How many proposals wait for a decision in the whole library."""
        return sum(article.waiting for article in self.articles)


def overview(library: Library, recent: int = 10) -> Overview:
    """What the first page shows, with the last ``recent`` acts."""
    articles = documents.listed(library.db, DocumentKind.ARTICLE)
    states = [_state(library, article) for article in articles]
    acts = recent_acts(library, recent)
    return Overview(states, authorities.every(library.db), acts, len(unread.every(library.db)))


def recent_acts(library: Library, limit: int) -> list[Recent]:
    """The newest acts of people on annotations, the newest first; what was brought in is none."""
    found: list[Recent] = []
    for entry in history.newest(library.db, limit, _NOT_WORK):
        if entry.subject.startswith("urn:uuid:"):
            annotation = history.annotation(entry)
            document = documents.get(library.db, annotation.document)
            if document:
                words = annotation.anchors[0].exact if annotation.anchors else ""
                found.append(Recent(entry.at, entry.by, entry.action, document, words))
    return found


def _state(library: Library, document: Document) -> ArticleState:
    notes = annotations.of_document(library.db, document.id)
    open_ones = waiting(mentions.of_document(library.db, document.id), notes)
    return ArticleState(
        document=document,
        accepted=sum(_accepted(note) for note in notes),
        notes=sum(bool(note.note) for note in notes),
        waiting=len(open_ones),
    )


def _accepted(annotation: Annotation) -> int:
    return sum(link.status is LinkStatus.ACCEPTED for link in annotation.links)
