"""Hits: the entries of one page of results, each with the passages that show why it was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.engines.fts5 import Fts5
from app.query.highlights import Asked
from app.query.passages import passages
from app.query.snippets import Snippet
from app.query.tree import Node
from app.services.index import place
from app.store import entries
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
    hits = [
        Hit(
            key=(entry := found[number]).key,
            id=entry.id,
            kind=entry.kind,
            title=entry.title,
            score=score,
            snippets=passages(readings[number], asked),
            date=entry.date,
        )
        for number, score in page
        if number in readings
    ]
    return list(_placed(library, hits))


def _placed(library: Library, hits: Sequence[Hit]) -> Iterable[Hit]:
    """The hits with the provision that each passage of an authority stands in."""
    asked = [
        (hit.id, each.start) for hit in hits if hit.kind == "authority" for each in hit.snippets
    ]
    places = innermost(library.db, asked)
    for hit in hits:
        placed = [
            replace(each, place=places.get((hit.id, each.start), "")) for each in hit.snippets
        ]
        yield replace(hit, snippets=placed)
