from __future__ import annotations

import sqlite3

import pytest
from sqlite_utils import Database

from app.store import rows


@pytest.fixture
def db() -> Database:
    """A table whose key has two columns."""
    made = Database(memory=True)
    made.execute(
        "create table [order] (title text, section text, words text, seen integer default 0,"
        " primary key (title, section)) strict"
    )
    return made


def _all(db: Database) -> list[tuple[object, ...]]:
    return db.execute("select * from [order] order by title, section").fetchall()


def test_rows_are_added(db: Database) -> None:
    rows.insert(db, "order", ({"section": n, "title": "50"} for n in ("21", "22")))
    rows.insert(db, "order", [])
    assert _all(db) == [("50", "21", None, 0), ("50", "22", None, 0)]


def test_a_row_twice_is_refused(db: Database) -> None:
    rows.insert(db, "order", [{"title": "50", "section": "21"}])
    with pytest.raises(sqlite3.IntegrityError):
        rows.insert(db, "order", [{"title": "50", "section": "21"}])


def test_a_row_that_is_kept_changes_its_own_columns_and_no_other(db: Database) -> None:
    rows.insert(db, "order", [{"title": "50", "section": "21", "words": "war", "seen": 3}])
    for section, words in (("21", "invasion"), ("22", "peace")):
        row = {"title": "50", "section": section, "words": words}
        rows.keep(db, "order", row, "title", "section")
    assert _all(db) == [("50", "21", "invasion", 3), ("50", "22", "peace", 0)]
