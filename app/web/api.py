"""The JSON interface: look-up as one types, search, and the description of it all."""

from __future__ import annotations

import cattrs
from flask import Blueprint, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from app.services.cite import answer
from app.services.look_up import as_typed, look_up
from app.services.search import search
from app.services.tabulate import tabulate
from app.web import hypothesis, openapi
from app.web.context import g
from app.web.labels import KINDS
from app.web.wording import gettext

blueprint = Blueprint("api", __name__, url_prefix="/api")
LONGEST = 300  # code points that are looked up
LONGEST_CITED = 5000  # code points whose citations are read


@blueprint.get("/authorities")
def authorities() -> ResponseReturnValue:
    """``{"authorities": [{id, title, typed, kind, label, as_of}]}`` for ``q``, the best first.

    ``typed`` is what to write where an authority is asked for, to mean this one.
    """
    words = request.args.get("q", "")[:LONGEST]
    table = tabulate(g.library)
    found = look_up(g.library, words)
    return {
        "authorities": [
            {
                "id": reference,
                "title": authority.title,
                "typed": as_typed(reference, authority, table),
                "kind": authority.kind.value,
                "label": gettext(KINDS[authority.kind][0]),
                "as_of": authority.as_of,
            }
            for reference, authority in found
        ]
    }


@blueprint.get("/cite")
def cite() -> ResponseReturnValue:
    """What the citations, dockets, names and ids in ``text`` lead to: ``{mentions, references}``.

    A mention is one of a scan; a reference has the ``id`` that mentions chose, its record, title,
    kind, citation, keys, official address, what is held of it and what is wrong with a pinpoint.
    """
    text = request.args.get("text", "")[:LONGEST_CITED]
    return jsonify(cattrs.unstructure(answer(text, tabulate(g.library))))


@blueprint.get("/openapi.json")
def description() -> ResponseReturnValue:
    """The OpenAPI description of all that programs can ask for."""
    return jsonify(openapi.description(url_for("home.index", _external=True).rstrip("/")))


@blueprint.get("/search")
def find() -> ResponseReturnValue:
    """What a query finds: ``total, hits: [{id, kind, title, score, snippets, ...}], facets``.

    ``start`` skips as many hits.  A malformed query answers 400 with its position.  Without ``q``
    it is the search of the Hypothesis API, which has the same address.
    """
    offset = hypothesis.number("start", 0, 99_999)
    if "q" not in request.args:
        return hypothesis.search()
    results = search(g.library, request.args.get("q", ""), offset=offset)
    return jsonify(cattrs.unstructure(results))
