"""Entries as they are searched: their own words for results, their filters for counting."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlite_utils import Database

from app.domain.entry import Entry

TABLES = (
    """
    create table entries (
      key text primary key, kind text not null, title text not null,
      names text not null /* JSON */, body text not null, cites text not null /* JSON */,
      date text not null
    ) strict
    """,
    """
    create table entry_filters (
      entry text not null references entries(key) on delete cascade,
      ordinal integer not null, field text not null, value text not null,
      primary key (entry, ordinal)
    ) strict, without rowid
    """,
    "create index entry_filters_value on entry_filters(field, value)",
)


def create(db: Database) -> None:
    """Make the tables; a step of the migrations."""
    for statement in TABLES:
        db.execute(statement)


def put(db: Database, found: Sequence[Entry]) -> None:
    """Keep entries, in place of those of the same keys."""
    remove(db, [entry.key for entry in found])
    db.conn.executemany(
        "insert into entries (key, kind, title, names, body, cites, date)"
        " values (?, ?, ?, ?, ?, ?, ?)",
        map(_row, found),
    )
    db.conn.executemany(
        "insert into entry_filters (entry, ordinal, field, value) values (?, ?, ?, ?)",
        (
            (entry.key, ordinal, field, value)
            for entry in found
            for ordinal, (field, value) in enumerate(entry.filters)
        ),
    )


def remove(db: Database, keys: Iterable[str]) -> None:
    """Forget entries; unknown keys are passed over."""
    chosen = [json.dumps(list(keys))]
    db.execute("delete from entry_filters where entry in (select value from json_each(?))", chosen)
    db.execute("delete from entries where key in (select value from json_each(?))", chosen)


def clear(db: Database) -> None:
    """Forget all entries."""
    db.execute("delete from entry_filters")
    db.execute("delete from entries")


def chosen(db: Database, keys: Iterable[str]) -> dict[str, Entry]:
    """Entries by key; unknown keys are passed over."""
    found = _read(db, "where key in (select value from json_each(?))", [json.dumps(list(keys))])
    return {entry.key: entry for entry in found}


def every(db: Database) -> Iterator[Entry]:
    """All entries, in the order of their keys."""
    return _read(db, "order by key", [])


def count(db: Database) -> int:
    """How many entries there are."""
    return int(db.execute("select count(*) from entries").fetchone()[0])


def with_value(db: Database, field: str, value: str) -> set[str]:
    """The keys of all entries that have a value in a field."""
    sql = "select entry from entry_filters where field = ? and value = ?"
    return {row[0] for row in db.execute(sql, [field, value])}


def facets(
    db: Database, keys: Iterable[str], fields: Iterable[str]
) -> dict[str, list[tuple[str, int]]]:
    """How many of the entries have which value, by field; the most frequent values first."""
    sql = """
    select field, value, count(distinct entry) from entry_filters
    where entry in (select value from json_each(?)) and field in (select value from json_each(?))
    group by field, value order by 3 desc, value
    """
    counts: dict[str, list[tuple[str, int]]] = {field: [] for field in fields}
    for field, value, number in db.execute(sql, [json.dumps(list(keys)), json.dumps([*counts])]):
        counts[field].append((value, number))
    return counts


def _read(db: Database, where: str, parameters: list[str]) -> Iterator[Entry]:
    sql = f"""
    select *, (
      select json_group_array(json_array(field, value))
      from (select field, value from entry_filters where entry = key order by ordinal)
    ) as filters from entries {where}
    """
    return map(_entry, db.query(sql, parameters))


def _row(entry: Entry) -> tuple[str, ...]:
    names, cites = (json.dumps(each, ensure_ascii=False) for each in (entry.names, entry.cites))
    return entry.key, entry.kind, entry.title, names, entry.body, cites, entry.date


def _entry(row: dict[str, Any]) -> Entry:
    lists = {column: tuple(json.loads(row[column])) for column in ("names", "cites")}
    filters = tuple((field, value) for field, value in json.loads(row["filters"]))
    return Entry(**row | lists | {"filters": filters})
