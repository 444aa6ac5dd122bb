"""Doubles: articles that may be one, side by side, for a person to decide."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.errors import BadInput
from app.services import doubles
from app.web import fields
from app.web.context import g
from app.web.wording import gettext

blueprint = Blueprint("doubles", __name__, url_prefix="/doubles")


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """What was proposed when the articles were brought in, the undecided first."""
    return render_template("doubles.html", pairs=doubles.pairs(g.library))


@blueprint.post("/")
def decide() -> ResponseReturnValue:
    """Merge two articles, keep them apart, or leave them undecided again."""
    act, name = fields.needed("do"), g.settings.name
    document, other = fields.needed("document"), fields.needed("other")
    if act == "merge":
        count = doubles.merge(g.library, document, other, name)
        flash(gettext("Merged. Annotations that went along: %(count)s.", count=count))
    elif act == "apart":
        doubles.keep_apart(g.library, document, other, name)
        flash(gettext("They are kept apart."))
    elif act == "undo":
        doubles.undo(g.library, document, other, name)
        flash(gettext("Undone: nothing is decided of these two."))
    else:
        raise BadInput(name="This form", why="it says nothing to do", remedy="Press a button.")
    return redirect(url_for(".index"), 303)
