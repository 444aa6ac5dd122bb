"""Entries as they are searched: their own words for results, their filters for counting."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlite_utils import Database

from app.domain.entry import Entry
from app.store import rows

TABLES = (
    "drop table if exists entry_filters",
    "drop table if exists entries",
    """
    create table entries (
      number integer primary key, key text not null unique, kind text not null,
      title text not null, names text not null /* JSON */, body text not null,
      cites text not null /* JSON */, date text not null
    ) strict
    """,
    """
    create table entry_filters (
      entry integer not null references entries(number) on delete cascade,
      ordinal integer not null, field text not null, value text not null,
      primary key (entry, ordinal)
    ) strict, without rowid
    """,
    "create index entry_filters_value on entry_filters(field, value, entry)",
)


class Brief(NamedTuple):
    """What results show of an entry."""

    number: int
    key: str
    kind: str
    title: str
    body: str
    date: str

    @property
    def id(self) -> str:
        """The id of what the entry stands for, as ``Entry.id``."""
        return self.key.partition(":")[2]


def create(db: Database) -> None:
    """Make the tables anew, in place of those without numbers; a step of the migrations."""
    for statement in TABLES:
        db.execute(statement)


def put(db: Database, found: Sequence[Entry]) -> dict[int, Entry]:
    """Keep entries, in place of those of the same keys; them by their numbers."""
    sql = (
        "insert into entries (key, kind, title, names, body, cites, date)"
        " values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do update set kind = excluded.kind,"
        " title = excluded.title, names = excluded.names, body = excluded.body,"
        " cites = excluded.cites, date = excluded.date returning number"
    )
    numbered = {int(db.execute(sql, _row(entry)).fetchone()[0]): entry for entry in found}
    db.conn.executemany("delete from entry_filters where entry = ?", ([n] for n in numbered))
    db.conn.executemany(
        "insert into entry_filters (entry, ordinal, field, value) values (?, ?, ?, ?)",
        (
            (number, ordinal, field, value)
            for number, entry in numbered.items()
            for ordinal, (field, value) in enumerate(entry.filters)
        ),
    )
    return numbered


def remove(db: Database, keys: Iterable[str]) -> list[int]:
    """Forget entries and give their numbers; unknown keys are passed over."""
    numbers = list(numbers_of(db, keys).values())
    gone = [json.dumps(numbers)]
    db.execute("delete from entry_filters where entry in (select value from json_each(?))", gone)
    db.execute("delete from entries where number in (select value from json_each(?))", gone)
    return numbers


def keep_only(db: Database, numbers: Iterable[int]) -> None:
    """Forget all entries but these."""
    others = "not in (select value from json_each(?))"
    kept = [json.dumps(list(numbers))]
    db.execute(f"delete from entry_filters where entry {others}", kept)
    db.execute(f"delete from entries where number {others}", kept)


def numbers_of(db: Database, keys: Iterable[str]) -> dict[str, int]:
    """The numbers of entries by key; unknown keys are passed over."""
    sql = "select key, number from entries where key in (select value from json_each(?))"
    return dict(db.execute(sql, [json.dumps(list(keys))]))


def chosen(db: Database, keys: Iterable[str]) -> dict[str, Entry]:
    """Entries by key; unknown keys are passed over."""
    numbers = numbers_of(db, keys)
    return {entry.key: entry for entry in numbered(db, numbers.values()).values()}


def numbered(db: Database, numbers: Iterable[int]) -> dict[int, Entry]:
    """Entries by number; unknown numbers are passed over."""
    where = "where number in (select value from json_each(?))"
    return dict(_read(db, where, [json.dumps(list(numbers))]))


def briefly(db: Database, numbers: Iterable[int]) -> Iterator[Brief]:
    """Entries by number, without what results do not show; unknown numbers are passed over."""
    sql = (
        "select number, key, kind, title, body, date from entries"
        " where number in (select value from json_each(?))"
    )
    return (Brief(*row) for row in db.execute(sql, [json.dumps(list(numbers))]))


def every(db: Database) -> Iterator[tuple[int, Entry]]:
    """All entries with their numbers, in the order of their keys."""
    return _read(db, "order by key", [])


def by_date(
    db: Database, numbers: Iterable[int], newest_first: bool, limit: int, offset: int
) -> list[int]:
    """``limit`` of the entries from ``offset`` on, ordered by date, undated ones last."""
    order = "date desc" if newest_first else "date = '', date"
    sql = (
        "select number from json_each(?) chosen join entries on number = chosen.value"
        f" order by {order}, number limit ? offset ?"
    )
    return [row[0] for row in db.execute(sql, [json.dumps(list(numbers)), limit, offset])]


def last(db: Database) -> int:
    """The number of the entry that was added last; later ones get higher numbers."""
    return int(db.execute("select coalesce(max(number), 0) from entries").fetchone()[0])


def count(db: Database) -> int:
    """How many entries there are."""
    return int(db.execute("select count(*) from entries").fetchone()[0])


def facets(
    db: Database, numbers: Iterable[int], fields: Iterable[str]
) -> dict[str, list[tuple[str, int]]]:
    """How many of the entries have which value, by field; the most frequent values first."""
    sql = """
    select field, value, count(distinct entry) from entry_filters
    where entry in (select value from json_each(?)) and field in (select value from json_each(?))
    group by field, value order by 3 desc, value
    """
    counts: dict[str, list[tuple[str, int]]] = {field: [] for field in fields}
    chosen = [json.dumps(list(numbers)), json.dumps([*counts])]
    for field, value, number in db.execute(sql, chosen):
        counts[field].append((value, number))
    return counts


def _read(db: Database, where: str, parameters: list[str]) -> Iterator[tuple[int, Entry]]:
    sql = f"""
    select *, (
      select json_group_array(json_array(field, value))
      from (select field, value from entry_filters where entry = number order by ordinal)
    ) as filters from entries {where}
    """
    return ((row.pop("number"), _entry(row)) for row in rows.read(db, sql, parameters))


def _row(entry: Entry) -> tuple[str, ...]:
    names, cites = (json.dumps(each, ensure_ascii=False) for each in (entry.names, entry.cites))
    return entry.key, entry.kind, entry.title, names, entry.body, cites, entry.date


def _entry(row: dict[str, Any]) -> Entry:
    lists = {column: tuple(json.loads(row[column])) for column in ("names", "cites")}
    filters = tuple((field, value) for field, value in json.loads(row["filters"]))
    return Entry(**row | lists | {"filters": filters})
