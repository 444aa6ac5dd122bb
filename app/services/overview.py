"""Overview: what a library holds, what was done last, and what waits for a decision."""

from dataclasses import dataclass

from app.domain.authority import Authority, AuthorityKind
from app.domain.document import Document
from app.domain.tally import Tally
from app.services.ask_again import Watched, watched
from app.services.projects import Progress, progress
from app.services.tally import Row, tallied, together
from app.store import annotations, authorities, documents, history, unread
from app.store.library import Library
from app.store.tallies import WAITING, Asked

_NOT_WORK = ("added", "imported", "carried")
MOST = 5  # articles named that have the most to decide


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
    """What the library holds: its articles with their state, and its authorities.

    ``unread`` is how many articles no recogniser has read yet.
    """

    articles: list[ArticleState]
    authorities: list[Authority]
    unread: int

    @property
    def waiting(self) -> int:
        """How many proposals wait for a decision in the whole library."""
        return sum(article.waiting for article in self.articles)


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for somebody, what was done last, and how far the projects are.

    ``most`` are the articles with the most to decide, ``lately`` those that the reader worked on
    last, ``searches`` what the reader saved; ``unread`` is how many articles no recogniser has read
    yet.
    """

    articles: int
    tally: Tally
    most: list[Row]
    lately: list[Document]
    recent: list[Recent]
    projects: list[Progress]
    searches: list[Watched]
    authorities: dict[AuthorityKind, int]
    unread: int


def overview(library: Library) -> Overview:
    """Everything that the library holds."""
    states = [
        ArticleState(document, tally.accepted, tally.notes, tally.waiting)
        for document, tally in tallied(library, Asked())
    ]
    return Overview(states, authorities.every(library.db), len(unread.every(library.db)))


def desk(library: Library, reader: str, recent: int = 8) -> Desk:
    """What a reader finds on the desk, with the last ``recent`` acts of everybody."""
    count, tally = together(library, Asked())
    return Desk(
        articles=count,
        tally=tally,
        most=tallied(library, Asked(state=WAITING, order=WAITING), limit=MOST),
        lately=_lately(library, reader),
        recent=recent_acts(library, recent),
        projects=[each for each in progress(library) if not each.project.closed],
        searches=watched(library, reader),
        authorities=authorities.counts(library.db),
        unread=len(unread.every(library.db)),
    )


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


def _lately(library: Library, reader: str) -> list[Document]:
    """The articles that a reader worked on last, the newest first."""
    ids = annotations.documents_changed_by(library.db, reader, MOST)
    found = (documents.get(library.db, document) for document in ids)
    return [document for document in found if document is not None]
