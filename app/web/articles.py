"""Articles: the reader, and the same text by numbered sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from app.domain.annotation import Annotation, LinkStatus
from app.domain.document import Rendering
from app.services.read import ArticlePage, read_article
from app.store import merged, reviews
from app.text.marking import mark, nothing
from app.text.sentences import sentences
from app.web.buckets import buckets
from app.web.cards import Card
from app.web.context import g
from app.web.filters import BY_AUTHORITY, filters
from app.web.margin import Margin, Thread, margin, marks, threads
from app.web.words import many

blueprint = Blueprint("articles", __name__, url_prefix="/articles")
MANY = 150  # cards, above which a script may make those out of sight while nothing else is done
PIECE = 50  # cards that are sent, or made, at once where there are many
NEWEST = 30  # notes to which a passage can be added from the reader; its own page lists all


@blueprint.get("/<document>")
def read(document: str) -> ResponseReturnValue:
    """An article beside its legal basis; one that was merged leads to the one that it is."""
    leads_to = merged.into(g.library.db, document)
    if leads_to != document:
        return redirect(url_for(".read", document=leads_to), 302)
    page = read_article(g.library, document)
    beside, asked = margin(page), filters(request.args)
    shown = [card for card in beside.cards if asked.show(card)]
    first, later = _pieces(shown)
    rendering = page.version.rendering
    return render_template(
        "article.html",
        page=page,
        margin=beside,
        shown=shown,
        first=first,
        later=later,
        threads=threads(beside, shown) if asked.by == BY_AUTHORITY else [],
        filters=asked,
        asked=asked.query(),
        notes=_newest(beside)[:NEWEST],
        resting=_resting(beside),
        buckets=buckets(shown, len(page.version.text)),
        html=Markup(_marked(rendering, shown, later)),  # noqa: S704
        checks=reviews.count(g.library.db, document),
    )


@blueprint.get("/<document>/sentences")
def by_sentence(document: str) -> ResponseReturnValue:
    """The article by numbered sentences, to annotate some of them."""
    page = read_article(g.library, document)
    numbered = list(enumerate(spans(page), 1))
    starts = [block.start for block in page.version.rendering.blocks]
    grouped = groupby(numbered, key=lambda each: bisect_right(starts, each[1][0]))
    text = page.version.text
    return render_template(
        "sentences.html",
        page=page,
        notes=_newest(margin(page)),
        blocks=[[(n, text[start:end]) for n, (start, end) in found] for _, found in grouped],
    )


def _marked(rendering: Rendering, shown: list[Card], later: list[list[Card]]) -> str:
    """The text with its marks, and the way from each block to its cards for who has no scripts.

    That way is left out where cards are so many that it would be a sixteenth of the page.
    """
    way = nothing if later else _to_the_cards
    return mark(rendering.html, rendering.blocks, marks(shown), way)


def _to_the_cards(keys: Sequence[str]) -> str:
    link = Markup('<a class="to-cards" href="#{}">{}</a>').format(keys[0], many(len(keys), "card"))
    return f"<noscript data-noanno> {link}</noscript>"


def _pieces(cards: list[Card]) -> tuple[list[Card], list[list[Card]]]:
    """The cards that are there at once, and the others in pieces where there are many."""
    if len(cards) <= MANY:
        return cards, []
    rest = range(PIECE, len(cards), PIECE)
    return cards[:PIECE], [cards[start : start + PIECE] for start in rest]


def _newest(margin: Margin) -> list[Annotation]:
    """What people said of passages, the newest first."""
    said = [card.annotation for card in margin.cards if card.said and card.annotation]
    return sorted(said, key=lambda note: note.modified, reverse=True)


def _resting(margin: Margin) -> list[Thread]:
    """The authorities that somebody accepted as what the article rests on, by their titles."""
    accepted = [card for card in margin.cards if card.state == LinkStatus.ACCEPTED]
    found = [thread for thread in threads(margin, accepted) if thread.id]
    return sorted(found, key=lambda one: one.authority.title if one.authority else one.id)


def spans(page: ArticlePage) -> tuple[tuple[int, int], ...]:
    """The sentences of an article, as code points from and to."""
    blocks = tuple((block.start, block.end) for block in page.version.rendering.blocks)
    return sentences(page.version.text, blocks)
