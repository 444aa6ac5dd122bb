"""What a library holds, column by column, as its schema has them: to compare two of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

# Tables that are not carried, each with the reason; a new table is carried unless it is named here.
NOT_CARRIED = {
    "mentions": "what recognisers propose: read again from the texts",
    "entries": "what is searched: made again from texts, notes and records",
    "entry_filters": "by what entries are counted: made with them",
    "queue": "what outside indexes have still to do",
    "marks": "settings and counters of this very library, such as how far somebody has looked",
    "reviews": "places where a passage may stand: looked for again where a text is replaced",
    "unread": "which articles wait for the recognisers here",
    "article_addresses": "by what an article is found to be here already: made from its record",
    "sketches": "by what like texts are found: made from the texts",
    "likenesses": "which articles are like others that are here",
    "saved_searches": "what somebody asks again of this library, which holds more than a bundle",
    "saved_search_seen": "what a saved search had found here",
    "tallies": "counts of what was done on each article",
}
OF_SQLITE = ("_sqlite", "sqlite_", "fts")
RENUMBERED = {("history", "id")}  # its order counts
# Columns that have one value in any library that a bundle can carry.
SINGLE = {("redirects", "old"), ("redirects", "new"), ("numberings", "ordinal")}


def carried(db: Database) -> list[str]:
    """The tables that an archive brings back, by name."""
    names = {name for name in db.table_names() if not name.startswith(OF_SQLITE)}
    assert names >= NOT_CARRIED.keys(), "a reason is given for a table that is not there"
    return sorted(names - NOT_CARRIED.keys())


def columns(db: Database, table: str) -> list[str]:
    """The columns of a table whose values are kept."""
    named = [column.name for column in db.table(table).columns]
    return [name for name in named if (table, name) not in RENUMBERED]


def rows(db: Database, table: str) -> list[tuple[Any, ...]]:
    """Everything in a table, in an order that is the same wherever it is."""
    listed = ", ".join(f'"{name}"' for name in columns(db, table))
    return sorted(db.execute(f'select {listed} from "{table}"').fetchall(), key=repr)


def the_same_everywhere(db: Database) -> Iterator[str]:
    """Columns in which a comparison would find no difference, since nothing differs in them."""
    for table in carried(db):
        for column in columns(db, table):
            (count,) = db.execute(f'select count(distinct "{column}") from "{table}"').fetchone()
            if count < 2 and (table, column) not in SINGLE:
                yield f"{table}.{column}"


def lost(here: Database, there: Database) -> Iterator[str]:
    """Tables that do not have the same rows in two libraries."""
    assert carried(here) == carried(there)
    return (table for table in carried(here) if rows(here, table) != rows(there, table))
