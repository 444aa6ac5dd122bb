"""A published set of annotations: one file a document, a W3C collection with its annotations."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.domain.annotation import Annotation
from app.errors import BadInput
from app.formats import w3c, w3c_check
from app.formats.text_file import read_bytes
from app.formats.w3c_words import CONTEXT, Json, many


def read(path: Path) -> list[Annotation]:
    """The annotations of one file: a collection, a page, a list, or a single annotation.

    Raises ``BadInput`` naming the file and, where one of several is at fault, its place in it.
    """
    data = w3c_check.read(read_bytes(path), path.name)
    found = _items(data, path.name)
    annotations: list[Annotation] = []
    for number, item in enumerate(found, start=1):
        try:
            annotations.append(w3c.from_jsonld(item))
        except BadInput as error:
            name = f"{path.name}, annotation {number}"
            raise BadInput(name=name, why=_why(error), remedy=error.fields["remedy"]) from error
    return annotations


def dump(annotations: Sequence[Annotation], document: str) -> bytes:
    """The file for one document; the same annotations in any order give the same bytes."""
    return w3c.dump_bytes(w3c.collection(annotations, document))


def _items(data: object, name: str) -> list[object]:
    if not isinstance(data, dict):
        return many(data)
    types = many(data.get("type"))
    if "AnnotationCollection" in types:
        _context(data, name)
        first = data.get("first")
        if isinstance(first, dict) and "next" not in first:
            return _in_page(first)
        if first is None and not data.get("total"):
            return []
        raise BadInput(
            name=name,
            why="its annotations are not all in it, but in pages elsewhere",
            remedy="Save the collection with all its pages' annotations in one page.",
        )
    if "AnnotationPage" in types:
        _context(data, name)
        return _in_page(data)
    return [data]


def _in_page(page: Json) -> list[object]:
    return [
        {"@context": CONTEXT, **item} if isinstance(item, dict) else item
        for item in many(page.get("items"))
    ]


def _context(data: Json, name: str) -> None:
    found = w3c_check.reasons(data)
    if found:
        raise BadInput(name=name, why=found[0], remedy="Correct it and try again.")


def _why(error: BadInput) -> str:
    name = error.fields["name"]
    return (
        str(error.fields["why"]) if name == "The annotation" else f"{name}: {error.fields['why']}"
    )
