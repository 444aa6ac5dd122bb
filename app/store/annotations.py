"""Annotations as they stand now.  What they were before is in the history, whole."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import cattrs
from sqlite_utils import Database

from app.domain.annotation import Annotation
from app.store import parts

_PARTS = ("anchors", "tags", "links")


def get(db: Database, annotation: str) -> Annotation | None:
    """The annotation of that id, withdrawn or not, or None."""
    return next(iter(_read(db, "id = ?", [annotation])), None)


def of_document(db: Database, document: str) -> list[Annotation]:
    """The standing annotations on a document, in reading order."""
    return _read(db, "document = ? and not withdrawn", [document])


def every(db: Database) -> list[Annotation]:
    """All standing annotations, document by document, in reading order."""
    return _read(db, "not withdrawn", [])


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
    row: parts.Row = cattrs.unstructure(annotation)
    lists = {part: row.pop(part) for part in _PARTS}
    db.table("annotations").upsert(row | {"withdrawn": int(annotation.withdrawn)}, pk="id")
    parts.replace(db, {"annotation": annotation.id}, _columns(annotation, lists))


def _columns(annotation: Annotation, lists: dict[str, Any]) -> dict[str, Iterable[parts.Row]]:
    return {
        "anchors": [anchor | {"document": annotation.document} for anchor in lists["anchors"]],
        "tags": [{"tag": tag} for tag in lists["tags"]],
        "links": [link | {"evidence": json.dumps(link["evidence"])} for link in lists["links"]],
    }


def _read(db: Database, where: str, parameters: list[str]) -> list[Annotation]:
    rows = list(db.query(f"select * from annotations where {where}", parameters))
    chosen = f"select id from annotations where {where}"
    lists = parts.grouped(db, "annotation", _PARTS, chosen, parameters)
    return sorted((_annotation(row, lists[row["id"]]) for row in rows), key=_reading_order)


def _reading_order(annotation: Annotation) -> tuple[str, int, str, str]:
    start = annotation.anchors[0].start if annotation.anchors else -1
    return annotation.document, start, annotation.created, annotation.id


def _annotation(row: parts.Row, lists: parts.Parts) -> Annotation:
    links = [link | {"evidence": json.loads(link["evidence"])} for link in lists["links"]]
    tags = [tag["tag"] for tag in lists["tags"]]
    return cattrs.structure(
        row | {"anchors": lists["anchors"], "tags": tags, "links": links}, Annotation
    )
