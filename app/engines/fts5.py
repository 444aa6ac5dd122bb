"""SQLite FTS5 inside ``library.db``: text and index change in one transaction.

The table keeps the streams themselves (it is not contentless): what is deleted must be the tokens
that were indexed, even when the analysis has changed since, and SQLite 3.40 cannot delete from a
contentless table without them.  FTS5's ``ascii`` tokenizer leaves spelled tokens as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from functools import partial, singledispatch
from itertools import islice, product
from typing import Any

from sqlite_utils import Database

from app.engines import Found, Place
from app.query.answer import Index, answer, has_near, ranking
from app.query.streams import COLUMNS, EXACT, TEXTS, WEIGHTS, Streams, spell
from app.query.tree import (
    And,
    Cited,
    Everything,
    Exact,
    Filter,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)

__all__ = ["Fts5"]

_RANK = ", ".join(str(WEIGHTS[column]) for column in COLUMNS)
_TABLES = (
    "create table if not exists fts5_entries (number integer primary key,"
    " key text not null unique, date text not null) strict",
    f"create virtual table if not exists fts5_streams using fts5({', '.join(COLUMNS)},"
    " tokenize = 'ascii')",
)
_INSERT = (
    f"insert into fts5_streams (rowid, {', '.join(COLUMNS)})"
    f" values ({', '.join('?' * (len(COLUMNS) + 1))})"
)
_BATCH = 200
_SEARCH = f"""
select e.key, -bm25(fts5_streams, {_RANK}) as score
from fts5_streams join fts5_entries e on e.number = fts5_streams.rowid
where fts5_streams match ? {{within}} order by score desc, e.date desc, e.key
"""


class Fts5:
    """The default engine."""

    name = "fts5"
    inside = True

    def exists(self, place: Place) -> bool:
        """Whether the tables are there."""
        return bool(place.db.table("fts5_streams").exists())

    def prepare(self, place: Place) -> None:
        """Make the tables."""
        for statement in _TABLES:
            place.db.execute(statement)

    def replace(self, place: Place, entries: Iterable[Streams]) -> None:
        """Index entries in place of those that have the same keys."""
        for some in _batches(entries):
            self.remove(place, some)
            _insert(place.db, some.values())

    def remove(self, place: Place, keys: Iterable[str]) -> None:
        """Forget entries."""
        chosen = [json.dumps(list(keys))]
        which = "key in (select value from json_each(?))"
        place.db.execute(
            f"delete from fts5_streams where rowid in"
            f" (select number from fts5_entries where {which})",
            chosen,
        )
        place.db.execute(f"delete from fts5_entries where {which}", chosen)

    def rebuild(self, place: Place, entries: Iterable[Streams]) -> None:
        """Index exactly these entries."""
        place.db.execute("drop table if exists fts5_streams")
        place.db.execute("drop table if exists fts5_entries")
        self.prepare(place)
        self.replace(place, entries)

    def search(self, place: Place, node: Node, limit: int = 20, offset: int = 0) -> Found:
        """The entries that a tree finds, ranked by BM25."""
        db = place.db
        if _is_sure(node):
            rows = _ranked(db, node)
        else:
            index = Index(_is_sure, partial(_match, db), partial(_streams, db))
            rows = _ranked(db, ranking(node), answer(node, index))
        return Found(len(rows), tuple(rows[offset : offset + limit]), tuple(k for k, _ in rows))


def _batches(entries: Iterable[Streams]) -> Iterator[dict[str, Streams]]:
    waiting = iter(entries)
    while some := {entry.key: entry for entry in islice(waiting, _BATCH)}:
        yield some


def _insert(db: Database, entries: Iterable[Streams]) -> None:
    (last,) = db.execute("select coalesce(max(number), 0) from fts5_entries").fetchone()
    rows = [(number, *astuple(entry)) for number, entry in enumerate(entries, last + 1)]
    db.conn.executemany(
        "insert into fts5_entries (number, key, date) values (?, ?, ?)", (row[:3] for row in rows)
    )
    db.conn.executemany(_INSERT, ((number, *columns) for number, _, _, *columns in rows))


def _ranked(db: Database, node: Node, numbers: set[int] | None = None) -> list[tuple[str, float]]:
    parameters = [expression(node)]
    if numbers is None:
        return list(db.execute(_SEARCH.format(within=""), parameters))
    within = "and fts5_streams.rowid in (select value from json_each(?))"
    parameters.append(json.dumps(list(numbers)))
    return list(db.execute(_SEARCH.format(within=within), parameters))


def _match(db: Database, node: Node) -> set[int]:
    sql = "select rowid from fts5_streams where fts5_streams match ?"
    return {row[0] for row in db.execute(sql, [expression(node)])}


def _streams(db: Database, numbers: set[int]) -> dict[int, Streams]:
    sql = (
        f"select e.number, e.key, e.date, {', '.join(COLUMNS)} from json_each(?)"
        " wanted join fts5_entries e on e.number = wanted.value"
        " join fts5_streams on fts5_streams.rowid = e.number"
    )
    return {row[0]: Streams(*row[1:]) for row in db.execute(sql, [json.dumps(list(numbers))])}


@singledispatch
def expression(node: Node) -> str:
    """A tree without connectors to check, in FTS5's own query language."""
    raise TypeError(node)


