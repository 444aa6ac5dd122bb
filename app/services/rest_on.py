"""Rest on: which provisions of an authority passages rely on, and what a new text did to these."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.document import Rendering
from app.store import reliances
from app.store.library import Library
from app.text.provision_changes import outcomes


@dataclass(frozen=True, slots=True)
class Relied:
    """A provision that passages rely on, how many of them, and what a new text did to it.

    ``outcome`` is a word of ``text.provision_changes``: ``changed``, ``same``, ``renumbered``,
    ``gone``.
    """

    id: str
    passages: int
    outcome: str


def rest_on(
    library: Library, authority: str, before: Rendering, after: Rendering
) -> tuple[Relied, ...]:
    """The provisions that accepted links and proposals rely on, in the order of their ids."""
    counted = reliances.within(library.db, authority)
    found = outcomes(before, after, sorted(counted)) if counted else ()
    return tuple(Relied(provision, counted[provision], word.value) for provision, word in found)
