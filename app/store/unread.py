"""Unread: the articles that were stored and that no recogniser has read yet.

Derived, and short-lived: whoever reads one takes it off the list in the same transaction.
"""

from __future__ import annotations

from sqlite_utils import Database

# A step of the migrations: it never changes.
CREATE = "create table unread (document text primary key references documents(id)) strict;"


def put(db: Database, document: str) -> None:
    """Note that an article waits to be read."""
    db.table("unread").insert({"document": document}, ignore=True)


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
