"""The first page with the desk, help, and a sign of life."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.services.changes import unseen
from app.services.overview import desk
from app.services.tally import tallied, together
from app.store import projects, reviews
from app.store.authorities import revision
from app.store.tallies import ORDERS, STATES, Asked
from app.web.context import g
from app.web.pages import Pages, number

blueprint = Blueprint("home", __name__)
A_PAGE = 40  # articles


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Articles, and the desk: what waits, what was done, how far the projects are."""
    asked = _asked()
    count, _ = together(g.library, asked)
    pages = Pages(count, A_PAGE, number(request.args.get("page", "")))
    return render_template(
        "home.html",
        desk=desk(g.library, g.settings.name),
        articles=tallied(g.library, asked, pages.offset, A_PAGE),
        asked=asked,
        pages=pages,
        to=_to,
        projects=projects.every(g.library.db),
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


def _asked() -> Asked:
    """What the address asks for; a state or order that there is none of asks for nothing."""
    state, order = request.args.get("state", ""), request.args.get("order", "")
    return Asked(
        words=request.args.get("find", "").strip()[:200],
        state=state if state in STATES else "",
        project=request.args.get("project", ""),
        order=order if order in ORDERS else "",
    )


def _to(page: int) -> str:
    """The address of another page of the same list."""
    query: dict[str, Any] = {**request.args.to_dict(), "page": page if page > 1 else None}
    return url_for("home.index", _anchor="articles", **query)
