"""Annotations as a W3C container, in the least that the protocol asks for: list, read, make.

(Web Annotation Protocol, W3C Recommendation of 23 February 2017, sections 3 to 5.)
"""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import UnsupportedMediaType

from app.domain.annotation import Anchor, Annotation
from app.domain.document import Version
from app.errors import BadAnchor, BadInput, NotFound
from app.formats.w3c import dump_bytes, from_jsonld, to_jsonld
from app.formats.w3c_check import read as read_json
from app.services import annotate
from app.store import annotations as notes
from app.store import documents
from app.text import anchors
from app.web.context import g
from app.web.margin import note_key
from app.web.words import short

blueprint = Blueprint("container", __name__, url_prefix="/annotations")
MEDIA = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
ALLOWED = {"application/ld+json", "application/json"}
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", "http://www.w3.org/ns/ldp.jsonld"]
LDP = "http://www.w3.org/ns/ldp#"
UNNAMED = "urn:uuid:00000000-0000-4000-8000-000000000000"


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """The container with all standing annotations."""
    found = notes.every(g.library.db)
    page = {
        "id": url_for(".index", _external=True) + "?page=0",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": [to_jsonld(annotation) for annotation in found],
    }
    container = {
        "@context": CONTEXT,
        "id": url_for(".index", _external=True),
        "type": ["BasicContainer", "AnnotationCollection"],
        "total": len(found),
        "first": page,
    }
    response = _answer(container)
    response.headers["Link"] = (
        f'<{LDP}BasicContainer>; rel="type", '
        '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"'
    )
    response.headers["Allow"] = "GET, HEAD, OPTIONS, POST"
    response.headers["Accept-Post"] = MEDIA
    response.vary.add("Accept")
    return response


@blueprint.get("/<annotation>")
def read(annotation: str) -> ResponseReturnValue:
    """One annotation; a person who follows its address is shown it in its article."""
    found = annotate.standing(g.library, f"urn:uuid:{annotation}")
    best = request.accept_mimetypes.best_match(["application/ld+json", "text/html"])
    if best == "text/html" and not request.accept_mimetypes.accept_json:
        place = url_for("articles.read", document=found.document, _anchor=note_key(found))
        return redirect(place, 303)
    return _one(found)


@blueprint.post("/")
def add() -> ResponseReturnValue:
    """Annotate: the words must stand where the selectors say, or nowhere else than they do."""
    if request.mimetype not in ALLOWED:
        raise UnsupportedMediaType(f"Send an annotation as {MEDIA}.")
    sent = _sent()
    if len(sent.anchors) != 1:
        raise BadInput(
            name="The annotation",
            why=f"it has {len(sent.anchors)} passages",
            remedy="Select one passage with a TextQuoteSelector.",
        )
    body = annotate.Body(sent.note, sent.tags, sent.links, sent.visibility)
    passage = _passage(sent.document, sent.anchors[0])
    made = annotate.annotate(g.library, passage, body, g.settings.name, sent.reply_to)
    response = _one(made)
    response.status_code = 201
    response.headers["Location"] = url_for(".read", annotation=short(made.id), _external=True)
    return response


def _sent() -> Annotation:
    data = read_json(request.get_data(), "The annotation")
    if isinstance(data, dict):  # the server names it: an id of the client's is not kept
        data = data | {"id": UNNAMED}
    return from_jsonld(data)


def _passage(document: str, anchor: Anchor) -> annotate.Passage:
    current = documents.current(g.library.db, document)
    if current is None:
        raise NotFound(kind="document", id=document)
    if anchor.end == 0:
        anchor = _found(current, anchor)
    version = anchor.version or current.hash
    return annotate.Passage(document, version, anchor.start, anchor.end, anchor.exact)


def _found(version: Version, anchor: Anchor) -> Anchor:
    """The only place where words given without a position stand."""
    found = anchors.find(version.text, anchor)
    if found is None:
        why = "its words stand nowhere in the text, or at several places"
        raise BadAnchor(start=0, end=0, document=version.document, why=why)
    return found


def _one(annotation: Annotation) -> Response:
    response = _answer(to_jsonld(annotation))
    response.headers["Link"] = f'<{LDP}Resource>; rel="type"'
    response.headers["Allow"] = "GET, HEAD, OPTIONS"
    response.set_etag(f"{short(annotation.id)}-{annotation.revision}")
    return response


def _answer(data: dict[str, object]) -> Response:
    return Response(dump_bytes(data), content_type=MEDIA)
