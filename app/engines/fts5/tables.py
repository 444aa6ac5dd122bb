"""The tables of the engine in the library: entries as whole, and their sentences.

The streams themselves are kept, because what is deleted must be the tokens that were indexed,
even when the analysis has changed since.  The sentences are not: they are parts of the streams.
FTS5's ``ascii`` tokenizer leaves spelled tokens as they are.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Iterator

from sqlite_utils import Database

from app.query.rows import rows
from app.query.streams import COLUMNS, EXACT, Streams, spell, unspell

_NAMES = ("fts5_words", "fts5_sentences", "fts5_streams", "fts5_entries")
_TABLES = (
    "create table if not exists fts5_entries (number integer primary key, key text not null,"
    " date text not null, sentences text not null) strict",
    f"create virtual table if not exists fts5_streams using fts5({', '.join(COLUMNS)},"
    " tokenize = 'ascii')",
    "create virtual table if not exists fts5_sentences using fts5(stems, exact, content = '',"
    " columnsize = 0, tokenize = 'ascii')",
    "create virtual table if not exists fts5_words using fts5vocab(fts5_streams, col)",
)
_STREAMS = (
    f"insert into fts5_streams (rowid, {', '.join(COLUMNS)})"
    f" values ({', '.join('?' * (len(COLUMNS) + 1))})"
)
_SENTENCES = "insert into fts5_sentences (rowid, stems, exact) values (?, ?, ?)"
_NO_SENTENCES = (
    "insert into fts5_sentences (fts5_sentences, rowid, stems, exact) values ('delete', ?, ?, ?)"
)


def exist(db: Database) -> bool:
    """Whether all of them are there."""
    return all(db.table(name).exists() for name in _NAMES)


def create(db: Database) -> None:
    """Make those that are not there."""
    for statement in _TABLES:
        db.execute(statement)


def drop(db: Database) -> None:
    """Take them all away."""
    for name in _NAMES:
        db.execute(f"drop table if exists {name}")


def insert(db: Database, entries: Collection[Streams]) -> None:
    """Keep entries that are not there yet."""
    db.conn.executemany(
        "insert into fts5_entries (number, key, date, sentences) values (?, ?, ?, ?)",
        ((entry.number, entry.key, entry.date, entry.sentences) for entry in entries),
    )
    db.conn.executemany(
        _STREAMS,
        ((entry.number, *(getattr(entry, column) for column in COLUMNS)) for entry in entries),
    )
    db.conn.executemany(_SENTENCES, (row for entry in entries for row in rows(entry)))


def delete(db: Database, numbers: Iterable[int]) -> None:
    """Forget entries; unknown numbers are passed over."""
    there = streams(db, numbers)
    db.conn.executemany(_NO_SENTENCES, (row for entry in there.values() for row in rows(entry)))
    gone = [[number] for number in there]
    db.conn.executemany("delete from fts5_streams where rowid = ?", gone)
    db.conn.executemany("delete from fts5_entries where number = ?", gone)


def streams(db: Database, numbers: Iterable[int]) -> dict[int, Streams]:
    """What is kept of entries, by number; unknown numbers are passed over."""
    sql = (
        f"select e.number, e.key, e.date, e.sentences, {', '.join(COLUMNS)} from json_each(?)"
        " wanted join fts5_entries e on e.number = wanted.value"
        " join fts5_streams on fts5_streams.rowid = e.number"
    )
    return {row[0]: Streams(*row) for row in db.execute(sql, [json.dumps(list(numbers))])}


def words(db: Database, beginning: str) -> Iterator[tuple[str, int]]:
    """The exact words that begin so, and in how many entries each stands at least."""
    sql = (
        "select term, max(doc) from fts5_words where term >= ? and term < ?"
        f" and col in ({', '.join(repr(column) for column in EXACT.values())}) group by term"
    )
    first = spell(beginning)
    for term, count in db.execute(sql, [first, first + chr(sys.maxunicode)]):
        yield unspell(term)[0], count


def dates(db: Database, numbers: Collection[int]) -> dict[int, str]:
    """The dates of entries by number."""
    sql = "select number, date from json_each(?) wanted join fts5_entries on number = wanted.value"
    return dict(db.execute(sql, [json.dumps(list(numbers))]))
