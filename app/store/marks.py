"""Marks: single facts about the library itself, by name."""

from __future__ import annotations

from sqlite_utils import Database

from app.store import rows


def get(db: Database, name: str) -> str | None:
    """The value of a mark, or None where it was never set."""
    row = db.execute("select value from marks where name = ?", [name]).fetchone()
    return str(row[0]) if row else None


def put(db: Database, name: str, value: str) -> None:
    """Set a mark."""
    rows.keep(db, "marks", {"name": name, "value": value}, "name")


def drop(db: Database, name: str) -> None:
    """Forget a mark."""
    db.execute("delete from marks where name = ?", [name])


def any_like(db: Database, beginning: str) -> bool:
    """Whether there is a mark whose name begins so."""
    sql = "select 1 from marks where substr(name, 1, ?) = ? limit 1"
    return db.execute(sql, [len(beginning), beginning]).fetchone() is not None
