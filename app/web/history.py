"""History: everything that people did, what is new of it, and any step undone."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.services import annotate, changes, trace
from app.store import annotations as notes
from app.store import documents
from app.web import fields
from app.web.context import g
from app.web.wording import gettext

blueprint = Blueprint("history", __name__, url_prefix="/history")


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """The newest acts, on one document or on all; those that the reader has not seen stand out."""
    document = request.args.get("document", "")
    below = request.args.get("below", type=int, default=0)
    return render_template(
        "history.html",
        changes=changes.changes(g.library, g.settings.name, below, document=document),
        document=documents.get(g.library.db, document) if document else None,
    )


@blueprint.post("/looked")
def looked() -> ResponseReturnValue:
    """Remember how far the reader has looked."""
    changes.looked(g.library, g.settings.name, fields.number("upto"))
    flash(gettext("From here on, what others do shows as new."))
    return redirect(url_for(".index"), 303)


@blueprint.get("/<annotation>")
def of_annotation(annotation: str) -> ResponseReturnValue:
    """One annotation step by step, withdrawn or not."""
    urn = f"urn:uuid:{annotation}"
    steps = trace.steps(g.library, urn)
    found = notes.get(g.library.db, urn)
    assert found is not None  # it has steps
    return render_template(
        "trace.html",
        annotation=found,
        steps=steps,
        document=documents.get(g.library.db, found.document),
    )


@blueprint.post("/<annotation>")
def act(annotation: str) -> ResponseReturnValue:
    """Undo the last step or any other, or put a whole earlier state back."""
    urn, name = f"urn:uuid:{annotation}", g.settings.name
    do = fields.needed("do")
    if do == "undo":
        annotate.undo(g.library, urn, name, request.args.get("seen", type=int))
    elif do == "revert":
        trace.revert(g.library, urn, fields.number("step"), name)
    else:
        trace.restore(g.library, urn, fields.number("step"), name)
    flash(gettext("Done. The step before stays in the history."))
    return redirect(url_for(".of_annotation", annotation=annotation), 303)
