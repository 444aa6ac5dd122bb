"""Tags: those in use, those agreed on, and whether others may be used."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from app.services import vocabulary
from app.web import fields
from app.web.context import g
from app.web.wording import gettext

blueprint = Blueprint("tags", __name__, url_prefix="/tags")


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Every tag, with what it means and how often it is used."""
    return render_template("tags.html", vocabulary=vocabulary.tags(g.library))


@blueprint.post("/")
def change() -> ResponseReturnValue:
    """Agree on a tag, or no more; close the vocabulary, or open it."""
    act, name = fields.needed("do"), g.settings.name
    if act == "define":
        vocabulary.define(g.library, fields.needed("tag"), fields.text("meaning"), name)
        flash(gettext("The tag is agreed on."))
    elif act == "remove":
        vocabulary.remove(g.library, fields.needed("tag"), name)
        flash(gettext("The tag is agreed on no more. Annotations that have it keep it."))
    else:
        vocabulary.close(g.library, act == "close", name)
        closed = act == "close"
        flash(
            gettext("Only these tags may be used.") if closed else gettext("Any tag may be used.")
        )
    return redirect(url_for(".index"), 303)
