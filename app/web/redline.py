"""Redline: two versions of a document, and what the new one did to the passages annotated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.domain.annotation import Anchor
from app.services.redline import Claim, Outcome, compare
from app.text.redline import Fate, Row, Stretch
from app.web.context import g
from app.web.wording import gettext

blueprint = Blueprint("redline", __name__, url_prefix="/redline")
OUTCOMES = {
    Outcome.CHANGED: "words changed",
    Outcome.WAITS: "waits for a person",
    Outcome.GONE: "gone",
    Outcome.MOVED: "moved",
    Outcome.SAME: "unchanged",
    Outcome.LATER: "made later",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with one fate and the numbers of the claims that stand on them.

    ``begins`` are those of the claims that are seen here first.
    """

    change: str
    text: str
    claims: tuple[int, ...]
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row of the redline, cut where claims begin and end."""

    fate: Fate
    pieces: tuple[Piece, ...]


@blueprint.get("/<path:document>")
def read(document: str) -> ResponseReturnValue:
    """Two versions of an article, or of the text of an authority given by its path.

    ``old`` and ``new`` are the versions' numbers; without them, the last two.
    """
    reference = f"/{document}" if "/" in document else document
    old, new = (request.args.get(name, type=int, default=0) for name in ("old", "new"))
    found = compare(g.library, reference, old, new)
    return render_template(
        "redline.html",
        one=found,
        rows=shown(found.rows, found.claims),
        outcomes={each: gettext(label) for each, label in OUTCOMES.items()},
    )


def shown(rows: Iterable[Row], claims: list[Claim]) -> list[ShownRow]:
    """The rows with the claims on them."""
    begun: set[int] = set()
    return [ShownRow(row.fate, tuple(_pieces(row, claims, begun))) for row in rows]


def _pieces(row: Row, claims: list[Claim], begun: set[int]) -> Iterator[Piece]:
    for stretch in row.stretches:
        spans = [(claim.number, *span) for claim in claims for span in _spans(claim, stretch)]
        cuts = sorted({0, len(stretch.text), *(cut for _, *span in spans for cut in span)})
        for start, end in pairwise(cuts):
            over = tuple(n for n, first, last in spans if first <= start and end <= last)
            over = tuple(dict.fromkeys(over))
            begins = tuple(number for number in over if number not in begun)
            begun.update(begins)
            yield Piece(stretch.change.value, stretch.text[start:end], over, begins)


def _spans(claim: Claim, stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Where a claim stands in a stretch: offsets into its text."""
    for anchor, place in ((claim.old, stretch.old), (claim.new, stretch.new)):
        if anchor and place >= 0:
            start, end = _within(anchor, place, len(stretch.text))
            if start < end:
                yield start, end


def _within(anchor: Anchor, place: int, length: int) -> tuple[int, int]:
    return max(0, anchor.start - place), min(length, anchor.end - place)
