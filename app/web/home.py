"""The first page, help, and a sign of life."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.domain.authority import Authority, AuthorityKind
from app.services.changes import unseen
from app.services.overview import overview
from app.store import reviews
from app.store.authorities import revision
from app.web.context import g
from app.web.words import KINDS

blueprint = Blueprint("home", __name__)
Shelf = tuple[AuthorityKind, list[tuple[Authority, list[Authority]]]]


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Articles, authorities, recent work and what waits for a decision."""
    seen = overview(g.library)
    return render_template(
        "home.html",
        seen=seen,
        shelves=shelves(seen.authorities),
        checks=reviews.count(g.library.db),
        unseen=unseen(g.library, g.settings.name),
    )


@blueprint.get("/help")
def guide() -> ResponseReturnValue:
    """How to use the reading room, in one page."""
    return render_template("help.html")


@blueprint.get("/healthz")
def healthz() -> ResponseReturnValue:
    """Whether the library answers."""
    return {"status": "ok", "authorities changed": revision(g.library.db)}


def shelves(authorities: Iterable[Authority]) -> list[Shelf]:
    """Authorities by kind, in the order of ``KINDS``; a record of a case stands under the case."""
    known = {authority.id: authority for authority in authorities}
    below: dict[str, list[Authority]] = {}
    above: dict[AuthorityKind, list[Authority]] = {}
    for authority in known.values():
        if authority.kind is AuthorityKind.RULING and authority.part_of in known:
            below.setdefault(authority.part_of, []).append(authority)
        else:
            above.setdefault(authority.kind, []).append(authority)
    return [
        (kind, [(one, below.get(one.id, [])) for one in sorted(above[kind], key=_by_title)])
        for kind in KINDS
        if kind in above
    ]


def _by_title(authority: Authority) -> list[tuple[int, str]]:
    """Numbers in a title count as numbers: 8 U.S.C. comes before 28 U.S.C."""
    parts = re.findall(r"\d+|\D+", authority.title.lower())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
