"""Annotations as W3C Web Annotations in JSON-LD, without loss in both directions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from app.domain.annotation import Annotation, LinkStatus, Visibility
from app.errors import BadInput
from app.formats.iris import iri_of, reference_of
from app.formats.w3c_bodies import bodies, read_bodies
from app.formats.w3c_check import check
from app.formats.w3c_targets import read_targets, targets
from app.formats.w3c_words import CONTEXT, Iri, Json, Reference, many, word_in

COLLECTION = "urn:basis:annotations:"
UUID = "urn:uuid:"

_MANY = ("AnnotationCollection", "AnnotationPage")
_NO_START = 1 << 62  # annotations without a passage come after those with one


def to_jsonld(annotation: Annotation, iri: Iri = iri_of, address: str = "") -> Json:
    """A valid W3C annotation that ``from_jsonld`` reads as ``annotation``.

    ``iri`` makes the IRI of a document or authority from its id; by default one that does not
    depend on a host.  Served at an ``address``, that is its ``id``, and what it is called wherever
    it is served becomes its ``canonical`` IRI.
    """
    canonical = annotation.canonical or (annotation.id if address else "")
    data = {
        "@context": CONTEXT,
        "id": address or annotation.id,
        "canonical": canonical,
        "via": list(annotation.via),
        "type": "Annotation",
        "motivation": _motivation(annotation),
        "creator": _person(annotation.creator),
        "created": annotation.created,
        "modified": annotation.modified,
        "body": list(bodies(annotation, iri)),
        "target": _alone(list(targets(annotation, iri))),
        "basis:visibility": annotation.visibility.value,
        "basis:revision": annotation.revision,
        "basis:withdrawn": annotation.withdrawn,
    }
    return {key: value for key, value in data.items() if value}


def from_jsonld(data: object, reference: Reference = reference_of) -> Annotation:
    """The annotation in a W3C annotation of ours, or in another's whose passages are quoted.

    ``reference`` finds the id of ours that an IRI stands for and raises ``BadInput`` if there is
    none.  An annotation whose ``id`` is no UUID gets one that follows from it, or that its
    ``canonical`` IRI is, and keeps the ``id`` in ``via``.  What we have no place for (generator,
    rights, language, ...) is left.  Raises ``BadInput`` with the reason for what the model forbids
    and what cannot be kept.
    """
    annotation = check(data)
    _refuse_many(annotation)
    document, anchors, reply_to = read_targets(annotation, reference)
    created = str(annotation.get("created", ""))
    note, tags, links = read_bodies(annotation, reference)
    name, canonical, via = _names(annotation)
    return Annotation(
        id=name,
        document=document,
        anchors=anchors,
        creator=", ".join(map(_name, many(annotation.get("creator")))),
        created=created,
        modified=str(annotation.get("modified", created)),
        note=note,
        tags=tags,
        links=links,
        visibility=word_in(Visibility, annotation.get("basis:visibility", Visibility.PRIVATE)),
        reply_to=reply_to,
        withdrawn=annotation.get("basis:withdrawn") is True,
        revision=_revision(annotation),
        canonical=canonical,
        via=via,
    )


def collection(annotations: Sequence[Annotation], document: str = "", iri: Iri = iri_of) -> Json:
    """All annotations on one document as an ``AnnotationCollection`` with its only page in it.

    They come in the order of their passages, whatever order they are given in.  ``document`` is
    its id; without it, the document of the first annotation.
    """
    about = iri(document or annotations[0].document).removeprefix("urn:basis:")
    collected: Json = {
        "@context": CONTEXT,
        "id": COLLECTION + about,
        "type": "AnnotationCollection",
        "label": f"Annotations on {document or annotations[0].document}",
        "total": len(annotations),
    }
    if annotations:
        collected["first"] = {
            "id": f"{COLLECTION}{about}:1",
            "type": "AnnotationPage",
            "partOf": {"id": COLLECTION + about, "type": "AnnotationCollection"},
            "startIndex": 0,
            "items": [_item(each, iri) for each in sorted(annotations, key=_place)],
        }
    return collected


def dump_bytes(data: Mapping[str, Any]) -> bytes:
    """JSON as UTF-8 with an indent of two and a final newline; equal data gives equal bytes."""
    return (json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def _refuse_many(data: Json) -> None:
    kinds = [kind for kind in many(data.get("type")) if kind in _MANY]
    if kinds:
        raise BadInput(
            name="The annotation",
            why=f"it is an {kinds[0]}",
            remedy="Send its annotations one by one, or import the file.",
        )


def _names(data: Json) -> tuple[str, str, tuple[str, ...]]:
    """Id, canonical IRI and the IRIs that it had elsewhere."""
    name, via = many(data["id"])[0], tuple(many(data.get("via")))
    canonical = str(next(iter(many(data.get("canonical"))), ""))
    if name.startswith(UUID):
        return name, canonical, via
    via = tuple(dict.fromkeys((*via, name)))
    if canonical.startswith(UUID):
        return canonical, "", via
    return uuid5(NAMESPACE_URL, name).urn, canonical, via


def _alone(found: list[str | Json]) -> str | list[str | Json]:
    """A whole document as its IRI alone, as the model's own examples have it."""
    return found[0] if len(found) == 1 and isinstance(found[0], str) else found


def _item(annotation: Annotation, iri: Iri) -> Json:
    return {key: value for key, value in to_jsonld(annotation, iri).items() if key != "@context"}


def _place(annotation: Annotation) -> tuple[int, int, str, str]:
    spans = [(anchor.start, anchor.end) for anchor in annotation.anchors]
    start, end = spans[0] if spans else (_NO_START, 0)
    return start, end, annotation.created, annotation.id


def _motivation(annotation: Annotation) -> str:
    """Why it was made, in the one word that the model recommends."""
    if annotation.reply_to:
        return "replying"
    if annotation.note:
        return "commenting"
    if annotation.links:
        accepted = any(link.status is LinkStatus.ACCEPTED for link in annotation.links)
        return "linking" if accepted else "assessing"
    return "tagging" if annotation.tags else "highlighting"


def _person(creator: str) -> Json | None:
    if not creator:
        return None
    known = creator.startswith(UUID)
    return {"type": "Person", "id" if known else "name": creator}


def _name(agent: Any) -> str:
    if isinstance(agent, dict):
        names = (many(agent.get(key)) for key in ("name", "nickname", "id"))
        return str(next((found[0] for found in names if found), ""))
    return str(agent)


def _revision(data: Json) -> int:
    revision = data.get("basis:revision", 1)
    return revision if type(revision) is int and revision > 0 else 1
