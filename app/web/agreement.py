"""Agreement between people, and the passages on which they differ, to be settled."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.services import decide
from app.services.agree import NOTHING, agree
from app.services.annotate import Passage
from app.services.read import find_authority
from app.store import documents
from app.web import fields
from app.web.context import g
from app.web.wording import gettext
from app.web.words import short

blueprint = Blueprint("agreement", __name__, url_prefix="/agreement")


@blueprint.get("/")
def index() -> ResponseReturnValue:
    """Percentage, kappa and alpha by link and by tag, and what is disputed."""
    document = request.args.get("document", "")
    found = agree(g.library, document)
    targets = {t for each in found.disputed for said in each.targets.values() for t in said}
    return render_template(
        "agreement.html",
        agreement=found,
        nothing=NOTHING,
        nothing_said=gettext(NOTHING),
        document=documents.get(g.library.db, document) if document else None,
        documents={e.document: documents.get(g.library.db, e.document) for e in found.judged},
        names={target: find_authority(g.library, target).title for target in targets},
    )


@blueprint.post("/")
def settle() -> ResponseReturnValue:
    """Say what a disputed passage refers to."""
    passage = Passage(
        document=fields.needed("document"),
        version=fields.needed("version"),
        start=fields.number("start"),
        end=fields.number("end"),
        exact=fields.needed("exact"),
    )
    done = decide.adjudicate(g.library, passage, fields.text("target"), g.settings.name)
    flash(
        gettext("Settled."), url_for("history.act", annotation=short(done.id), seen=done.revision)
    )
    return redirect(url_for(".index", document=request.args.get("document")), 303)
