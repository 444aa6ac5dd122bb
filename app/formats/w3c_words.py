"""Words and small readings that the parts of the W3C format share."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from app.errors import BadInput

ANNO = "http://www.w3.org/ns/anno.jsonld"
CITO = "http://purl.org/spar/cito/"

# What the model has no words for stands under a prefix of our own.  Evidence is kept as the JSON
# it is (JSON-LD 1.1, section 4.2.2), so that the order of its signals is not lost in RDF.
CONTEXT: list[object] = [
    ANNO,
    {"basis": "urn:basis:terms:", "basis:evidence": {"@type": "@json"}},
]

Json = dict[str, Any]
Iri = Callable[[str], str]  # from an id of ours to an IRI
Reference = Callable[[str], str]  # and back; raises BadInput for an IRI it does not know

Word = TypeVar("Word", bound=StrEnum)


def many(value: Any) -> list[Any]:
    """The values of a property that JSON-LD lets stand alone or in a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def iri_in(resource: Any) -> str:
    """The IRI of a resource: as it stands, or the ``source`` or ``id`` of an object.

    Raises ``BadInput`` when it has none, as a ``Choice`` does.
    """
    if isinstance(resource, dict):
        inner = resource.get("source", resource.get("id"))
        return iri_in(inner) if isinstance(inner, dict) else iri_in(inner or "")
    if isinstance(resource, str) and resource:
        return resource
    raise BadInput(
        name="The annotation",
        why="a body or target of it names no single resource",
        remedy="Basis keeps texts, tags, and links to one resource each.",
    )


def word_in(words: type[Word], value: object) -> Word:
    """The member of ``words`` that a value stands for; raises ``BadInput`` naming the choice."""
    try:
        return words(str(value))
    except ValueError as error:
        raise BadInput(
            name="The annotation",
            why=f"`{value}` is no {words.__name__.lower()}",
            remedy=f"It is one of {', '.join(words)}.",
        ) from error
