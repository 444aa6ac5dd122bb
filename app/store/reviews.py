"""Reviews: the places between which a person must choose for a passage that was not carried.

A row is of use only while its passage still waits; ``services.review`` says which do.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import cattrs
from sqlite_utils import Database

from app.store import rows
from app.text.reanchor import Candidate

# A step of the migrations: it never changes.
CREATE = """
create table reviews (
  annotation text not null references annotations(id), ordinal integer not null,
  document text not null, version text not null, candidates text not null /* JSON */,
  primary key (annotation, ordinal),
  foreign key (document, version) references versions(document, hash)
) strict;
"""


def put(
    db: Database, place: tuple[str, int], version: tuple[str, str], candidates: Sequence[Candidate]
) -> None:
    """Keep the candidates for one passage, in place of earlier ones.

    ``place`` is the annotation and the passage's number in it; ``version`` is the document and
    the hash of the version that the candidates stand in.
    """
    row = {
        "annotation": place[0],
        "ordinal": place[1],
        "document": version[0],
        "version": version[1],
        "candidates": json.dumps(cattrs.unstructure(list(candidates))),
    }
    rows.keep(db, "reviews", row, "annotation", "ordinal")


def get(db: Database, annotation: str, ordinal: int, version: str) -> list[Candidate] | None:
    """The candidates for a passage in that version, best first; None when none were kept."""
    sql = "select candidates from reviews where annotation = ? and ordinal = ? and version = ?"
    row: Any = db.execute(sql, [annotation, ordinal, version]).fetchone()
    return cattrs.structure(json.loads(row[0]), list[Candidate]) if row else None


def count(db: Database, document: str = "") -> int:
    """How many passages wait for a person, on one document or on all."""
    sql = (
        "select count(*) from anchors p join annotations a on a.id = p.annotation"
        " join documents d on d.id = p.document where not a.withdrawn and p.state <> 'orphan'"
        " and (p.version <> d.current or p.end = 0)"
    )
    if document:
        return int(db.execute(f"{sql} and d.id = ?", [document]).fetchone()[0])
    return int(db.execute(sql).fetchone()[0])


def drop(db: Database, annotation: str, ordinal: int) -> None:
    """Forget the candidates of a passage that somebody has placed."""
    db.execute("delete from reviews where annotation = ? and ordinal = ?", [annotation, ordinal])
