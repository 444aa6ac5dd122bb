"""The queue of search engines whose index lies outside ``library.db``.

An entry is written in the transaction that changes what it names; whoever follows the queue
removes it only after the engine has kept the change, so that a crash repeats and never skips.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database


def enqueue(db: Database, engine: str, numbers: Iterable[int]) -> None:
    """Say that the entries of these numbers have changed, been added or gone."""
    db.conn.executemany(
        "insert into queue (engine, key) values (?, ?)", ((engine, str(n)) for n in numbers)
    )


def engines(db: Database) -> list[str]:
    """The engines that changes wait for."""
    return [row[0] for row in db.execute("select distinct engine from queue")]


def waiting(db: Database, engine: str, limit: int = 500) -> list[tuple[int, int]]:
    """The oldest changes that an engine has not followed yet: id and number of the entry."""
    sql = "select id, cast(key as integer) from queue where engine = ? order by id limit ?"
    return [(row[0], row[1]) for row in db.execute(sql, [engine, limit])]


def done(db: Database, engine: str, through: int) -> None:
    """Remove what an engine has followed, up to and with number ``through``."""
    db.execute("delete from queue where engine = ? and id <= ?", [engine, through])
