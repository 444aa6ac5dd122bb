"""Reliances: the passages that refer to an authority, by a person's link or as a proposal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.annotation import Annotation, LinkStatus
from app.domain.authority import Authority
from app.domain.document import Document
from app.domain.mention import Mention
from app.domain.proposals import waiting
from app.errors import NotFound
from app.services.tabulate import tabulate
from app.store import annotations, documents, mentions
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class Reliance:
    """A passage that refers to an authority: an annotation's, or a proposal's.

    ``linked`` is the day (ISO 8601) a person last touched the link; empty for a proposal.
    """

    document: Document
    start: int
    end: int
    words: str
    target: str
    form: str
    status: LinkStatus
    linked: str = ""


def reliances_on(library: Library, record: Authority) -> list[Reliance]:
    """The passages that refer to a record or a part of it, by the day of their articles."""
    mine = _targets(library, record)
    linked = annotations.of_authority(library.db, mine)
    found = [each for annotation in linked for each in _linked(library, annotation, mine)]
    proposed = mentions.of_authority(library.db, mine)
    for document in dict.fromkeys(document for document, _ in proposed):
        here = [mention for place, mention in proposed if place == document]
        found += _proposed(library, document, here)
    return _in_order(found)


def linked_passages(library: Library) -> list[Reliance]:
    """Every passage that somebody linked to an authority, by the day of their articles."""
    targets = annotations.targets(library.db)
    noted = annotations.of_authority(library.db, targets)
    return _in_order(each for note in noted for each in _linked(library, note, targets))


def _in_order(found: Iterable[Reliance]) -> list[Reliance]:
    return sorted(found, key=lambda r: (r.document.published, r.document.id, r.start, r.target))


def _targets(library: Library, record: Authority) -> set[str]:
    """The ids that mean this record or a part of it, wherever one was linked or proposed."""
    table = tabulate(library)
    known = annotations.targets(library.db) | mentions.targets(library.db)
    return {
        target
        for target in known
        if (holder := table.record_of(target)) is not None and holder.id == record.id
    }


def _linked(library: Library, annotation: Annotation, mine: set[str]) -> Iterator[Reliance]:
    document = _document(library, annotation.document)
    for anchor in annotation.anchors:
        for link in annotation.links:
            if link.target in mine and link.status is LinkStatus.ACCEPTED:
                yield Reliance(
                    document,
                    anchor.start,
                    anchor.end,
                    anchor.exact,
                    link.target,
                    link.form,
                    link.status,
                    annotation.modified[:10],
                )


def _proposed(library: Library, document: str, found: list[Mention]) -> Iterator[Reliance]:
    notes = annotations.of_document(library.db, document)
    for mention in waiting(found, notes):
        yield Reliance(
            _document(library, document),
            mention.start,
            mention.end,
            mention.text,
            mention.chosen or "",
            mention.form,
            LinkStatus.PROPOSED,
        )


def _document(library: Library, document: str) -> Document:
    found = documents.get(library.db, document)
    if found is None:
        raise NotFound(kind="document", id=document)
    return found
