"""Saved searches: their list, what each brought, and what a person does with them."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.errors import BadInput
from app.services import ask_again
from app.web import fields
from app.web.context import g
from app.web.search.page import address
from app.web.wording import gettext
from app.web.words import short

blueprint = Blueprint("saved_searches", __name__, url_prefix="/searches")
A_PAGE = 50  # new entries shown


@blueprint.get("")
def index() -> ResponseReturnValue:
    """What the reader saved, each with how many are new."""
    return render_template("searches.html", searches=ask_again.watched(g.library, g.settings.name))


@blueprint.post("")
def save() -> ResponseReturnValue:
    """Keep a query."""
    made = ask_again.save(g.library, fields.text("q"), fields.text("title"), g.settings.name)
    flash(gettext("Saved. What it finds from now on is shown on your desk."))
    return redirect(url_for("search.find", q=made.query), 303)


@blueprint.get("/<search>")
def read(search: str) -> ResponseReturnValue:
    """One saved search: what is new, and what one can do with it."""
    watched, entries = ask_again.brought(g.library, _urn(search), A_PAGE)
    return render_template(
        "saved_search.html",
        watched=watched,
        entries=entries,
        address=address,
        mine=watched.search.creator == g.settings.name,
    )


@blueprint.post("/<search>")
def change(search: str) -> ResponseReturnValue:
    """See what is new, rename, remove, or put back."""
    urn, do, me = _urn(search), fields.needed("do"), g.settings.name
    if do == "seen":
        ask_again.look(g.library, urn, me)
        flash(gettext("Nothing of it is new to you any more."))
    elif do == "rename":
        ask_again.rename(g.library, urn, fields.text("title"), me)
        flash(gettext("Renamed."))
    elif do == "remove":
        ask_again.remove(g.library, urn, me)
        flash(gettext("Removed. It can be put back."))
    elif do == "restore":
        ask_again.put_back(g.library, urn, me)
        flash(gettext("It is on your desk again."))
    else:
        raise BadInput(name="This form", why=f"{do} is nothing to do", remedy="Reload the page.")
    return redirect(url_for(".read", search=short(urn)), 303)


def _urn(search: str) -> str:
    return f"urn:uuid:{search}"