@expression.register
def _(node: Word) -> str:
    return _in(node, _quoted(node.token), beside=True)


@expression.register
def _(node: Exact) -> str:
    return _in(node, _quoted(node.token), exact=True)


@expression.register
def _(node: Prefix) -> str:
    return _in(node, _quoted(node.token) + "*", exact=True)


@expression.register
def _(node: Phrase) -> str:
    return _in(node, _quoted(*node.tokens), exact=node.exact)


@expression.register
def _(node: Cited) -> str:
    return "{beside own} : (" + " OR ".join(map(_quoted, node.forms)) + ")"


@expression.register(Filter)
@expression.register(Everything)
def _(node: Filter | Everything) -> str:
    return f"filters : {_quoted(node.token)}"


@expression.register
def _(node: Near) -> str:
    return "(" + " OR ".join(_near(node, *pair) for pair in _pairs(node)) + ")"


@expression.register
def _(node: Or) -> str:
    return "(" + " OR ".join(map(expression, node.parts)) + ")"


@expression.register
def _(node: And) -> str:
    inside = " AND ".join(expression(p) for p in node.parts if not isinstance(p, Not))
    outside = " OR ".join(expression(p.part) for p in node.parts if isinstance(p, Not))
    return f"(({inside}) NOT ({outside}))" if outside else f"({inside})"


def _in(node: Node, words: str, exact: bool = False, beside: bool = False) -> str:
    column = getattr(node, "column", "")
    texts = (column,) if column else TEXTS
    columns = [EXACT[text] if exact else text for text in texts]
    if beside and not column:
        columns.append("beside")
    return f"{{{' '.join(columns)}}} : {words}"


def _near(near: Near, left: Word | Exact, right: Word | Exact) -> str:
    words = f"NEAR({_quoted(left.token)} {_quoted(right.token)}, {near.distance - 1})"
    return _in(left, words, exact=isinstance(left, Exact))


def _is_sure(node: Node) -> bool:
    return not has_near(node, _needs_check)


def _needs_check(near: Near) -> bool:
    """Whether FTS5's NEAR would answer otherwise: it knows no order, and counts a shared word."""
    return near.ordered or not all(
        isinstance(left, Word | Exact)
        and type(left) is type(right)
        and left.token != right.token
        and left.column == right.column
        for left, right in _pairs(near)
    )


def _pairs(near: Near) -> list[tuple[Any, Any]]:
    return list(product(_alternatives(near.left), _alternatives(near.right)))


def _alternatives(side: Node) -> tuple[Node, ...]:
    return side.parts if isinstance(side, Or) else (side,)


def _quoted(*tokens: str) -> str:
    return '"' + " ".join(map(spell, tokens)) + '"'
