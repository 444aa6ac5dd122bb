"""Annotation containers: one of all annotations, and one a document.

(Web Annotation Protocol, W3C Recommendation of 23 February 2017, sections 4 and 5.1.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from flask import Blueprint, Response, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import MethodNotAllowed

from app.domain.annotation import Annotation
from app.errors import NotFound
from app.formats.w3c_words import ANNO, Json
from app.services.submit import Sent, submit
from app.store import addresses, documents, history
from app.store import annotations as notes
from app.web.context import g
from app.web.linked_data import (
    CONTAINER,
    JSON,
    LD,
    MEDIA,
    Content,
    accepted,
    answer,
    content,
    prefers_minimal,
    reference,
    sent,
    served,
)
from app.web.resource import one
from app.web.words import short

blueprint = Blueprint("container", __name__, url_prefix="/annotations")
METHODS = ["GET", "HEAD", "OPTIONS", "POST"]
OTHERS = ["PUT", "DELETE", "PATCH"]
PAGE = 100  # annotations
CONTEXT = [ANNO, "http://www.w3.org/ns/ldp.jsonld"]
_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Container:
    """The annotations of a document or of all of them, with what each holds of them shown."""

    document: str
    content: Content

    @property
    def address(self) -> str:
        """Its IRI, which ends in a slash."""
        if self.document:
            return url_for(".of_document", document=self.document.strip("/"), _external=True)
        return url_for(".every", _external=True)

    @property
    def shown(self) -> str:
        """The IRI that tells whether its pages have IRIs or descriptions (section 4.2)."""
        return f"{self.address}?iris={self.content}"

    def page(self, number: int) -> str:
        """The IRI of a page, numbered from 0."""
        return f"{self.shown}&page={number}"


@blueprint.route("/", methods=METHODS + OTHERS, provide_automatic_options=False)
def every() -> ResponseReturnValue:
    """The container of all annotations."""
    return _serve(Container("", content()))


@blueprint.route("/of/<path:document>/", methods=METHODS + OTHERS, provide_automatic_options=False)
def of_document(document: str) -> ResponseReturnValue:
    """The container of the annotations on an article, or on the text of an authority."""
    found = f"/{document}" if "/" in document else document
    if documents.get(g.library.db, found) is None:
        raise NotFound(kind="document", id=found)
    return _serve(Container(found, content()))


@blueprint.after_request
def _headers(response: Response) -> Response:
    """What every answer of a container says of itself (section 4.1)."""
    if request.endpoint in ("container.every", "container.of_document"):
        if response.status_code != 201:  # then it speaks of the annotation made
            response.headers["Link"] = CONTAINER
            response.set_etag(_tag())
        response.headers["Allow"] = ", ".join(METHODS)
        response.headers["Accept-Post"] = f"{MEDIA}, {JSON}"
        response.vary.update(("Accept", "Prefer"))
    return response


def _serve(container: Container) -> ResponseReturnValue:
    if request.method == "POST":
        return _add(container)
    if request.method == "OPTIONS":
        return Response()
    if request.method not in METHODS:
        raise MethodNotAllowed(METHODS)
    kind = accepted(LD, JSON)
    total = notes.count(g.library.db, container.document)
    if "page" in request.args:
        return answer(_page(container, _number(), total), kind)
    response = answer(_described(container, total), kind)
    response.headers["Content-Location"] = container.shown
    response.set_etag(_tag())
    return response.make_conditional(request)


def _tag() -> str:
    """Changes with anything that anybody does, and with what the answer depends on."""
    said = [request.host, request.full_path, *map(str, request.accept_mimetypes)]
    said += [*request.headers.getlist("Prefer"), str(history.last(g.library.db))]
    return sha256("\n".join(said).encode()).hexdigest()[:32]


def _described(container: Container, total: int) -> Json:
    described: Json = {
        "@context": CONTEXT,
        "id": container.shown,
        "type": ["BasicContainer", "AnnotationCollection"],
        "label": f"Annotations on {container.document or 'all documents'}",
        "total": total,
    }
    if prefers_minimal():
        first: str | Json = container.page(0)
    else:
        first = _page(container, 0, total)
        first.pop("@context")
    return described | {"first": first, "last": container.page(_last(total))}


def _page(container: Container, number: int, total: int) -> Json:
    if number > _last(total):
        raise NotFound(kind="page", id=str(number))
    found = notes.page(g.library.db, number * PAGE, PAGE, container.document)
    page: Json = {
        "@context": ANNO,
        "id": container.page(number),
        "type": "AnnotationPage",
        "partOf": {"id": container.shown, "type": "AnnotationCollection", "total": total},
        "startIndex": number * PAGE,
        "items": _items(container, found),
    }
    if number:
        page["prev"] = container.page(number - 1)
    if number < _last(total):
        page["next"] = container.page(number + 1)
    return page


def _items(container: Container, found: Sequence[Annotation]) -> list[str | Json]:
    names = addresses.of(g.library.db, [each.id for each in found])
    placed = [(each, container.address + names.get(each.id, short(each.id))) for each in found]
    if container.content is Content.IRIS:
        return [address for _, address in placed]
    described = [served(each, address) for each, address in placed]
    return [{k: v for k, v in each.items() if k != "@context"} for each in described]


def _last(total: int) -> int:
    return max(0, total - 1) // PAGE


def _number() -> int:
    number = request.args["page"]
    if not (number.isascii() and number.isdigit() and len(number) < 9):
        raise NotFound(kind="page", id=number)
    return int(number)


def _add(container: Container) -> Response:
    given = Sent(sent(), g.settings.name, reference)
    with g.library.writing():
        made = submit(g.library, given, container.document)
        name = _name(made)
    response = one(made, container.address + name, LD)
    response.status_code = 201
    response.headers["Location"] = container.address + name
    return response


def _name(made: Annotation) -> str:
    """What the client wishes in ``Slug`` (RFC 5023, section 9.7), where it is free, or the UUID."""
    words = request.headers.get("Slug", "").lower()
    slug = _SLUG.sub("-", words).strip("-")[:_LONGEST_SLUG].rstrip("-")
    free = slug and slug != "of" and notes.get(g.library.db, f"urn:uuid:{slug}") is None
    return slug if free and addresses.take(g.library.db, slug, made.id) else short(made.id)
