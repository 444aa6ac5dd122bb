"""The read part of the Hypothesis API, for the clients and scripts that know it.

(https://h.readthedocs.io/en/latest/api-reference/v1/)
"""

from __future__ import annotations

from flask import Blueprint, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from app.errors import BadInput, NotFound
from app.formats import hypothesis_api
from app.services import ask
from app.services.annotate import standing
from app.services.ask import FARTHEST, MOST, USUAL, Wanted
from app.store import annotations as notes
from app.web.context import g
from app.web.linked_data import named, reference

blueprint = Blueprint("hypothesis", __name__, url_prefix="/api")
LONGEST = 2000  # characters of a question's part


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Where annotations are searched and read."""
    base = url_for(".index", _external=True)
    links = {
        "search": {"method": "GET", "url": f"{base}search", "desc": "Search for annotations"},
        "annotation": {
            "read": {"method": "GET", "url": f"{base}annotations/:id", "desc": "An annotation"}
        },
    }
    return jsonify({"links": links, "description": url_for("api.description", _external=True)})


@blueprint.get("/annotations/<name>")
def read(name: str) -> ResponseReturnValue:
    """One annotation, by the id that Hypothesis gave it, by its UUID or by its address's end."""
    known = (named(name), hypothesis_api.urn_of(name))
    found = next((each for each in known if notes.get(g.library.db, each)), None)
    if found is None:
        raise NotFound(kind="annotation", id=name)
    annotation = standing(g.library, found)
    uri, title = ask.place(g.library, annotation.document, _address)
    return jsonify(hypothesis_api.row(annotation, uri, title, _base()))


def search() -> ResponseReturnValue:
    """``{total, rows}``: the annotations that fit every parameter of the question."""
    total, found = ask.ask(g.library, _wanted(), _address)
    rows = [hypothesis_api.row(each.annotation, each.uri, each.title, _base()) for each in found]
    return jsonify({"total": total, "rows": rows})


def number(name: str, usual: int, most: int) -> int:
    """A parameter that is a whole number up to ``most``.  Raises ``BadInput``."""
    value = request.args.get(name, str(usual))
    if not (value.isascii() and value.isdigit() and len(value) < 6 and int(value) <= most):
        raise BadInput(
            name=f"The parameter {name}",
            why=f"it is no number up to {most}",
            remedy="Ask for less at once, or go on with search_after.",
        )
    return int(value)


def _wanted() -> Wanted:
    references = _text("references")
    return Wanted(
        document=_document(),
        wildcard=_text("wildcard_uri").replace("_", "?"),
        user=_text("user"),
        tags=tuple(filter(None, (*request.args.getlist("tag"), *_text("tags").split(",")))),
        text=_text("text"),
        quote=_text("quote"),
        any=_text("any"),
        references=hypothesis_api.urn_of(references) if references else "",
        sort=_text("sort") or "updated",
        order=_text("order") or "desc",
        search_after=_text("search_after"),
        offset=number("offset", 0, FARTHEST),
        limit=number("limit", USUAL, MOST),
    )


def _document() -> str | None:
    uri = _text("uri") or _text("url")
    return ask.named(g.library, uri, reference) if uri else ""


def _text(name: str) -> str:
    value = request.args.get(name, "")
    if len(value) > LONGEST:
        raise BadInput(
            name=f"The parameter {name}", why="it is too long", remedy="Ask for less at once."
        )
    return value


def _address(document: str) -> str:
    if document.startswith("/"):
        return url_for("authorities.read", reference=document.strip("/"), _external=True)
    return url_for("articles.read", document=document, _external=True)


def _base() -> str:
    return url_for("home.index", _external=True)
