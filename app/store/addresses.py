"""Addresses: names that clients wished for their annotations, in place of a UUID."""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps

from sqlite_utils import Database


def take(db: Database, slug: str, annotation: str) -> bool:
    """Give a name to an annotation; False when another has or had it."""
    sql = "insert into addresses (slug, annotation) values (?, ?) on conflict do nothing"
    return db.execute(sql, [slug, annotation]).rowcount == 1


def find(db: Database, slug: str) -> str | None:
    """The id of the annotation that has a name, withdrawn or not, or None."""
    row = db.execute("select annotation from addresses where slug = ?", [slug]).fetchone()
    return str(row[0]) if row else None


def of_document(db: Database, document: str) -> list[tuple[str, str]]:
    """Every name of an annotation on a document with the annotation's id, in their order."""
    sql = (
        "select slug, annotation from addresses join annotations on id = annotation"
        " where document = ? order by slug"
    )
    return [(row[0], row[1]) for row in db.execute(sql, [document])]


def of(db: Database, annotations: Iterable[str]) -> dict[str, str]:
    """The names of those annotations that have one, by their ids."""
    sql = (
        "select annotation, slug from addresses join json_each(?) wanted"
        " on wanted.value = annotation"
    )
    return dict(db.execute(sql, [dumps(list(annotations))]).fetchall())
