"""Read: an article beside its legal basis, an authority beside what relies on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.annotation import Annotation
from app.domain.authority import Authority, Event
from app.domain.document import Document, DocumentKind, Version
from app.domain.mention import Mention
from app.domain.proposals import waiting
from app.domain.status import Status, status
from app.domain.timeline import Timeline, history, timeline
from app.errors import NotFound
from app.services.link import link_unread
from app.services.reliances import Reliance, reliances_on
from app.services.tabulate import tabulate
from app.store import annotations, authorities, documents, mentions
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article with what people said and what waits for a decision.

    ``authorities`` maps every id that a link or proposal names to its record, where there is one.
    """

    document: Document
    version: Version
    annotations: list[Annotation]
    proposals: list[Mention]
    authorities: dict[str, Authority]


@dataclass(frozen=True, slots=True)
class AuthorityPage:
    """An authority with its text, its parts, its status on a day and what relies on it."""

    authority: Authority
    version: Version | None
    container: Authority | None
    parts: list[Authority]
    status: Status
    day: str
    reliances: list[Reliance]
    history: list[Event]
    timeline: Timeline


def read_article(library: Library, document: str) -> ArticlePage:
    """Everything that the page of an article shows, which is read if it waits for that.

    Raises ``NotFound``.
    """
    link_unread(library, document)
    record = documents.get(library.db, document)
    version = documents.current(library.db, document)
    if record is None or version is None or record.kind is not DocumentKind.ARTICLE:
        raise NotFound(kind="article", id=document)
    notes = annotations.of_document(library.db, document)
    open_ones = waiting(mentions.proposed(library.db, document), notes)
    named = {link.target for note in notes for link in note.links}
    named |= {target.id for mention in open_ones for target in mention.targets}
    return ArticlePage(record, version, notes, open_ones, _records(library, named))


def read_authority(library: Library, authority: str, day: str) -> AuthorityPage:
    """Everything that the page of an authority shows, with its status on ``day`` (ISO 8601).

    Follows a provision to the record that holds it and an old id to the new one.  Raises
    ``NotFound``.
    """
    record = find_authority(library, authority)
    table = tabulate(library)
    reliances = reliances_on(library, record)
    ran = [(each.document.published, each.document.id) for each in reliances]
    events = history(table, record)
    return AuthorityPage(
        authority=record,
        version=documents.current(library.db, record.id),
        container=table.record_of(record.part_of) if record.part_of else None,
        parts=authorities.parts_of(library.db, record.id),
        status=status(record, day),
        day=day,
        reliances=reliances,
        history=events,
        timeline=timeline(record, events, ran),
    )


def find_authority(library: Library, reference: str) -> Authority:
    """The record of an id, of the record that holds a provision, or of an id merged away."""
    found = tabulate(library).record_of(authorities.redirect(library.db, reference))
    if found is None:
        raise NotFound(kind="authority", id=reference)
    return found


def _records(library: Library, references: Iterable[str]) -> dict[str, Authority]:
    table = tabulate(library)
    found = {reference: table.record_of(reference) for reference in references}
    return {reference: record for reference, record in found.items() if record}
