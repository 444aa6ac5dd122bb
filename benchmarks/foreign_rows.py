"""Annotations in the fields that the exports of other programs have for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from app.domain.annotation import Annotation, Link, Stance
from app.domain.document import Version
from app.domain.mention import Form
from app.text.anchors import describe


def zotero_item(document: str, annotations: Iterable[Annotation]) -> dict[str, Any]:
    """An item with its annotations as highlights of an attachment: words, comment, tags, days."""
    rows = [
        {
            "annotationType": "highlight",
            "annotationText": escape(annotation.anchors[0].exact),
            "annotationComment": escape(annotation.note),
            "tags": [{"tag": tag} for tag in annotation.tags],
            "dateAdded": annotation.created,
            "dateModified": annotation.modified,
            "key": annotation.id,
        }
        for annotation in annotations
    ]
    return {"uri": document, "attachments": [{"uri": document, "annotations": rows}]}


def doccano_row(version: Version, annotations: Iterable[Annotation]) -> dict[str, Any]:
    """A text with its labels, ``[start, end, label]``: where a link leads, or else a tag."""
    labels = [
        [anchor.start, anchor.end, label]
        for annotation in annotations
        for anchor in annotation.anchors[:1]
        if anchor.version == version.hash
        for label in [link.target for link in annotation.links] or annotation.tags or ["note"]
    ]
    return {"text": version.text, "label": labels}


def from_doccano(row: dict[str, Any], version: Version) -> Iterator[Annotation]:
    """One annotation for each labelled span: a label that is an id is where it leads."""
    spans: dict[tuple[int, int], list[str]] = {}
    for start, end, label in row["label"]:
        spans.setdefault((start, end), []).append(label)
    for (start, end), labels in spans.items():
        targets = [label for label in labels if label.startswith("/")]
        yield Annotation(
            id=uuid5(NAMESPACE_URL, f"{version.document} {start} {end}").urn,
            document=version.document,
            anchors=(describe(row["text"], start, end, version.hash),),
            creator="",
            created="",
            modified="",
            tags=tuple(label for label in labels if label not in targets and label != "note"),
            links=tuple(Link(each, Form.CITED, Stance.CITES_AS_AUTHORITY) for each in targets),
        )
