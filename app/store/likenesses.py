"""What tells whether an article is here already: its address, and a sketch of its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlite_utils import Database

CREATE = """
create table article_addresses (
  address text primary key, document text not null references documents(id)
) strict, without rowid;
create table sketches (
  hash integer not null, document text not null references documents(id),
  primary key (hash, document)
) strict, without rowid;
create index sketches_document on sketches(document);
create table likenesses (
  document text not null references documents(id), other text not null references documents(id),
  likeness text not null, primary key (document, other)
) strict, without rowid;
"""

_MOST_ALIKE = 5  # documents that are looked at
_OF_ONE_HASH = 50  # documents that are counted for one hash: a phrase of every notice tells nothing


def at_address(db: Database, address: str) -> str | None:
    """The document of that canonical address, or None."""
    row = db.execute(
        "select document from article_addresses where address = ?", [address]
    ).fetchone()
    return str(row[0]) if row else None


def put(db: Database, document: str, address: str, sketch: Iterable[int]) -> None:
    """Keep the address, if any, and the sketch of a document's current text."""
    if address:
        sql = "insert or ignore into article_addresses (address, document) values (?, ?)"
        db.execute(sql, [address, document])
    db.execute("delete from sketches where document = ?", [document])
    rows = [(number, document) for number in sketch]
    db.conn.executemany("insert into sketches (hash, document) values (?, ?)", rows)


def nearest(db: Database, sketch: Iterable[int]) -> list[str]:
    """The documents that share most with a sketch, those that share two hashes or more."""
    shared: Counter[str] = Counter()
    for number in sketch:
        sql = "select document from sketches where hash = ? limit ?"
        shared.update(str(row[0]) for row in db.execute(sql, [number, _OF_ONE_HASH]))
    return [name for name, count in shared.most_common(_MOST_ALIKE) if count > 1]


def propose(db: Database, document: str, other: str, likeness: str) -> None:
    """Keep that a document is, to another one, what ``likeness`` says."""
    sql = "insert or replace into likenesses (document, other, likeness) values (?, ?, ?)"
    db.execute(sql, [document, other, likeness])


def proposed(db: Database) -> list[tuple[str, str, str]]:
    """Every ``(document, other, likeness)``, in the order of their ids."""
    rows = db.execute("select document, other, likeness from likenesses order by 1, 2")
    return [(str(row[0]), str(row[1]), str(row[2])) for row in rows]
