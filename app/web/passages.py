"""Passages of an article: one beside the law it refers to, and what a person decides on them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.domain.annotation import LinkStatus
from app.domain.mention import Evidence, Target
from app.errors import BadInput, NotFound
from app.services import decide, decide_together
from app.services.annotate import Passage
from app.services.beside import beside
from app.services.read import ArticlePage, read_article
from app.store import documents
from app.web import fields
from app.web.cards import Card, passage_key
from app.web.context import g
from app.web.filters import filters
from app.web.margin import margin
from app.web.targets import AskBack, target
from app.web.way_back import back, tell
from app.web.wording import gettext
from app.web.words import many

blueprint = Blueprint("passages", __name__, url_prefix="/articles/<document>")
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})(?: (\S{1,300}))?")
OTHERS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article as a button carries it: ``24-41 /us/usc/t50/s21``."""

    start: int
    end: int
    target: str


@blueprint.get("/passages/<place>")
def read(document: str, place: str) -> ResponseReturnValue:
    """One passage beside the law, with what the recogniser saw and every way to decide."""
    page = read_article(g.library, document)
    reference = request.args.get("target", "")
    card = _card(page, place, reference)
    evidence, others = _evidence(page, card, reference)
    return render_template(
        "passage.html",
        page=page,
        card=card,
        passage=next(p for p in card.passages if p.target == reference),
        law=beside(g.library, reference, card.words),
        evidence=evidence,
        others=others,
        context=_context(page, card),
        asked=filters(request.args).query(),
    )


@blueprint.post("/decisions")
def decision(document: str) -> ResponseReturnValue:
    """Accept, reject or choose for one passage; accept many; undo what was done last."""
    for name, act in _ACTS.items():
        if name in request.form:
            try:
                return redirect(act(document), 303)
            except AskBack as question:
                return question.page(back(document))
    raise BadInput(name="This form", why="it says nothing to do", remedy="Reload the page.")


def _accept(document: str) -> str:
    place = _place("accept")
    with g.library.writing():
        decide.refuse_over(g.library, _words(document, place), _me())
        done = decide.accept(g.library, _words(document, place), place.target, _me())
    tell("Accepted.", done)
    return back(document, passage_key(place.start, place.end, place.target))


def _reject(document: str) -> str:
    place = _place("reject")
    with g.library.writing():
        decide.refuse_over(g.library, _words(document, place), _me())
        done = decide.reject(g.library, _words(document, place), place.target, _me())
    tell("Rejected.", done)
    return back(document, "basis")


def _choose(document: str) -> str:
    place = _place("choose")
    chosen = target("authority", needed=True)
    seen = fields.number("seen") if fields.text("seen") else 0
    with g.library.writing():
        decide.refuse_over(g.library, _words(document, place), _me(), seen)
        done = decide.accept(g.library, _words(document, place), chosen, _me())
    tell("Accepted.", done)
    return back(document, passage_key(place.start, place.end, chosen))


def _accept_like(document: str) -> str:
    """All proposals of the same form that rest on the same authority as the one named."""
    place = _place("accept-like")
    cards = margin(read_article(g.library, document)).cards
    kinds = {
        (p.thread, p.form)
        for card in cards
        for p in card.passages
        if (card.start, card.end, p.target) == (place.start, place.end, place.target)
    }
    return _together(
        document,
        [card for card in cards if {(p.thread, p.form) for p in card.passages} & kinds],
    )


def _accept_shown(document: str) -> str:
    """All proposals that the filters show."""
    shown = filters(request.args).show
    cards = margin(read_article(g.library, document)).cards
    return _together(document, [card for card in cards if shown(card)])


def _together(document: str, cards: list[Card]) -> str:
    places = [
        (card.start, card.end, card.passages[0].target)
        for card in cards
        if card.state == LinkStatus.PROPOSED
    ]
    version = fields.needed("version")
    made = decide_together.accept_all(g.library, document, version, places, _me())
    if made:
        words = gettext("Accepted %(links)s.", links=many(len(made), "link"))
        flash(words, url_for(".decision", document=document))
    else:
        flash(gettext("There was nothing left to accept."))
    return back(document, "basis")


def _undo(document: str) -> str:
    undone = decide_together.undo_last(g.library, document, _me())
    if undone:
        flash(gettext("Undone: %(steps)s.", steps=many(len(undone), "step")))
    else:
        flash(gettext("There is nothing left to undo."))
    return back(document, "basis")


_ACTS: dict[str, Callable[[str], str]] = {
    "accept": _accept,
    "reject": _reject,
    "choose": _choose,
    "accept-like": _accept_like,
    "accept-shown": _accept_shown,
    "do": _undo,
}


def _me() -> str:
    return g.settings.name


def _place(name: str) -> Place:
    match = _PLACE.fullmatch(fields.needed(name))
    if match is None:
        raise BadInput(name="This form", why=f"{name} names no passage", remedy="Reload the page.")
    return Place(int(match[1]), int(match[2]), match[3] or "")


def _words(document: str, place: Place) -> Passage:
    """The passage in the version that the form was made from, whose hash vouches for its words."""
    digest = fields.needed("version")
    version = documents.version(g.library.db, document, digest)
    if version is None:
        raise NotFound(kind="version", id=digest)
    exact = version.text[place.start : place.end]
    return Passage(document, digest, place.start, place.end, exact)


def _card(page: ArticlePage, place: str, reference: str) -> Card:
    for card in margin(page).cards:
        if card.place == place and any(p.target == reference for p in card.passages):
            return card
    raise NotFound(kind="passage", id=f"{place} {reference}")


def _evidence(
    page: ArticlePage, card: Card, reference: str
) -> tuple[Evidence | None, list[Target]]:
    """What the recogniser saw, and the candidates beside the one proposed."""
    if card.annotation:
        links = card.annotation.links
        return next(link.evidence for link in links if link.target == reference), []
    for mention in page.proposals:
        if (mention.start, mention.end, mention.chosen) == (card.start, card.end, reference):
            others = [other for other in mention.targets if other.id != reference]
            return mention.evidence, others[:OTHERS]
    return None, []


def _context(page: ArticlePage, card: Card) -> tuple[str, str]:
    """The text of its blocks before the passage, and after it."""
    blocks = page.version.rendering.blocks
    touched = [b for b in blocks if b.start < card.end and card.start < b.end]
    if not touched:
        return "", ""
    text = page.version.text
    return text[touched[0].start : card.start], text[card.end : touched[-1].end]
