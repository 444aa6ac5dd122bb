"""Tally: what was done on articles and what is left, counted when it is asked for."""

from app.domain.annotation import Annotation, LinkStatus
from app.domain.document import Document
from app.domain.proposals import waiting
from app.domain.tally import Tally
from app.store import annotations, mentions, tallies
from app.store.library import Library
from app.store.tallies import Asked

Row = tuple[Document, Tally]


def tallied(library: Library, asked: Asked, offset: int = 0, limit: int = -1) -> list[Row]:
    """The articles asked for, with their tallies; from ``offset`` on, or all for a limit of -1."""
    _count_again(library)
    return tallies.page(library.db, asked, offset, limit)


def together(library: Library, asked: Asked) -> tuple[int, Tally]:
    """How many articles are asked for, and their tallies together."""
    _count_again(library)
    return tallies.total(library.db, asked)


def tally(library: Library, document: str) -> Tally:
    """What was done on one article and what is left, from its annotations and mentions."""
    notes = annotations.of_document(library.db, document)
    return Tally(
        accepted=_links(notes, LinkStatus.ACCEPTED),
        rejected=_links(notes, LinkStatus.REJECTED),
        notes=sum(bool(note.note) for note in notes),
        waiting=len(waiting(mentions.proposed(library.db, document), notes)),
        changed=max((note.modified for note in notes), default=""),
    )


def _count_again(library: Library) -> None:
    if not tallies.any_uncounted(library.db):
        return
    with library.writing() as db:
        tallies.put_untouched(db)
        for document in tallies.uncounted(db):
            tallies.put(db, document, tally(library, document))


def _links(notes: list[Annotation], status: LinkStatus) -> int:
    return sum(link.status is status for note in notes for link in note.links)
