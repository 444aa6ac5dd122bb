"""The tables of the engine in the library: entries as whole, their sentences and paragraphs.

The streams are kept beside the indexes, because what is deleted must be the tokens that were
indexed, even when the analysis has changed since.  FTS5's ``ascii`` tokenizer leaves spelled
tokens as they are.  Exact words, and hyphenated words joined, are indexed with a sign before
them: with stems that are spelled alike they would share one list of places, which each search
would have to sort out.  Citations and filters have a ``/`` or ``:``, which no word has.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from sqlite_utils import Database

from app.query.reading import Reading, read
from app.query.rows import paragraph_rows, rows
from app.query.streams import COLUMNS, EXACT, Streams, spell, split, unspell

# Both are folded away in every token, so that none begins with them.
_EXACT, _JOINED = "\N{LATIN SMALL LETTER SHARP S}", "\N{LATIN SMALL LETTER LONG S}"
_IN_CITATIONS = re.compile(f"[{spell('/')}{spell(':')}]")
_NAMES = ("fts5_words", "fts5_paragraphs", "fts5_sentences", "fts5_streams", "fts5_entries")
_TABLES = (
    "create table if not exists fts5_entries (number integer primary key, key text not null,"
    " date text not null, sentences text not null,"
    f" {', '.join(f'{column} text not null' for column in COLUMNS)},"
    " lines text not null, layout blob not null) strict",
    f"create virtual table if not exists fts5_streams using fts5({', '.join(COLUMNS)},"
    " content = '', tokenize = 'ascii')",
    "create virtual table if not exists fts5_sentences using fts5(stems, exact, content = '',"
    " columnsize = 0, tokenize = 'ascii')",
    "create virtual table if not exists fts5_paragraphs using fts5(words, content = '',"
    " columnsize = 0, detail = none, tokenize = 'ascii')",
    "create virtual table if not exists fts5_words using fts5vocab(fts5_streams, row)",
)
_VALUES = ", ".join("?" * (len(COLUMNS) + 1))
_ENTRIES = (
    f"insert into fts5_entries (key, date, sentences, lines, layout, number, {', '.join(COLUMNS)})"
    f" values (?, ?, ?, ?, ?, {_VALUES})"
)
_STREAMS = f"insert into fts5_streams (rowid, {', '.join(COLUMNS)}) values ({_VALUES})"
_NO_STREAMS = (
    f"insert into fts5_streams (fts5_streams, rowid, {', '.join(COLUMNS)})"
    f" values ('delete', {_VALUES})"
)
_SENTENCES = "insert into fts5_sentences (rowid, stems, exact) values (?, ?, ?)"
_NO_SENTENCES = (
    "insert into fts5_sentences (fts5_sentences, rowid, stems, exact) values ('delete', ?, ?, ?)"
)
_PARAGRAPHS = "insert into fts5_paragraphs (rowid, words) values (?, ?)"
_NO_PARAGRAPHS = (
    "insert into fts5_paragraphs (fts5_paragraphs, rowid, words) values ('delete', ?, ?)"
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
    db.conn.executemany(_ENTRIES, map(_kept, entries))
    db.conn.executemany(_STREAMS, map(_indexed, entries))
    db.conn.executemany(_SENTENCES, _sentences(entries))
    db.conn.executemany(_PARAGRAPHS, _paragraphs(entries))


def delete(db: Database, numbers: Iterable[int]) -> None:
    """Forget entries; unknown numbers are passed over."""
    there = streams(db, numbers).values()
    db.conn.executemany(_NO_SENTENCES, _sentences(there))
    db.conn.executemany(_NO_PARAGRAPHS, _paragraphs(there))
    db.conn.executemany(_NO_STREAMS, map(_indexed, there))
    gone = ([entry.number] for entry in there)
    db.conn.executemany("delete from fts5_entries where number = ?", gone)


def marked(words: str) -> str:
    """A stream of exact words, or an exact word, as it is indexed."""
    return _EXACT + words.replace(" ", f" {_EXACT}") if words else ""


def joined_word(word: str) -> str:
    """A hyphenated word joined, as it is indexed."""
    return _JOINED + word


def streams(db: Database, numbers: Iterable[int]) -> dict[int, Streams]:
    """What is kept of entries, by number, but for their layout; unknown ones are passed over."""
    sql = (
        f"select number, key, date, sentences, '', '', {', '.join(COLUMNS)}"
        " from fts5_entries where number in (select value from json_each(?))"
    )
    return {row[0]: Streams(*row) for row in db.execute(sql, [json.dumps(list(numbers))])}


def readings(db: Database, texts: Mapping[int, str], exact: bool) -> dict[int, Reading]:
    """Texts of entries, by number, with what was indexed of them; ``exact`` words if asked."""
    words = "exact_body || exact_remark" if exact else "''"
    sql = (
        f"select number, body || remark, {words}, beside, sentences, lines, layout"
        " from fts5_entries where number in (select value from json_each(?))"
    )
    found = db.execute(sql, [json.dumps(list(texts))])
    return {number: _reading(texts[number], *row) for number, *row in found}


def words(db: Database, beginning: str) -> Iterator[tuple[str, int]]:
    """The exact words that begin so, and in how many entries each stands at least."""
    sql = "select term, doc from fts5_words where term >= ? and term < ?"
    first = marked(spell(beginning))
    for term, count in db.execute(sql, [first, first + chr(sys.maxunicode)]):
        yield unspell(term.removeprefix(_EXACT)), count


def dates(db: Database, numbers: Collection[int]) -> dict[int, str]:
    """The dates of entries by number."""
    sql = "select number, date from json_each(?) wanted join fts5_entries on number = wanted.value"
    return dict(db.execute(sql, [json.dumps(list(numbers))]))


def _sentences(entries: Iterable[Streams]) -> Iterator[tuple[int, str, str]]:
    return ((row.number, row.stems, marked(row.exact)) for e in entries for row in rows(e))


def _paragraphs(entries: Iterable[Streams]) -> Iterator[tuple[int, str]]:
    """Paragraphs, whose words are asked for one by one: which each has, and not where."""
    for row in chain.from_iterable(map(paragraph_rows, entries)):
        words = {*row.stems.split(" "), *marked(row.exact).split(" ")}
        yield row.number, " ".join(sorted(words))


def _reading(text: str, *row: Any) -> Reading:
    layout = row[-1]
    return Reading(text, *row) if layout or not text else read(text)


def _kept(entry: Streams) -> tuple[object, ...]:
    place = entry.lines, entry.layout.encode("latin-1")
    return entry.key, entry.date, entry.sentences, *place, entry.number, *_columns(entry)


def _indexed(entry: Streams) -> tuple[object, ...]:
    found = zip(COLUMNS, _columns(entry), strict=True)
    return entry.number, *(_SPELLED.get(name, str)(text) for name, text in found)


def _beside(stream: str) -> str:
    found = split(stream)
    return " ".join(each if _IN_CITATIONS.search(each) else joined_word(each) for each in found)


_SPELLED = dict.fromkeys(EXACT.values(), marked) | {"beside": _beside}


def _columns(entry: Streams) -> tuple[str, ...]:
    return tuple(getattr(entry, column) for column in COLUMNS)
