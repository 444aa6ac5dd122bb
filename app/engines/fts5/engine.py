"""The default engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from sqlite_utils import Database

from app.engines import Found, Place
from app.engines.fts5 import tables
from app.engines.fts5.expression import expression
from app.engines.fts5.matching import is_one_expression, matches
from app.query.answer import ranking
from app.query.order import best
from app.query.streams import COLUMNS, WEIGHTS, Streams
from app.query.tree import Node

_BATCH = 200
_RANK = ", ".join(str(WEIGHTS[column]) for column in COLUMNS)
_SCORES = f"select rowid, -bm25(fts5_streams, {_RANK}) from fts5_streams where fts5_streams match ?"


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
        db = place.db
        scores = _scores(db, node)
        hits = best(scores, partial(tables.dates, db), limit, offset, top)
        return Found(len(scores), tuple(hits), scores.keys)


def _scores(db: Database, node: Node) -> dict[int, float]:
    if is_one_expression(node):
        return dict(db.execute(_SCORES, [expression(node)]))
    found = matches(db, node)
    scores = dict(db.execute(_SCORES, [expression(ranking(node))])) if found else {}
    return {number: scores.get(number, 0.0) for number in found}


def _batches(entries: Iterable[Streams]) -> Iterator[dict[int, Streams]]:
    waiting = iter(entries)
    while some := {entry.number: entry for entry in islice(waiting, _BATCH)}:
        yield some
