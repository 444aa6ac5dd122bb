"""The JSON interface: look-up as one types, and search."""

from __future__ import annotations

import cattrs
from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from app.services.look_up import look_up
from app.services.search import search
from app.web.context import g
from app.web.words import KINDS

blueprint = Blueprint("api", __name__, url_prefix="/api")
LONGEST = 300  # code points that are looked up


@blueprint.get("/authorities")
def authorities() -> ResponseReturnValue:
    """``{"authorities": [{id, title, kind, label, as_of}]}`` for the words in ``q``, best first."""
    words = request.args.get("q", "")[:LONGEST]
    found = look_up(g.library, words)
    return {
        "authorities": [
            {
                "id": reference,
                "title": authority.title,
                "kind": authority.kind.value,
                "label": KINDS[authority.kind][0],
                "as_of": authority.as_of,
            }
            for reference, authority in found
        ]
    }


@blueprint.get("/search")
def find() -> ResponseReturnValue:
    """What a query finds: ``total, hits: [{id, kind, title, score, snippets, ...}], facets``.

    ``start`` skips as many hits.  A malformed query answers 400 with its position.
    """
    start = request.args.get("start", "0")
    offset = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 0
    results = search(g.library, request.args.get("q", ""), offset=offset)
    return jsonify(cattrs.unstructure(results))
