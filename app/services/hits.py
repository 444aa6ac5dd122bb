"""Hits: the entries of one page of results, each with the passages that show why it was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.engines.fts5 import Fts5
from app.query.highlights import Asked
from app.query.passages import passages
from app.query.snippets import Snippet
from app.query.tree import Node
from app.services.follow import place
from app.store import entries
from app.store.entries import Brief
from app.store.library import Library
from app.store.provisions import innermost


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found, with its best passages; their ``start`` counts in its document's text.

    In a note it counts in the note and the passages that it stands on.
    """

    key: str
    id: str
    kind: str
    title: str
    score: float
    snippets: list[Snippet]
    date: str


def shown(library: Library, page: Sequence[tuple[int, float]], tree: Node) -> list[Hit]:
    """The entries of a page, numbers with scores, in its order; without those that are gone."""
    found = {each.number: each for each in entries.briefly(library.db, [n for n, _ in page])}
    asked = Asked(tree)
    texts = {number: each.body for number, each in found.items()}
    readings = Fts5().readings(place(library), texts, asked.exact)
    best = {number: passages(reading, asked) for number, reading in readings.items()}
    _tell_provisions(library, found, best)
    return [
        Hit(
            key=(entry := found[number]).key,
            id=entry.id,
            kind=entry.kind,
            title=entry.title,
            score=score,
            snippets=best[number],
            date=entry.date,
        )
        for number, score in page
        if number in best
    ]


def _tell_provisions(
    library: Library, found: Mapping[int, Brief], best: Mapping[int, list[Snippet]]
) -> None:
    """Say of each passage of an authority which provision it stands in."""
    wanted = [
        (found[number].id, each.start)
        for number, some in best.items()
        if found[number].kind == "authority"
        for each in some
    ]
    places = innermost(library.db, wanted)
    for number, some in best.items() if places else ():
        some[:] = [replace(s, place=places.get((found[number].id, s.start), "")) for s in some]
