"""Rows written and read by one statement each.

sqlite-utils asks for a table's shape, with a dozen queries, before each row that it writes; a
library that is filled writes some thousands.  The tables are ours, and their shape is known.  Its
``query`` sets a savepoint for each question, in case that it is none: these are known to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlite_utils import Database

Row = dict[str, Any]


def insert(db: Database, table: str, rows: Iterable[Row]) -> None:
    """Add rows, which all have the columns of the first one in the same order."""
    given = list(rows)
    if given:
        values = (tuple(row.values()) for row in given)
        db.conn.executemany(_insertion(table, given[0]), values)


def read(db: Database, sql: str, parameters: Sequence[object] = ()) -> Iterator[Row]:
    """What a question finds, as one mapping from column to value a row."""
    cursor = db.execute(sql, parameters)
    columns = [column[0] for column in cursor.description]
    return (dict(zip(columns, row, strict=True)) for row in cursor)


def keep(db: Database, table: str, row: Row, *key: str) -> None:
    """Add a row, or let it change the columns of the one whose ``key`` columns are the same."""
    names = ", ".join(f"[{column}]" for column in key)
    changes = ", ".join(f"[{each}] = excluded.[{each}]" for each in row if each not in key)
    sql = f"{_insertion(table, row)} on conflict ({names}) do update set {changes}"
    db.execute(sql, tuple(row.values()))


def _insertion(table: str, row: Row) -> str:
    columns = ", ".join(f"[{column}]" for column in row)
    return f"insert into [{table}] ({columns}) values ({', '.join('?' * len(row))})"
