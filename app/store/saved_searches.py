"""Saved searches, and what each had found when its owner last looked."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import astuple, fields

from sqlite_utils import Database

from app.domain.saved_search import SavedSearch

# A step of the migrations: it never changes.
CREATE = """
create table saved_searches (
  id text primary key, title text not null, query text not null, creator text not null,
  created text not null, removed integer not null check (removed in (0, 1))
) strict;
create table saved_search_seen (
  search text not null references saved_searches(id), entry text not null,
  primary key (search, entry)
) strict, without rowid;
"""
_FIELDS = ", ".join(field.name for field in fields(SavedSearch))
_NEW = (
    "from json_each(?) wanted join entries e on e.number = wanted.value where not exists"
    " (select 1 from saved_search_seen s where s.search = ? and s.entry = e.key)"
)


def get(db: Database, search: str) -> SavedSearch | None:
    """The saved search of that id, or None."""
    return next(iter(_read(db, "where id = ?", search)), None)


def of_person(db: Database, creator: str) -> list[SavedSearch]:
    """What a person saved and has not removed, by title."""
    return _read(db, "where creator = ? and not removed order by title collate nocase, id", creator)


def put(db: Database, search: SavedSearch) -> None:
    """Keep a saved search as it is now."""
    db.execute(
        f"insert into saved_searches ({_FIELDS}) values (?, ?, ?, ?, ?, ?) on conflict (id)"
        " do update set title = excluded.title, removed = excluded.removed",
        astuple(search),
    )


def see(db: Database, search: str, numbers: Collection[int]) -> None:
    """Remember that what it finds now was seen: entries by their numbers."""
    db.execute("delete from saved_search_seen where search = ?", [search])
    db.execute(
        "insert into saved_search_seen (search, entry) select ?, e.key from json_each(?) wanted"
        " join entries e on e.number = wanted.value",
        [search, json.dumps(list(numbers))],
    )


def count_new(db: Database, search: str, numbers: Collection[int]) -> int:
    """How many of the entries found were not seen."""
    parameters = [json.dumps(list(numbers)), search]
    return int(db.execute(f"select count(*) {_NEW}", parameters).fetchone()[0])


def new(db: Database, search: str, numbers: Collection[int], limit: int) -> list[int]:
    """The entries found that were not seen, those with the newest dates first."""
    sql = f"select e.number {_NEW} order by e.date desc, e.number desc limit ?"
    found = db.execute(sql, [json.dumps(list(numbers)), search, limit])
    return [int(row[0]) for row in found]


def _read(db: Database, where: str, value: str) -> list[SavedSearch]:
    rows = db.execute(f"select {_FIELDS} from saved_searches {where}", [value]).fetchall()
    return [
        SavedSearch(search, title, query, creator, created, bool(removed))
        for search, title, query, creator, created, removed in rows
    ]
