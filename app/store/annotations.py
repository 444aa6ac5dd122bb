"""Annotations as they stand now.  What they were before is in the history, whole."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import cattrs
from sqlite_utils import Database

from app.domain.annotation import Annotation

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
    row: dict[str, Any] = cattrs.unstructure(annotation)
    parts = {part: row.pop(part) for part in _PARTS}
    db.table("annotations").upsert(row | {"withdrawn": int(annotation.withdrawn)}, pk="id")
    for part, rows in _columns(annotation, parts).items():
        db.execute(f"delete from {part} where annotation = ?", [annotation.id])
        db.table(part).insert_all(
            {"annotation": annotation.id, "ordinal": ordinal} | row
            for ordinal, row in enumerate(rows)
        )


def _columns(
    annotation: Annotation, parts: dict[str, list[Any]]
) -> dict[str, list[dict[str, Any]]]:
    return {
        "anchors": [anchor | {"document": annotation.document} for anchor in parts["anchors"]],
        "tags": [{"tag": tag} for tag in parts["tags"]],
        "links": [link | {"evidence": json.dumps(link["evidence"])} for link in parts["links"]],
    }


def _read(db: Database, where: str, parameters: list[str]) -> list[Annotation]:
    rows = list(db.query(f"select * from annotations where {where}", parameters))
    chosen = f"annotation in (select id from annotations where {where})"
    parts = {part: _grouped(db, part, chosen, parameters) for part in _PARTS}
    found = [_annotation(row, {part: parts[part][row["id"]] for part in _PARTS}) for row in rows]
    return sorted(found, key=_reading_order)


def _reading_order(annotation: Annotation) -> tuple[str, int, str, str]:
    start = annotation.anchors[0].start if annotation.anchors else -1
    return annotation.document, start, annotation.created, annotation.id


def _grouped(
    db: Database, part: str, where: str, parameters: list[str]
) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    sql = f"select * from {part} where {where} order by annotation, ordinal"
    for row in db.query(sql, parameters):
        rows[row["annotation"]].append(row)
    return rows


def _annotation(row: dict[str, Any], parts: dict[str, list[dict[str, Any]]]) -> Annotation:
    links = [link | {"evidence": json.loads(link["evidence"])} for link in parts["links"]]
    tags = [tag["tag"] for tag in parts["tags"]]
    return cattrs.structure(
        row | {"anchors": parts["anchors"], "tags": tags, "links": links}, Annotation
    )
