"""Vocabulary: the tags that a library has agreed on, with what they mean."""

from __future__ import annotations

from sqlite_utils import Database

from app.store import rows

# A step of the migrations: it never changes.
CREATE = "create table vocabulary (tag text primary key, meaning text not null) strict"


def every(db: Database) -> dict[str, str]:
    """The meanings of all tags agreed on, in the order of the tags."""
    return dict(db.execute("select tag, meaning from vocabulary order by tag").fetchall())


def put(db: Database, tag: str, meaning: str) -> None:
    """Agree on a tag, or on another meaning of it."""
    rows.keep(db, "vocabulary", {"tag": tag, "meaning": meaning}, "tag")


def remove(db: Database, tag: str) -> None:
    """Agree on a tag no more; annotations that have it keep it."""
    db.execute("delete from vocabulary where tag = ?", [tag])


def used(db: Database) -> dict[str, int]:
    """How many standing annotations have each tag."""
    sql = (
        "select tag, count(distinct annotation) from tags join annotations on id = annotation"
        " where not withdrawn group by tag order by tag"
    )
    return dict(db.execute(sql).fetchall())
