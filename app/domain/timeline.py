"""The timeline of an authority: its events and what was written about it, laid out on one line.

Places are fractions of the line's length, 0 to 1.  Law lives for centuries and moves in weeks, so
a gap takes room by the square root of its days: the order is true, long silences are shortened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app.domain.authority import Authority, AuthorityKind, Event
from app.domain.authority_table import AuthorityTable
from app.domain.dates import FIRST, first_day, last_day
from app.domain.status import Status, changes, periods


@dataclass(frozen=True, slots=True)
class Point:
    """An event: ``at`` its place; ``until`` differs where its day is only known to lie between."""

    at: float
    until: float
    event: Event
    turn: bool  # whether the status after it may be another


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch with one status."""

    start: float
    end: float
    since: str
    status: Status


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on which articles ran, with their ids."""

    at: float
    day: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a picture shows; after ``read``, the place of the newest source, all is unknown."""

    points: tuple[Point, ...]
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    read: float


def history(table: AuthorityTable, record: Authority) -> list[Event]:
    """What happened to a record, in its order; to a ruling also the other steps in its case."""
    case = table.authorities.get(record.part_of) if record.kind is AuthorityKind.RULING else None
    steps = [event for event in case.events if event.by != record.id] if case else []
    return sorted([*record.events, *steps], key=lambda event: last_day(event.date))


def timeline(
    authority: Authority, events: Sequence[Event], articles: Iterable[tuple[str, str]] = ()
) -> Timeline:
    """The line of one authority: its history and the days (ISO 8601) and ids of articles on it."""
    ran = sorted({(first_day(day), article) for day, article in articles if day})
    edges = [edge for event in (*authority.events, *events) for edge in _edges(event)]
    days = sorted({*edges, *(day for day, _ in ran)} - {""})
    if authority.as_of:
        days = sorted({*days, first_day(authority.as_of)})
    place = _places(days)
    read = place[first_day(authority.as_of)] if authority.as_of else 0.0
    points = tuple(_point(event, place) for event in events)
    return Timeline(points, _bands(authority, place, read), _ticks(ran, place), read)


def _edges(event: Event) -> tuple[str, str]:
    """The first and the last day it can be; one day twice where nothing says the other."""
    first, last = first_day(event.date), last_day(event.date)
    if first == FIRST:
        return last, last
    return (first, last) if event.date.startswith("[") else (first, first)


def _places(days: Sequence[str]) -> dict[str, float]:
    numbers = [date.fromisoformat(day).toordinal() for day in days]
    steps = [float(after - before) ** 0.5 for before, after in pairwise(numbers)]
    whole, reached, places = sum(steps) or 1.0, 0.0, {}
    for day, step in zip(days, [0.0, *steps][: len(days)], strict=True):
        reached += step
        places[day] = reached / whole
    return places


def _point(event: Event, place: dict[str, float]) -> Point:
    first, last = _edges(event)
    return Point(place[first], place[last], event, changes(event))


def _bands(authority: Authority, place: dict[str, float], read: float) -> tuple[Band, ...]:
    known = [(max(since, min(place)), then) for since, then in periods(authority)]
    starts = [(place.get(since, 0.0), since, then) for since, then in known]
    ends = [*(at for at, _, _ in starts), read][1:]
    return tuple(
        Band(at, end, since, then)
        for (at, since, then), end in zip(starts, ends, strict=True)
        if end > at
    )


def _ticks(ran: Sequence[tuple[str, str]], place: dict[str, float]) -> tuple[Tick, ...]:
    days: dict[str, list[str]] = {}
    for day, article in ran:
        days.setdefault(day, []).append(article)
    return tuple(Tick(place[day], day, tuple(ids)) for day, ids in days.items())
