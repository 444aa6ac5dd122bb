"""Notes: what a person says of a passage of an article, changed, answered and withdrawn."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from app.domain.annotation import Annotation, Link, Stance, Visibility
from app.domain.mention import Form
from app.domain.proposals import USUAL_STANCE
from app.errors import BadInput, Conflict, NotFound
from app.services import annotate
from app.services.annotate import Body, Passage
from app.services.read import read_article
from app.store import annotations as stored
from app.store import history
from app.text.word_diff import word_diff
from app.web import fields
from app.web.articles import spans
from app.web.context import g
from app.web.targets import AskBack, target
from app.web.way_back import back, tell
from app.web.wording import gettext
from app.web.words import short

blueprint = Blueprint("notes", __name__, url_prefix="/articles/<document>/annotations")
_SHOWN = ("token", "revision", "note", "tags", "visibility")  # what a page on a conflict asks anew


@blueprint.post("")
def add(document: str) -> ResponseReturnValue:
    """Annotate a passage: the words selected, or from the first to the last sentence ticked."""
    try:
        body = _body(())
    except AskBack as question:
        return question.page(back(document))
    passage = _selected(document) if fields.text("exact") else _by_sentence(document)
    onto = fields.text("onto")
    if onto:
        made = _extended(document, onto, passage, body)
    else:
        made = annotate.annotate(g.library, passage, body, g.settings.name)
    tell(gettext("Your annotation is saved."), made)
    return redirect(back(document, f"a-{short(made.id)}"), 303)


@blueprint.get("/<annotation>")
def edit(document: str, annotation: str) -> ResponseReturnValue:
    """One annotation, to be changed, answered or withdrawn."""
    page = read_article(g.library, document)
    note = annotate.standing(g.library, _known(document, annotation).id)
    return render_template("edit.html", page=page, note=note)


@blueprint.post("/<annotation>")
def change(document: str, annotation: str) -> ResponseReturnValue:
    """Revise or withdraw an annotation, or undo the last step on it."""
    urn = _known(document, annotation).id
    act = fields.needed("do")
    if act == "undo":
        annotate.undo(g.library, urn, g.settings.name, _seen())
        flash(gettext("Undone."))
    elif act == "withdraw":
        done = annotate.withdraw(g.library, urn, g.settings.name, _seen())
        tell(gettext("Withdrawn. Its history is kept."), done)
    else:
        return _revise(document, urn)
    return redirect(back(document, "basis"), 303)


@blueprint.post("/<annotation>/replies")
def reply(document: str, annotation: str) -> ResponseReturnValue:
    """Answer an annotation."""
    visibility = fields.choice("visibility", Visibility, Visibility.PRIVATE)
    body = Body(note=fields.text("note"), visibility=visibility)
    made = annotate.reply(g.library, _known(document, annotation).id, body, g.settings.name)
    tell(gettext("Your reply is saved."), made)
    return redirect(back(document, f"a-{short(made.id)}"), 303)


def _known(document: str, annotation: str) -> Annotation:
    urn = f"urn:uuid:{annotation}"
    known = stored.get(g.library.db, urn)
    if known is None or known.document != document:
        raise NotFound(kind="annotation", id=urn)
    return known


def _seen() -> int | None:
    """The revision that the page showed, from the form or the address of its button."""
    return (
        fields.number("revision") if fields.text("revision") else request.args.get("seen", type=int)
    )


def _extended(document: str, onto: str, passage: Passage, body: Body) -> Annotation:
    """The annotation chosen (``id revision``) on one passage more; it keeps what it says."""
    if body.note.strip() or body.tags or body.links:
        raise BadInput(
            name="What you wrote",
            why="a passage that is added to another annotation takes what that one says",
            remedy="Make it an annotation of its own, or empty the other fields.",
        )
    name, _, revision = onto.partition(" ")
    read = int(revision) if revision.isdecimal() else None
    urn = _known(document, name).id
    return annotate.extend(g.library, urn, passage, g.settings.name, read)


def _revise(document: str, urn: str) -> ResponseReturnValue:
    before = annotate.standing(g.library, urn)
    try:
        body = _body(before.links)
    except AskBack as question:
        return question.page(back(document))
    try:
        after = annotate.revise(g.library, urn, body, g.settings.name, fields.number("revision"))
    except Conflict as conflict:
        return _both(conflict, before, body)
    tell("Saved.", after)
    return redirect(back(document, f"a-{short(urn)}"), 303)


def _both(conflict: Conflict, theirs: Annotation, mine: Body) -> ResponseReturnValue:
    """What somebody saved meanwhile beside what was to be saved: nothing of either is lost."""
    page = render_template(
        "conflict.html",
        message=str(conflict),
        theirs=theirs,
        mine=mine,
        diff=word_diff(theirs.note, mine.note),
        last=history.of_subject(g.library.db, theirs.id)[-1],
        typed=[(n, v) for n, v in request.form.items(multi=True) if n not in _SHOWN],
    )
    return page, 409


def _body(links: tuple[Link, ...]) -> Body:
    """What the form says; an authority named in it is linked beside ``links`` that stay."""
    kept = tuple(link for link in links if link.target not in fields.every("drop"))
    reference = target("authority")
    if reference:
        form = fields.choice("form", Form, Form.NAMED)
        stance = fields.choice("stance", Stance, USUAL_STANCE[form])
        kept = (*kept, Link(reference, form, stance))
    return Body(
        note=fields.text("note"),
        tags=fields.tags(),
        links=kept,
        visibility=fields.choice("visibility", Visibility, Visibility.PRIVATE),
    )


def _selected(document: str) -> Passage:
    return Passage(
        document=document,
        version=fields.needed("version"),
        start=fields.number("start"),
        end=fields.number("end"),
        exact=fields.needed("exact"),
    )


def _by_sentence(document: str) -> Passage:
    page = read_article(g.library, document)
    sentences = spans(page)
    first, last = sorted((fields.number("first"), fields.number("last")))
    chosen = sentences[first - 1 : last]
    start, end = (chosen[0][0], chosen[-1][1]) if first and chosen else (0, 0)
    exact = page.version.text[start:end] if fields.needed("version") == page.version.hash else ""
    return Passage(document, fields.needed("version"), start, end, exact)
