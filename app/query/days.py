"""Days: what a person writes for a time, as the days, months, years, ... that make it up."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from app.domain.dates import first_day, is_date, last_day

EARLIEST, LATEST = date(1600, 1, 1), date(2199, 12, 31)
_AGO = re.compile(r"-(\d{1,4})([dwmy])")
_COMPARED = re.compile(r"([<>]=?)(.+)")
_UNITS = {"d": 1, "w": 7, "m": 30.44, "y": 365.25}
_NAMED: dict[str, Callable[[date], tuple[date, date]]] = {
    "today": lambda day: (day, day),
    "yesterday": lambda day: (day - timedelta(1), day - timedelta(1)),
    "this-week": lambda day: (day - timedelta(day.weekday()), day),
    "this-month": lambda day: (day.replace(day=1), day),
    "this-year": lambda day: (day.replace(month=1, day=1), day),
}
NAMES = tuple(_NAMED)


def span(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of a time as it was written, or None for what is none.

    ``2025-05``, ``2025-01-20..2025-06``, ``..1999``, ``>=2025-01-20``, ``<2024``, ``today``,
    ``this-year``, ``-30d`` (the last 30 days; also ``w``, ``m``, ``y``).
    """
    if named := _NAMED.get(text.lower()):
        return named(today)
    if ago := _AGO.fullmatch(text):
        days = min(int(int(ago[1]) * _UNITS[ago[2]]), (today - EARLIEST).days)
        return today - timedelta(days), today
    if compared := _COMPARED.fullmatch(text):
        return _compared(compared[1], compared[2])
    if ".." in text:
        return _between(*text.split("..", 1))
    return _days(text)


def covering(first: date, last: date) -> list[str]:
    """The fewest centuries, decades, years, months and days that make up a time.

    Each is a date, or its beginning: ``20`` and ``202`` are a century and a decade.
    """
    return list(_covering(max(first, EARLIEST), min(last, LATEST)))


def _compared(sign: str, text: str) -> tuple[date, date] | None:
    days = _days(text)
    if days is None:
        return None
    return {
        ">": (days[1] + timedelta(1), LATEST),
        ">=": (days[0], LATEST),
        "<": (EARLIEST, days[0] - timedelta(1)),
        "<=": (EARLIEST, days[1]),
    }[sign]


def _between(one: str, other: str) -> tuple[date, date] | None:
    first = _days(one) if one else (EARLIEST, EARLIEST)
    last = _days(other) if other else (LATEST, LATEST)
    if not (one or other) or first is None or last is None or last[1] < first[0]:
        return None
    return first[0], last[1]


def _days(text: str) -> tuple[date, date] | None:
    if not is_date(text) or not EARLIEST.year <= int(text[:4]) <= LATEST.year:
        return None
    return date.fromisoformat(first_day(text)), date.fromisoformat(last_day(text))


def _covering(day: date, last: date) -> Iterator[str]:
    while day <= last:
        length, end = next((n, end) for n, end in _units(day) if end <= last)
        yield day.isoformat()[:length]
        day = end + timedelta(1)


def _units(day: date) -> Iterator[tuple[int, date]]:
    """What begins on a day, the longest first: how much of its date says so, and its last day."""
    if (day.month, day.day) == (1, 1):
        for length, years in ((2, 100), (3, 10), (4, 1)):
            if day.year % years == 0:
                yield length, date(day.year + years - 1, 12, 31)
    if day.day == 1:
        yield 7, day.replace(day=monthrange(day.year, day.month)[1])
    yield 10, day
