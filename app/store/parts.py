"""Parts: the numbered rows that belong to one record (names of an authority, anchors of a note).

A part's table has a column that names its owner and ``ordinal``; ``Owner`` says which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlite_utils import Database

from app.store import rows
from app.store.rows import Row

Parts = dict[str, list[Row]]


def replace(db: Database, owner: Row, parts: dict[str, Iterable[Row]]) -> None:
    """Keep the rows of each part of one record, in place of those that it had.

    ``owner`` is the one column that names the record, ``{"authority": id}``.
    """
    ((column, record),) = owner.items()
    for part, given in parts.items():
        db.execute(f"delete from {part} where {column} = ?", [record])
        rows.insert(db, part, [owner | {"ordinal": n} | row for n, row in enumerate(given)])


def grouped(
    db: Database, column: str, names: Iterable[str], where: str, parameters: list[str]
) -> defaultdict[str, Parts]:
    """The rows of the parts of those records that ``where`` finds, by record and part, in order."""
    found: defaultdict[str, Parts] = defaultdict(lambda: {name: [] for name in names})
    for part in names:
        sql = f"select * from {part} where {column} in ({where}) order by {column}, ordinal"
        for row in rows.read(db, sql, parameters):
            found[row[column]][part].append(row)
    return found
