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
from app.store import rows


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
    rows.insert(db, "history", [asdict(act) | {"after": state}])


def of_subject(db: Database, subject: str) -> list[Entry]:
    """All that happened to one thing, the oldest first."""
    sql = "select * from history where subject = ? order by id"
    return [Entry(**row) for row in db.query(sql, [subject])]


def of_subjects(db: Database, beginning: str) -> list[Entry]:
    """All that happened to things whose names begin so, the oldest first."""
    sql = "select * from history where subject >= ? and subject < ? order by id"
    return [Entry(**row) for row in db.query(sql, [beginning, beginning + "\U0010ffff"])]


def newest(db: Database, limit: int, without: Iterable[str] = ()) -> list[Entry]:
    """The last ``limit`` acts in the library but those of some kinds, the newest first."""
    sql = (
        "select * from history where action not in (select value from json_each(?))"
        " order by id desc limit ?"
    )
    return [Entry(**row) for row in db.query(sql, [json.dumps(list(without)), limit])]


def entry(db: Database, number: int) -> Entry | None:
    """One act by its number, or None."""
    found = db.query("select * from history where id = ?", [number])
    return next((Entry(**row) for row in found), None)


def before(db: Database, act: Entry) -> Entry | None:
    """The act on the same thing before this one, or None when it was the first."""
    sql = "select * from history where subject = ? and id < ? order by id desc limit 1"
    return next((Entry(**row) for row in db.query(sql, [act.subject, act.id])), None)


def page(db: Database, upto: int, limit: int, document: str = "") -> list[Entry]:
    """The newest ``limit`` acts with numbers below ``upto``, on a document or on all of them."""
    concerned = "(subject = ? or json_extract(after, '$.document') = ?)" if document else "1"
    parameters = [document, document] if document else []
    sql = f"select * from history where id < ? and {concerned} order by id desc limit ?"
    return [Entry(**row) for row in db.query(sql, [upto, *parameters, limit])]


def last(db: Database) -> int:
    """The number of the newest act; 0 when there is none."""
    return int(db.execute("select coalesce(max(id), 0) from history").fetchone()[0])


def since(db: Database, number: int, by_others_than: str) -> int:
    """How many acts of other people follow the one of that number."""
    sql = "select count(*) from history where id > ? and by <> ?"
    return int(db.execute(sql, [number, by_others_than]).fetchone()[0])


def annotation(entry: Entry) -> Annotation:
    """The annotation as it stood after an act on it."""
    return cattrs.structure(json.loads(entry.after), Annotation)


def told(entry: Entry) -> dict[str, object]:
    """What was written down of an act that is on no annotation."""
    found = json.loads(entry.after)
    return found if isinstance(found, dict) else {}


def of_annotations(db: Database, document: str) -> list[Entry]:
    """All acts on the annotations of a document, withdrawn ones too, the oldest first."""
    sql = (
        "select h.* from history h join annotations a on a.id = h.subject"
        " where a.document = ? order by h.id"
    )
    return [Entry(**row) for row in db.query(sql, [document])]
