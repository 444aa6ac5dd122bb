"""A set of annotations in one file: a W3C collection with its annotations, a page of one, a list,
or a single annotation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.annotation import Annotation
from app.errors import BadInput
from app.formats import w3c, w3c_check
from app.formats.iris import reference_of
from app.formats.text_file import read_bytes
from app.formats.w3c_words import CONTEXT, Json, Reference, iri_in, many


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds: annotations, or the reason why one of them is none.

    ``page_of`` are the collections that it is a page of; ``elsewhere`` is the collection that it
    describes when the pages of it are not in the file.
    """

    annotations: tuple[Annotation | BadInput, ...]
    page_of: tuple[str, ...] = ()
    elsewhere: str = ""


def read(path: Path) -> list[Annotation]:
    """The annotations of one file.

    Raises ``BadInput`` naming the file and, where one of several is at fault, its place in it.
    """
    found = parse(w3c_check.read(read_bytes(path), path.name), path.name)
    if found.elsewhere:
        raise pages_elsewhere(path.name)
    kept = []
    for each in found.annotations:
        if isinstance(each, BadInput):
            raise each
        kept.append(each)
    return kept


def parse(data: object, name: str, reference: Reference = reference_of) -> Found:
    """What is in the JSON of a file called ``name``; ``reference`` as ``w3c.from_jsonld`` has it.

    Raises ``BadInput`` where the set itself is not valid.
    """
    if not isinstance(data, dict):
        return Found(tuple(_read_all(many(data), name, reference)))
    types = many(data.get("type"))
    if "AnnotationCollection" in types:
        _refuse_invalid(data, name)
        first = data.get("first")
        if isinstance(first, dict) and "next" not in first:
            return Found(tuple(_read_all(_items(first), name, reference)))
        empty = first is None and not data.get("total")
        return Found((), elsewhere="" if empty else str(data["id"]))
    if "AnnotationPage" in types:
        _refuse_invalid(data, name)
        whole = tuple(map(iri_in, many(data.get("partOf"))))
        return Found(tuple(_read_all(_items(data), name, reference)), page_of=whole)
    return Found(tuple(_read_all([data], name, reference)))


def pages_elsewhere(name: str) -> BadInput:
    """Why a collection alone is of no use."""
    return BadInput(
        name=name,
        why="its annotations are not all in it, but in pages elsewhere",
        remedy="Put its pages beside it, or save it with all annotations in one page.",
    )


def dump(annotations: Sequence[Annotation], document: str) -> bytes:
    """The file for one document; the same annotations in any order give the same bytes."""
    return w3c.dump_bytes(w3c.collection(annotations, document))


def _read_all(
    items: Sequence[object], name: str, reference: Reference
) -> Iterator[Annotation | BadInput]:
    for number, item in enumerate(items, start=1):
        try:
            yield w3c.from_jsonld(item, reference)
        except BadInput as error:
            place = f"{name}, annotation {number}"
            yield BadInput(name=place, why=_why(error), remedy=error.fields["remedy"])


def _items(page: Json) -> list[object]:
    return [
        {"@context": CONTEXT, **item} if isinstance(item, dict) else item
        for item in many(page.get("items"))
    ]


def _refuse_invalid(data: Json, name: str) -> None:
    found = w3c_check.reasons(data)
    if found:
        raise BadInput(name=name, why=found[0], remedy="Correct it and try again.")


def _why(error: BadInput) -> str:
    name = error.fields["name"]
    return (
        str(error.fields["why"]) if name == "The annotation" else f"{name}: {error.fields['why']}"
    )
