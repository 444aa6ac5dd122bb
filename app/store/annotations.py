"""Annotations as they stand now.  What they were before is in the history, whole."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import cattrs
from sqlite_utils import Database

from app.domain.annotation import Annotation
from app.store import names_used, parts, rows

_PARTS = ("anchors", "tags", "links")


# A step of the migrations: it never changes.
ADD_OTHER_NAMES = """
alter table annotations add column canonical text not null default '';
alter table annotations add column via text not null default '[]' /* JSON */;
create table addresses (
  slug text primary key, annotation text not null references annotations(id)
) strict;
create index addresses_annotation on addresses(annotation);
"""


def get(db: Database, annotation: str) -> Annotation | None:
    """The annotation of that id, withdrawn or not, or None."""
    return next(iter(_read(db, "id = ?", [annotation])), None)


def of_document(db: Database, document: str) -> list[Annotation]:
    """The standing annotations on a document, in reading order."""
    return _read(db, "document = ? and not withdrawn", [document])


def with_withdrawn(db: Database, document: str) -> list[Annotation]:
    """Every annotation that was ever made on a document, in reading order."""
    return _read(db, "document = ?", [document])


def every(db: Database) -> list[Annotation]:
    """All standing annotations, document by document, in reading order."""
    return _read(db, "not withdrawn", [])


def count(db: Database, document: str = "") -> int:
    """How many annotations stand, on one document or on all."""
    where, parameters = _standing(document)
    return int(
        db.execute(f"select count(*) from annotations where {where}", parameters).fetchone()[0]
    )


def page(db: Database, offset: int, limit: int, document: str = "") -> list[Annotation]:
    """The standing annotations from ``offset`` on, in the order in which they came in."""
    where, parameters = _standing(document)
    sql = f"select id from annotations where {where} order by rowid limit ? offset ?"
    chosen = [row[0] for row in db.execute(sql, [*parameters, limit, offset])]
    wanted = "id in (select value from json_each(?))"
    found = {each.id: each for each in _read(db, wanted, [json.dumps(chosen)])}
    return [found[annotation] for annotation in chosen]


def of_authority(db: Database, targets: Iterable[str]) -> list[Annotation]:
    """The standing annotations that link to one of ``targets``, in reading order."""
    linked = "select annotation from links where target in (select value from json_each(?))"
    return _read(db, f"not withdrawn and id in ({linked})", [json.dumps(list(targets))])


def targets(db: Database) -> set[str]:
    """Every id that a standing annotation links to."""
    sql = (
        "select distinct target from links join annotations on id = annotation where not withdrawn"
    )
    return {row[0] for row in db.execute(sql)}


def put(db: Database, annotation: Annotation) -> None:
    """Keep an annotation, in place of the one of the same id."""
    row: rows.Row = cattrs.unstructure(annotation)
    lists = {part: row.pop(part) for part in _PARTS}
    row |= {"withdrawn": int(annotation.withdrawn), "via": json.dumps(annotation.via)}
    rows.keep(db, "annotations", row, "id")
    if annotation.links or _has_links(db, annotation.id):
        names_used.touch(db)
    parts.replace(db, {"annotation": annotation.id}, _columns(annotation, lists))


def _has_links(db: Database, annotation: str) -> bool:
    sql = "select 1 from links where annotation = ? limit 1"
    return db.execute(sql, [annotation]).fetchone() is not None


def _standing(document: str) -> tuple[str, list[str]]:
    return ("document = ? and not withdrawn", [document]) if document else ("not withdrawn", [])


def _columns(annotation: Annotation, lists: dict[str, Any]) -> dict[str, Iterable[rows.Row]]:
    return {
        "anchors": [anchor | {"document": annotation.document} for anchor in lists["anchors"]],
        "tags": [{"tag": tag} for tag in lists["tags"]],
        "links": [link | {"evidence": json.dumps(link["evidence"])} for link in lists["links"]],
    }


def _read(db: Database, where: str, parameters: list[str]) -> list[Annotation]:
    found = list(rows.read(db, f"select * from annotations where {where}", parameters))
    if not found:
        return []
    chosen = f"select id from annotations where {where}"
    lists = parts.grouped(db, "annotation", _PARTS, chosen, parameters)
    return sorted((_annotation(row, lists[row["id"]]) for row in found), key=_reading_order)


def _reading_order(annotation: Annotation) -> tuple[str, int, str, str]:
    start = annotation.anchors[0].start if annotation.anchors else -1
    return annotation.document, start, annotation.created, annotation.id


def _annotation(row: rows.Row, lists: parts.Parts) -> Annotation:
    links = [link | {"evidence": json.loads(link["evidence"])} for link in lists["links"]]
    tags = [tag["tag"] for tag in lists["tags"]]
    whole = row | {"anchors": lists["anchors"], "tags": tags, "links": links}
    return cattrs.structure(whole | {"via": json.loads(row["via"])}, Annotation)


def documents_changed_by(db: Database, creator: str, limit: int) -> list[str]:
    """The documents with the newest standing annotations of somebody, the newest first."""
    sql = (
        "select document from annotations where creator = ? and not withdrawn"
        " group by document order by max(modified) desc limit ?"
    )
    return [row[0] for row in db.execute(sql, [creator, limit])]


def annotated(db: Database, tag: str, creator: str) -> set[str]:
    """The documents with a standing annotation of somebody that has a tag; either may be empty."""
    sql = (
        "select distinct document from annotations where not withdrawn and ? in ('', creator)"
        " and (? = '' or exists (select 1 from tags where annotation = id and tag = ?))"
    )
    return {row[0] for row in db.execute(sql, [creator, tag, tag])}


def tags_on_articles(db: Database) -> list[str]:
    """The tags of standing annotations on articles, in their order."""
    sql = (
        "select distinct tag from tags join annotations n on n.id = annotation and not withdrawn"
        " join documents d on d.id = n.document and kind = 'article' order by tag"
    )
    return [row[0] for row in db.execute(sql)]


def people_on_articles(db: Database) -> list[str]:
    """Who made the standing annotations on articles, in the order of their names."""
    sql = (
        "select distinct creator from annotations join documents d on d.id = document"
        " where not withdrawn and kind = 'article' order by creator"
    )
    return [row[0] for row in db.execute(sql)]
