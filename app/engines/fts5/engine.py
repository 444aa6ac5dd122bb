"""The default engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from app.engines import Found, Place
from app.engines.fts5 import ranked, tables
from app.engines.fts5.matching import is_one_expression, matches
from app.query.order import best
from app.query.reading import Reading
from app.query.streams import Streams
from app.query.tree import Node

_BATCH = 200


class Fts5:
    """The default engine."""

    name = "fts5"
    inside = True

    def exists(self, place: Place) -> bool:
        """Whether the tables are there."""
        return tables.exist(place.db)

    def prepare(self, place: Place) -> None:
        """Make the tables."""
        tables.create(place.db)

    def replace(self, place: Place, entries: Iterable[Streams]) -> None:
        """Index entries in place of those that have the same numbers."""
        for some in _batches(entries):
            tables.delete(place.db, some)
            tables.insert(place.db, some.values())

    def remove(self, place: Place, numbers: Iterable[int]) -> None:
        """Forget entries."""
        tables.delete(place.db, numbers)

    def rebuild(self, place: Place, entries: Iterable[Streams]) -> None:
        """Index exactly these entries."""
        tables.drop(place.db)
        tables.create(place.db)
        self.replace(place, entries)

    def words(self, place: Place, beginning: str) -> Iterable[tuple[str, int]]:
        """The exact words that begin so."""
        return tables.words(place.db, beginning)

    def search(
        self, place: Place, node: Node, limit: int = 20, offset: int = 0, top: int = 0
    ) -> Found:
        """The entries that a tree finds, ranked by BM25."""
        db, wanted = place.db, offset + limit
        if is_one_expression(node):
            if wanted <= 0:
                return Found(ranked.count(db, node), (), partial(matches, db, node))
            total, scores = ranked.likely(db, node, wanted, top)
            hits = best(scores, partial(tables.dates, db), limit, offset, top)
            return Found(total, tuple(hits), partial(matches, db, node))
        found = matches(db, node)
        scores = ranked.among(db, node, found, wanted, top) if found and wanted > 0 else {}
        hits = best(scores, partial(tables.dates, db), limit, offset, top)
        return Found(len(found), tuple(hits), lambda: found)

    def readings(self, place: Place, texts: dict[int, str], exact: bool) -> dict[int, Reading]:
        """Texts of entries, by number, with what was indexed of them; ``exact`` words if asked."""
        return tables.readings(place.db, texts, exact)


def _batches(entries: Iterable[Streams]) -> Iterator[dict[int, Streams]]:
    waiting = iter(entries)
    while some := {entry.number: entry for entry in islice(waiting, _BATCH)}:
        yield some
