"""Review: passages that were not carried to a new version, for a person to place."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from app.domain.annotation import Annotation
from app.domain.document import Version
from app.errors import BadInput, NotFound
from app.services import review
from app.services.review import Review
from app.services.settle import Choice, orphan, stands
from app.services.settle import settle as settle_passage
from app.store import documents
from app.text.marking import Mark, mark
from app.text.sentences import sentences
from app.web import fields
from app.web.context import g
from app.web.wording import gettext
from app.web.words import short

blueprint = Blueprint("review", __name__, url_prefix="/review")


@blueprint.get("/")
def queue() -> ResponseReturnValue:
    """What waits, and what is said or found to be gone; on one document, or on all."""
    document = request.args.get("document", "")
    waiting, gone = review.waiting(g.library, document), review.orphans(g.library, document)
    titles = {each.annotation.document for each in (*waiting, *gone)}
    return render_template(
        "review.html",
        waiting=waiting,
        gone=gone,
        document=documents.get(g.library.db, document) if document else None,
        documents={each: documents.get(g.library.db, each) for each in titles},
    )


@blueprint.get("/<annotation>/<int:passage>")
def place(annotation: str, passage: int) -> ResponseReturnValue:
    """One passage beside the text as it is now, to be placed by hand."""
    one, version = _review(annotation, passage)
    rendering = version.rendering
    candidates = [
        Mark(o.candidate.start, o.candidate.end, f"c-{n}", ("proposed",))
        for n, o in enumerate(one.options, start=1)
    ]
    return render_template(
        "place.html",
        review=one,
        document=documents.get(g.library.db, version.document),
        html=Markup(mark(rendering.html, rendering.blocks, candidates)),  # noqa: S704
        sentences=[version.text[start:end] for start, end in _sentences(version)],
    )


@blueprint.post("/<annotation>/<int:passage>")
def settle(annotation: str, passage: int) -> ResponseReturnValue:
    """Put a passage on a candidate, on words chosen by hand, or among those that are gone."""
    urn, act, seen = f"urn:uuid:{annotation}", fields.needed("do"), fields.number("revision")
    if act == "gone":
        done = orphan(g.library, urn, passage, g.settings.name, seen)
        return _done(
            gettext("Said to be gone. It is kept with the version that it stands in."), done
        )
    if act == "choose":
        start, end = _by_hand(annotation, passage)
    else:
        start, end = fields.number("start"), fields.number("end")
    choice = Choice(passage, fields.needed("version"), start, end, seen)
    done = settle_passage(g.library, urn, choice, g.settings.name)
    return _done(gettext("The passage is placed."), done)


def _by_hand(annotation: str, passage: int) -> tuple[int, int]:
    """The words selected, or those typed, where they stand in the sentences chosen; or these."""
    _, version = _review(annotation, passage)
    spans, words = _sentences(version), fields.text("exact").strip()
    if words and fields.text("start"):
        return stands(version, words, (fields.number("start"), fields.number("end")))
    first, last = fields.number("first"), fields.number("last")
    if not (words or first or last):
        remedy = "Copy the words from the text, or choose sentences."
        raise BadInput(name="This form", why="it names no passage", remedy=remedy)
    first, last = sorted((first or 1, last or len(spans)))
    chosen = spans[first - 1 : last] or ((0, 0),)
    span = chosen[0][0], chosen[-1][1]
    return stands(version, words, span) if words else span


def _done(words: str, done: Annotation) -> ResponseReturnValue:
    flash(words, url_for("history.act", annotation=short(done.id), seen=done.revision))
    return redirect(url_for(".queue", document=request.args.get("document")), 303)


def _review(annotation: str, passage: int) -> tuple[Review, Version]:
    one = review.review(g.library, f"urn:uuid:{annotation}", passage)
    version = documents.current(g.library.db, one.annotation.document)
    if version is None:
        raise NotFound(kind="document", id=one.annotation.document)
    return one, version


def _sentences(version: Version) -> tuple[tuple[int, int], ...]:
    blocks = tuple((block.start, block.end) for block in version.rendering.blocks)
    return sentences(version.text, blocks)
