"""Unread: the articles that no recogniser has read yet, or not with the records of today.

Derived, and short-lived: whoever reads one takes it off the list in the same transaction.  That a
record changed is a mark with its moment; the articles are put on the list when it has been quiet.
"""

from __future__ import annotations

from sqlite_utils import Database

from app.store import marks

_CHANGED = "record changed"

# A step of the migrations: it never changes.
CREATE = "create table unread (document text primary key references documents(id)) strict;"


def put(db: Database, document: str) -> None:
    """Note that an article waits to be read."""
    db.execute("insert or ignore into unread (document) values (?)", [document])


def put_every(db: Database) -> None:
    """Note that every article waits to be read, because a record changed; forget the mark."""
    db.execute("insert or ignore into unread select id from documents where kind = 'article'")
    marks.drop(db, _CHANGED)


def record_changed(db: Database, moment: str) -> None:
    """Note that articles may refer to what they could not refer to before (ISO 8601 in UTC)."""
    marks.put(db, _CHANGED, moment)


def changed_at(db: Database) -> str:
    """When a record last changed since the articles were put on the list; empty for never."""
    return marks.get(db, _CHANGED) or ""


def remove(db: Database, document: str) -> None:
    """Note that an article was read."""
    db.execute("delete from unread where document = ?", [document])


def waits(db: Database, document: str) -> bool:
    """Whether an article waits to be read."""
    return bool(list(db.query("select 1 from unread where document = ?", [document])))


def every(db: Database) -> list[str]:
    """The ids of the articles that wait, the newest article first: it is opened first."""
    sql = (
        "select u.document from unread u join documents d on d.id = u.document"
        " order by d.published desc, d.id"
    )
    return [row[0] for row in db.execute(sql)]
