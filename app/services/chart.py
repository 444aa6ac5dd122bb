"""Chart: which articles rest on which authorities, and by how many passages."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.authority import Authority
from app.domain.document import Document, DocumentKind
from app.domain.proposals import waiting
from app.services.reliances import linked_passages
from app.services.tabulate import tabulate
from app.store import annotations, authorities, documents, mentions
from app.store.library import Library


@dataclass(frozen=True, slots=True)
class Tie:
    """How many passages of an article rest on a record: accepted by people, and still proposed."""

    article: str
    authority: str
    accepted: int
    proposed: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Articles by day, authorities by kind and title, and the ties between them."""

    articles: list[Document]
    authorities: list[Authority]
    ties: list[Tie]


def chart(library: Library, of: str = "") -> Chart:
    """The whole library's chart, or what is tied to one article or record and to its neighbours.

    ``of`` is the id of either; one that nothing is tied to gives an empty chart.
    """
    ties = _ties(library)
    if of:
        near = {t.article for t in ties if of in (t.article, t.authority)}
        ties = [tie for tie in ties if tie.article in near]
    table = tabulate(library)
    records = [table.authorities[each] for each in {tie.authority for tie in ties}]
    articles = [documents.get(library.db, each) for each in {tie.article for tie in ties}]
    return Chart(
        sorted(filter(None, articles), key=lambda article: (article.published, article.id)),
        sorted(records, key=lambda record: (record.kind, record.title, record.id)),
        ties,
    )


def _ties(library: Library) -> list[Tie]:
    accepted = Counter(_of_records(library, _accepted(library)))
    proposed = Counter(_of_records(library, _proposed(library)))
    return [
        Tie(article, authority, accepted[article, authority], proposed[article, authority])
        for article, authority in sorted(accepted.keys() | proposed.keys())
    ]


def _accepted(library: Library) -> Iterator[tuple[str, str]]:
    for each in linked_passages(library):
        yield each.document.id, each.target


def _proposed(library: Library) -> Iterator[tuple[str, str]]:
    for article in documents.listed(library.db, DocumentKind.ARTICLE):
        notes = annotations.of_document(library.db, article.id)
        for mention in waiting(mentions.proposed(library.db, article.id), notes):
            yield article.id, mention.chosen or ""


def _of_records(library: Library, pairs: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs with each target's record in its place; targets without a record are left out."""
    table = tabulate(library)
    for article, target in pairs:
        record = table.record_of(authorities.redirect(library.db, target))
        if record is not None:
            yield article, record.id
