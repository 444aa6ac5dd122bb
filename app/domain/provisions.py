"""Which provision of an authority a stretch of its text belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from app.domain.authority import Provision
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
    """The smallest provision that holds all ``places`` in ``document``, or the document itself.

    Where the words stand in several provisions of which all others refer to one ("the limitation
    under subparagraph (A)"), it is that one.
    """
    inside = [place for place in places if place.document == document]
    provisions = table.authorities[document].provisions
    each = {_holding(provisions, place.start, place.end) for place in inside}
    own = [one for one in each if one and _is_referred_to(one, each, table.texts[document])]
    first, last = min(place.start for place in inside), max(place.end for place in inside)
    best = own[0] if len(each) > 1 and len(own) == 1 else _holding(provisions, first, last)
    return best.id if best else document


def _holding(provisions: Iterable[Provision], start: int, end: int) -> Provision | None:
    holding = [each for each in provisions if each.start <= start and end <= each.end]
    return min(holding, key=lambda each: (each.end - each.start, -len(each.id)), default=None)


def _is_referred_to(one: Provision, all_of_them: set[Provision | None], text: str) -> bool:
    """Whether every other provision names this one, its sibling, by its letter or number."""
    container, _, last = one.id.rpartition("/")
    named = re.compile(rf"\b(?:subsection|paragraph|subparagraph|clause) \({re.escape(last)}\)")
    return all(
        other is not None
        and other.id.rpartition("/")[0] == container
        and named.search(text, other.start, other.end)
        for other in all_of_them - {one}
    )
