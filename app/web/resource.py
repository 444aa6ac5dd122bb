"""One annotation at its address: read, replaced, withdrawn.

(Web Annotation Protocol, W3C Recommendation of 23 February 2017, sections 3, 5.3 and 5.4.)
"""

from __future__ import annotations

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import MethodNotAllowed, PreconditionFailed

from app.domain.annotation import Annotation
from app.errors import Conflict, Fixed, NotFound
from app.services import annotate
from app.services.submit import Sent, resubmit
from app.store import annotations as notes
from app.web.cards import note_key
from app.web.context import g
from app.web.linked_data import (
    HTML,
    JSON,
    LD,
    RESOURCE,
    accepted,
    answer,
    named,
    reference,
    revision_wanted,
    sent,
    served,
)
from app.web.words import short

blueprint = Blueprint("resource", __name__, url_prefix="/annotations")
METHODS = ["GET", "HEAD", "OPTIONS", "PUT", "DELETE"]
OTHERS = ["POST", "PATCH"]


@blueprint.route("/<name>", methods=METHODS + OTHERS, provide_automatic_options=False)
def read(name: str) -> ResponseReturnValue:
    """An annotation in the container of all."""
    return _serve(annotate.standing(g.library, named(name)))


@blueprint.route(
    "/of/<path:document>/<name>", methods=METHODS + OTHERS, provide_automatic_options=False
)
def read_of(document: str, name: str) -> ResponseReturnValue:
    """An annotation in the container of its document."""
    found = annotate.standing(g.library, named(name))
    if found.document.strip("/") != document:
        raise NotFound(kind="annotation", id=request.base_url)
    return _serve(found)


def one(annotation: Annotation, address: str, kind: str) -> Response:
    """An annotation as it is served at an address."""
    response = answer(served(annotation, address), kind)
    response.set_etag(tag(annotation))
    return _described(response)


def tag(annotation: Annotation) -> str:
    """The entity tag: it ends with the revision."""
    return f"{short(annotation.id)}-{annotation.revision}"


@blueprint.after_request
def _described(response: Response) -> Response:
    """What every answer about an annotation says of it (section 3)."""
    response.headers["Link"] = RESOURCE
    response.headers["Allow"] = ", ".join(METHODS)
    response.vary.add("Accept")
    return response


def _serve(found: Annotation) -> ResponseReturnValue:
    if request.method == "PUT":
        return _replace(found)
    if request.method == "DELETE":
        return _withdraw(found)
    if request.method == "OPTIONS":
        return Response()
    if request.method not in METHODS:
        raise MethodNotAllowed(METHODS)
    kind = accepted(LD, JSON, HTML)
    if kind == HTML:  # a person who follows the address is shown it in its article
        place = url_for("articles.read", document=found.document, _anchor=note_key(found))
        return redirect(place, 303)
    return one(found, request.base_url, kind).make_conditional(request)


def _replace(found: Annotation) -> Response:
    data = sent()
    if isinstance(data, dict) and data.get("id") not in (None, request.base_url, found.id):
        raise Fixed(
            name="The id of an annotation",
            why="its address gives it",
            remedy=f"Send {request.base_url}, or leave it out.",
        )
    given = Sent(data, g.settings.name, reference)
    with g.library.writing():
        _refuse_stale(found)
        after = resubmit(g.library, found.id, given)
    return one(after, request.base_url, accepted(LD, JSON))


def _withdraw(found: Annotation) -> Response:
    with g.library.writing():
        _refuse_stale(found)
        annotate.withdraw(g.library, found.id, g.settings.name)
    return Response(status=204)


def _refuse_stale(found: Annotation) -> None:
    """Inside the transaction: nobody can change it between this and the change."""
    now = notes.get(g.library.db, found.id)
    wanted = revision_wanted(short(found.id))
    if now is None or wanted not in (None, now.revision):
        raise PreconditionFailed(str(Conflict(name="The annotation")))
