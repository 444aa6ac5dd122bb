"""The queue of search engines whose index lies outside ``library.db``.

An entry is written in the transaction that changes what it names; whoever follows the queue
removes it only after the engine has kept the change, so that a crash repeats and never skips.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database


def enqueue(db: Database, engine: str, keys: Iterable[str]) -> None:
    """Say that the entries of ``keys`` have changed, been added or gone."""
    db.table("queue").insert_all({"engine": engine, "key": key} for key in keys)


def waiting(db: Database, engine: str, limit: int = 500) -> list[tuple[int, str]]:
    """The oldest changes that an engine has not followed yet: number and key."""
    sql = "select id, key from queue where engine = ? order by id limit ?"
    return [(row[0], row[1]) for row in db.execute(sql, [engine, limit])]


def done(db: Database, engine: str, through: int) -> None:
    """Remove what an engine has followed, up to and with number ``through``."""
    db.execute("delete from queue where engine = ? and id <= ?", [engine, through])
