"""What people did: who, when, to what, and the whole state after it; the state before is the
entry before.  Nothing here is ever changed or removed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

import cattrs
from sqlite_utils import Database

from app.domain.annotation import Annotation


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does to a thing: ``subject`` is an annotation's, document's or record's id."""

    at: str
    by: str
    subject: str
    action: str


@dataclass(frozen=True, slots=True)
class Entry(Act):
    """One act written down; ``after`` is the state of its subject then, in JSON."""

    id: int
    after: str


def record(db: Database, act: Act, after: object) -> None:
    """Write down one act; ``after`` is a dataclass or plain data."""
    state = json.dumps(cattrs.unstructure(after), ensure_ascii=False)
    db.table("history").insert(asdict(act) | {"after": state})


def of_subject(db: Database, subject: str) -> list[Entry]:
    """All that happened to one thing, the oldest first."""
    rows = db.query("select * from history where subject = ? order by id", [subject])
    return [Entry(**row) for row in rows]


def newest(db: Database, limit: int, without: Iterable[str] = ()) -> list[Entry]:
    """The last ``limit`` acts in the library but those of some kinds, the newest first."""
    sql = (
        "select * from history where action not in (select value from json_each(?))"
        " order by id desc limit ?"
    )
    return [Entry(**row) for row in db.query(sql, [json.dumps(list(without)), limit])]


def annotation(entry: Entry) -> Annotation:
    """The annotation as it stood after an act on it."""
    return cattrs.structure(json.loads(entry.after), Annotation)
