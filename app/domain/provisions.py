"""Which provision of an authority a stretch of its text belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from app.domain.authority_table import AuthorityTable


class Place(Protocol):
    """A stretch of a document's text, in code points."""

    @property
    def document(self) -> str: ...  # noqa: D102

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


def smallest_provision(table: AuthorityTable, places: Iterable[Place], document: str) -> str:
    """The smallest provision that holds all ``places`` in ``document``, or the document itself."""
    inside = [place for place in places if place.document == document]
    first = min(place.start for place in inside)
    last = max(place.end for place in inside)
    holding = [
        provision
        for provision in table.authorities[document].provisions
        if provision.start <= first and last <= provision.end
    ]
    best = min(holding, key=lambda each: (each.end - each.start, -len(each.id)), default=None)
    return best.id if best else document
