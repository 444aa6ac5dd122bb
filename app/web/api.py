"""The JSON interface: look-up as one types, and search."""

from __future__ import annotations

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from app.services.look_up import look_up
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
