"""Marks: single facts about the library itself, by name."""

from __future__ import annotations

from sqlite_utils import Database


def get(db: Database, name: str) -> str | None:
    """The value of a mark, or None where it was never set."""
    row = db.execute("select value from marks where name = ?", [name]).fetchone()
    return str(row[0]) if row else None


def put(db: Database, name: str, value: str) -> None:
    """Set a mark."""
    db.table("marks").upsert({"name": name, "value": value}, pk="name")
