"""Projects: their list, one with its progress, and what belongs to it."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.errors import BadInput
from app.services import projects
from app.services.projects import Description
from app.services.tally import tallied
from app.store.tallies import WAITING, Asked
from app.web import fields
from app.web.context import g
from app.web.wording import gettext
from app.web.words import many, short

blueprint = Blueprint("projects", __name__, url_prefix="/projects")
FOUND = 20  # articles offered when one looks for some to add


@blueprint.get("")
def index() -> ResponseReturnValue:
    """All projects with how far each is, and a form for a new one."""
    return render_template("projects.html", projects=projects.progress(g.library))


@blueprint.post("")
def begin() -> ResponseReturnValue:
    """A new project."""
    made = projects.begin(g.library, fields.text("title"), fields.text("purpose"), g.settings.name)
    flash(gettext("The project is begun. Now look for its articles."))
    return redirect(url_for(".read", project=short(made.id)), 303)


@blueprint.get("/<project>")
def read(project: str) -> ResponseReturnValue:
    """One project: what it is for, how far it is, and its articles; others to add."""
    found = projects.find(g.library, _urn(project))
    words = request.args.get("find", "").strip()[:200]
    articles = tallied(g.library, Asked(project=found.id, order=WAITING))
    offered = tallied(g.library, Asked(words=words), limit=FOUND) if words else []
    return render_template(
        "project.html",
        project=found,
        progress=projects.progress_of(g.library, found),
        articles=articles,
        words=words,
        offered=[(d, tally) for d, tally in offered if d.id not in found.articles],
    )


@blueprint.post("/<project>")
def change(project: str) -> ResponseReturnValue:
    """Describe, close or reopen a project; add articles, or take one out."""
    urn, do, me = _urn(project), fields.needed("do"), g.settings.name
    if do == "add":
        articles = fields.every("article")
        projects.gather(g.library, urn, articles, me)
        flash(gettext("Added %(articles)s.", articles=many(len(articles), "article")))
    elif do == "release":
        projects.release(g.library, urn, fields.needed("article"), me)
        flash(gettext("Taken out of the project. Its annotations stay."))
    elif do in {"describe", "close", "reopen"}:
        said = Description(fields.text("title"), fields.text("purpose"), do == "close")
        projects.describe(g.library, urn, said, me)
        told = {
            "describe": gettext("Saved."),
            "close": gettext("Closed."),
            "reopen": gettext("Open again."),
        }
        flash(told[do])
    else:
        raise BadInput(name="This form", why=f"{do} is nothing to do", remedy="Reload the page.")
    return redirect(url_for(".read", project=project), 303)


def _urn(project: str) -> str:
    return f"urn:uuid:{project}"
