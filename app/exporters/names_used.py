"""The ledger of names: by which words the articles call each authority."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.annotation import LinkStatus
from app.domain.bundle import Bundle
from app.domain.names_used import NAMING, ledger
from app.domain.table_of_authorities import record_of
from app.exporters import File
from app.formats.bundle_record import dump_names

__all__ = ["NamesUsed"]


class NamesUsed:
    """``names-used.json``; what people said of words as names is among it."""

    name = "names_used"
    title = "Names by which the articles call each authority (JSON)"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The one list, where there is any name."""
        choices = [choice for law in bundle.laws for choice in law.choices]
        if found := ledger(_links(bundle), choices):
            yield File("names-used.json", dump_names(found), self.title)


def _links(bundle: Bundle) -> Iterator[tuple[str, str, str]]:
    """Record, words and article of every accepted link that calls a record by words."""
    for passage in bundle.passages():
        if passage.link.status is LinkStatus.ACCEPTED and passage.link.form in NAMING:
            record = record_of(bundle, passage.link.target)
            yield record.id, passage.anchor.exact, passage.article.document.id
