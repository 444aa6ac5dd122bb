"""Merged articles: which article another one was found to be, and which two were kept apart.

A merged article stays with its texts and its history; it is listed no more, and leads on.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlite_utils import Database

from app.store import rows

APART = "apart"
MERGED = "merged"

# A step of the migrations: it never changes.
CREATE = """
create table likeness_decisions (
  document text not null references documents(id), other text not null references documents(id),
  decision text not null check (decision in ('merged', 'apart')), primary key (document, other)
) strict;
create index likeness_decisions_merged on likeness_decisions(document) where decision = 'merged';
"""

# What articles that are listed are not; for the alias ``d`` of documents.
LISTED = "d.id not in (select document from likeness_decisions where decision = 'merged')"


def decide(db: Database, document: str, other: str, decision: str) -> None:
    """Keep what a person said of two articles, in place of what was said before."""
    row = {"document": document, "other": other, "decision": decision}
    rows.keep(db, "likeness_decisions", row, "document", "other")


def forget(db: Database, document: str, other: str) -> None:
    """Leave two articles undecided again."""
    sql = "delete from likeness_decisions where document = ? and other = ?"
    db.execute(sql, [document, other])


def decision(db: Database, document: str, other: str) -> str:
    """What was said of two articles: ``merged``, ``apart``, or nothing yet."""
    sql = "select decision from likeness_decisions where document = ? and other = ?"
    row = db.execute(sql, [document, other]).fetchone()
    return str(row[0]) if row else ""


def decisions(db: Database) -> list[tuple[str, str, str]]:
    """Every pair of articles with what was said of them, in their order."""
    sql = "select document, other, decision from likeness_decisions order by document, other"
    return [(row[0], row[1], row[2]) for row in db.execute(sql)]


def into(db: Database, document: str) -> str:
    """The article that one leads to: itself, unless it was merged into another."""
    sql = "select other from likeness_decisions where document = ? and decision = 'merged'"
    row = db.execute(sql, [document]).fetchone()
    return into(db, str(row[0])) if row else document


def absorbed(db: Database, documents: Collection[str]) -> list[str]:
    """The articles that were merged into some others, over as many steps as it takes."""
    merged = [document for document, _, said in decisions(db) if said == MERGED]
    return [document for document in merged if into(db, document) in documents]
