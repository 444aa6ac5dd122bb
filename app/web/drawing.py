"""The picture of a timeline: where each mark stands, in units of its view box."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.dates import is_date
from app.domain.status import RULES, UNKNOWN, Place
from app.domain.timeline import Band, Point, Tick, Timeline

WIDTH = 720
LEFT, RIGHT = 16, 704  # where the line begins and ends
ROW = 24  # from one row of marks to the next
BAND = 22  # the height of the band of statuses
DAY = 124  # the room that the longest date takes
CHARACTER = 6.4  # the width of a letter in the band, so that a word is shown where it fits
HALTED = {"stayed", "enjoined"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark at ``x`` in a row; ``wide`` is how far it reaches to the right."""

    x: float
    y: float
    wide: float
    label: str
    of: Point | Tick | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of the band; ``tone`` is a class of the style sheet."""

    x: float
    wide: float
    tone: str
    word: str
    band: Band


@dataclass(frozen=True, slots=True)
class Day:
    """A day (ISO 8601) written under the line; ``anchor`` is SVG's ``text-anchor``."""

    x: float
    iso: str
    anchor: str

    def meets(self, other: Day) -> bool:
        """Whether the words of both would touch."""
        return self._begin < other._begin + DAY and other._begin < self._begin + DAY

    @property
    def _begin(self) -> float:
        return self.x - {"start": 0.0, "middle": DAY / 2, "end": DAY}[self.anchor]


@dataclass(frozen=True, slots=True)
class Picture:
    """Numbered events over the band, articles under it, days where their words have room.

    ``after`` is where nothing is known.
    """

    height: float
    line: float
    events: list[Drawn]
    strips: list[Strip]
    articles: list[Drawn]
    days: list[Day]
    after: float


def picture(line: Timeline) -> Picture | None:
    """The drawing of a timeline; None where there is too little to see."""
    if len(line.points) + len(line.ticks) < 2:
        return None
    above = _rows([_x(point.at) for point in line.points])
    below = _rows([_x(tick.at) for tick in line.ticks])
    top = ROW * (max(above, default=0) + 1) + 4
    events = [
        Drawn(_x(point.at), top - ROW * (row + 0.6), _wide(point.at, point.until), str(n), point)
        for n, (point, row) in enumerate(zip(line.points, above, strict=True), 1)
    ]
    articles = [
        Drawn(_x(tick.at), top + BAND + ROW * (row + 0.7), 0, str(len(tick.articles)), tick)
        for tick, row in zip(line.ticks, below, strict=True)
    ]
    height = top + BAND + ROW * (max(below, default=0) + 1) + 30
    strips = [_strip(band) for band in line.bands]
    return Picture(height, top, events, strips, articles, _days(line), _x(line.read))


def tone(word: str) -> str:
    """How a status looks: it runs, it is halted, it is over, or nobody knows."""
    if word == UNKNOWN:
        return "unknown"
    if word in HALTED:
        return "halted"
    return "over" if RULES[word] is Place.ENDS else "runs"


def _strip(band: Band) -> Strip:
    wide = _wide(band.start, band.end)
    word = band.status.word if len(band.status.word) * CHARACTER + 8 < wide else ""
    return Strip(_x(band.start), wide, tone(band.status.word), word, band)


def _days(line: Timeline) -> list[Day]:
    """The first day and the last, then those of events, then of articles that still have room."""
    events = [(_x(p.at), p.event.date) for p in line.points if is_date(p.event.date)]
    known = list(dict.fromkeys([*events, *((_x(tick.at), tick.day) for tick in line.ticks)]))
    if not known:
        return []
    first, last = min(known), max(known)
    written = [Day(*first, "start")]
    for x, iso in [last, *known]:
        anchor = {first: "start", last: "end"}.get((x, iso), "middle")
        day = Day(x, iso, anchor)
        if not any(day.meets(other) for other in written):
            written.append(day)
    return sorted(written, key=lambda day: day.x)


def _rows(places: Iterable[float]) -> list[int]:
    """The lowest row for each mark in which it touches none before it."""
    taken: list[float] = []
    rows = []
    for x in places:
        row = next((n for n, last in enumerate(taken) if x - last >= ROW), len(taken))
        taken[row : row + 1] = [x]
        rows.append(row)
    return rows


def _x(at: float) -> float:
    return round(LEFT + at * (RIGHT - LEFT), 1)


def _wide(start: float, end: float) -> float:
    return round((end - start) * (RIGHT - LEFT), 1)
