"""The map: articles and authorities, and how they hang together, as a picture and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.services.chart import Chart, Tie, chart
from app.web.context import g

blueprint = Blueprint("chart", __name__, url_prefix="/map")
ROW = 26  # units of the view box from one name to the next
LEFT, RIGHT = 430, 730  # where the ties begin and end
TOP = 34


@dataclass(frozen=True, slots=True)
class Curve:
    """A tie from an article's row to an authority's; ``weight`` is the width of its line."""

    tie: Tie
    path: str
    weight: float


@blueprint.get("")
def index() -> ResponseReturnValue:
    """All of it, or what is tied to ``?of=`` an article or authority."""
    of = request.args.get("of", "")
    found = chart(g.library, of)
    longest = max(len(found.articles), len(found.authorities))
    rows = spread([article.id for article in found.articles], longest)
    sides = spread([record.id for record in found.authorities], longest)
    return render_template(
        "map.html",
        chart=found,
        of=of,
        rows=rows,
        sides=sides,
        curves=curves(found, rows, sides),
        height=TOP + ROW * longest,
        left=LEFT,
        right=RIGHT,
        ties=_by_article(found),
    )


def spread(ids: Sequence[str], rows: int) -> dict[str, int]:
    """The height of each id, evenly over the room of ``rows`` of them."""
    step = ROW * rows / len(ids) if ids else 0
    return {each: round(TOP + step * (number + 0.5) - ROW / 2) for number, each in enumerate(ids)}


def curves(found: Chart, rows: dict[str, int], sides: dict[str, int]) -> list[Curve]:
    """One curve a tie, the heaviest first, so that the light ones lie on top."""
    middle = (LEFT + RIGHT) // 2
    drawn = []
    for tie in sorted(found.ties, key=lambda tie: -tie.accepted - tie.proposed):
        start, end = rows[tie.article], sides[tie.authority]
        path = f"M{LEFT},{start} C{middle},{start} {middle},{end} {RIGHT},{end}"
        drawn.append(Curve(tie, path, round(min(1 + (tie.accepted + tie.proposed) * 0.6, 7), 1)))
    return drawn


def _by_article(found: Chart) -> dict[str, list[Tie]]:
    """The ties of each article in the order of the authorities."""
    order = {record.id: number for number, record in enumerate(found.authorities)}
    ties: dict[str, list[Tie]] = {article.id: [] for article in found.articles}
    for tie in sorted(found.ties, key=lambda tie: order[tie.authority]):
        ties[tie.article].append(tie)
    return ties
