"""The engine for very large libraries."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from tantivy import Query, Searcher

from app.engines import Found, Place, folders
from app.engines.tantivy import schema
from app.engines.tantivy.expression import among, both, expression, part_expression
from app.engines.tantivy.schema import ENTRIES
from app.query.answer import Index, answer, ranking
from app.query.order import best
from app.query.rows import ENTRY, is_distance, is_sure
from app.query.streams import EXACT, Streams, spell, unspell
from app.query.tree import Near, Node
from app.query.walk import has_near

_FOLDER = "tantivy"
_MORE = 20  # how many more are looked at than are wanted, because of ties


class _Open(NamedTuple):
    """Both indexes as they were committed last."""

    state: object
    entries: Searcher
    parts: Searcher


class Tantivy:
    """The engine written in Rust."""

    name = "tantivy"
    inside = False

    def __init__(self) -> None:
        self._open: dict[Path, _Open] = {}

    def exists(self, place: Place) -> bool:
        """Whether the folder is there."""
        return folders.folder(place, _FOLDER).is_dir()

    def prepare(self, place: Place) -> None:
        """Make the folder, where there is none; refuse one that this library did not write."""
        if not self.exists(place):
            self.rebuild(place, ())
        folders.check(place, _FOLDER)

    def replace(self, place: Place, entries: Iterable[Streams]) -> None:
        """Index entries in place of those that have the same numbers."""
        self._change(place, entries, ())

    def remove(self, place: Place, numbers: Iterable[int]) -> None:
        """Forget entries."""
        self._change(place, (), numbers)

    def rebuild(self, place: Place, entries: Iterable[Streams]) -> None:
        """Write the index anew beside the old one and put it in its place."""
        with folders.fresh(place, _FOLDER) as fresh:
            schema.change(fresh, entries)

    def words(self, place: Place, beginning: str) -> Iterable[tuple[str, int]]:
        """The exact words that begin so."""
        entries, first = self._searchers(place).entries, spell(beginning)
        for column in EXACT.values():
            for term, count in entries.terms_with_prefix(column, first):
                yield unspell(term), count

    def search(
        self, place: Place, node: Node, limit: int = 20, offset: int = 0, top: int = 0
    ) -> Found:
        """The entries that a tree finds, ranked by BM25."""
        there = self._searchers(place)
        if _is_one_query(node):
            query = expression(node)
            numbers = partial(_numbers, there.entries, query)
            return _found(there.entries, query, numbers, (limit, offset, top))
        found = answer(node, Index(_is_sure, partial(_match, there), partial(_streams, there)))
        query = among(found, expression(ranking(node)))
        return _found(there.entries, query, lambda: found, (limit, offset, top))

    def _change(self, place: Place, entries: Iterable[Streams], gone: Iterable[int]) -> None:
        folders.check(place, _FOLDER)
        path = folders.folder(place, _FOLDER)
        schema.change(path, entries, gone)
        folders.seal(place, path)

    def _searchers(self, place: Place) -> _Open:
        path, state = folders.folder(place, _FOLDER), folders.check(place, _FOLDER)
        there = self._open.get(path)
        if there is None or there.state != state:
            whole, parts = schema.open_entries(path), schema.open_sentences(path)
            there = self._open[path] = _Open(state, whole.searcher(), parts.searcher())
        return there


def _found(
    searcher: Searcher,
    query: Query,
    numbers: Callable[[], Collection[int]],
    page: tuple[int, int, int],
) -> Found:
    limit, offset, top = page
    wanted = offset + limit
    if wanted <= 0:
        return Found(_likely(searcher, query, 1)[0], (), numbers)
    total, likely = _likely(searcher, query, wanted)
    if top:
        asked = both(query, Query.term_query(ENTRIES, "number", top))
        likely += searcher.search(asked, 1, count=False).hits
    places = [place for _, place in likely]
    theirs = [int(n or 0) for n in searcher.fast_field_values("number", places)]
    days = [f"{day:08}" for day in searcher.fast_field_values("date", places)]
    scores = dict(zip(theirs, (score for score, _ in likely), strict=True))
    dates = dict(zip(theirs, days, strict=True))
    hits = best(scores, lambda _: dates, limit, offset, top)
    return Found(total, tuple(hits), numbers)


def _likely(searcher: Searcher, query: Query, wanted: int) -> tuple[int, list[Any]]:
    """How many hits there are, and the best with all that tie with the last one wanted."""
    looked_at = wanted + _MORE
    while True:
        found: Any = searcher.search(query, looked_at)
        hits = found.hits
        if len(hits) < looked_at or hits[-1][0] < hits[wanted - 1][0]:
            return found.count, hits
        looked_at *= 8


def _numbers(searcher: Searcher, query: Query) -> list[int]:
    """The numbers of all entries that a query finds."""
    most = max(1, searcher.num_docs)
    found = searcher.search(query, most, count=False, order_by_field="number")
    return [number for number, _ in found.hits]


def _is_one_query(node: Node) -> bool:
    """Whether tantivy answers a tree by itself, and in one go."""
    return not has_near(node, lambda near: not is_distance(near))


def _is_sure(node: Node) -> bool:
    if isinstance(node, Near) and node.unit:
        return is_sure(node)
    return _is_one_query(node)


def _match(there: _Open, node: Node) -> set[int]:
    if not isinstance(node, Near) or not node.unit:
        return set(_numbers(there.entries, expression(node)))
    sides = (part_expression(side, node.unit) for side in (node.left, node.right))
    return {row >> ENTRY for row in _rows(there.parts, both(*sides))}


def _rows(searcher: Searcher, query: Query) -> list[int]:
    most = max(1, searcher.num_docs)
    found = searcher.search(query, most, count=False, order_by_field="row")
    return [row for row, _ in found.hits]


def _streams(there: _Open, numbers: Collection[int]) -> dict[int, Streams]:
    query = Query.term_set_query(ENTRIES, "number", list(numbers))
    most = max(1, len(numbers))
    found = there.entries.search(query, most, count=False, order_by_field="number")
    return {number: schema.streams(there.entries.doc(place)) for number, place in found.hits}
