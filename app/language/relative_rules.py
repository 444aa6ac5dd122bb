"""Dates that count from the day of publication, as American newsrooms mean them.

Weeks run from Sunday to Saturday.  "On Wednesday" is the last one at or before the day, or the
next one where the verb says that it is to come; "two weeks ago" is the day exactly so far back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from app.language.date_words import (
    COUNT,
    DAY,
    WEEKDAY,
    WEEKDAYS,
    Bounds,
    Rule,
    counted,
    is_to_come,
    months_on,
    same_day,
    week,
)

_WHOLE = {"week": 6, "month": 27, "year": 360}


def _ago(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    count, unit = counted(match["count"]), match["unit"]
    day = {
        "day": lambda: today - count * DAY,
        "week": lambda: today - 7 * count * DAY,
        "month": lambda: same_day(today, -count),
        "year": lambda: same_day(today, -12 * count),
    }[unit]()
    within = match["within"] or ""
    if within == "this month":
        return months_on(day, 0)
    return week(day) if within == "this week" else (day, day)


def _weekday_ago(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    back = ((today.weekday() - WEEKDAYS.index(match["weekday"])) % 7 or 7) + 7
    return today - back * DAY, today - back * DAY


def _weekday(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    which = (match["which"] or "").strip().lower()
    ahead = (WEEKDAYS.index(match["weekday"]) - today.weekday()) % 7
    if which in ("next", "this coming", "coming"):
        ahead = ahead or 7
    elif which in ("last", "this past", "past"):
        ahead = ahead - 7
    elif ahead and (match["of"] or not is_to_come(match)):
        ahead -= 7
    return today + ahead * DAY, today + ahead * DAY


def _near(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    words = " ".join(match[1].lower().split())
    days = {"today": 0, "tonight": 0, "this morning": 0, "this evening": 0, "yesterday": -1}
    days |= {"tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    days |= {"last night": -1}
    if words in days:
        return today + days[words] * DAY, today + days[words] * DAY
    return _unit(words, today)


def _unit(words: str, today: date) -> Bounds:
    """A week, month or year beside the current one."""
    earlier, _, unit = words.rpartition(" ")
    if words == "the week before last":
        return week(today, -2)
    count = {"this": 0, "earlier this": 0, "last": -1, "next": 1}[earlier]
    year = today.year + count
    whole = {
        "week": week(today, count),
        "month": months_on(today, count),
        "year": (date(year, 1, 1), date(year, 12, 31)),
    }[unit]
    return (whole[0], today) if earlier == "earlier this" else whole


def _weekend(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    sunday = today - ((today.weekday() + 1) % 7) * DAY
    saturday = today if today.weekday() == WEEKDAYS.index("Saturday") else sunday - DAY
    return saturday, saturday + DAY


def rules() -> Iterator[tuple[re.Pattern[str], Rule]]:
    """Each way of saying it with its rule; a longer one before the shorter that it may hold."""
    within = r"(?: (?P<within>today|this week|this month))?"
    yield re.compile(rf"\b{COUNT} (?P<unit>day|week|month|year)s? ago{within}\b"), _ago
    yield re.compile(rf"\ba week ago {WEEKDAY}\b"), _weekday_ago
    yield re.compile(rf"\b{WEEKDAY} before last\b"), _weekday_ago
    near = (
        r"\b(the day before yesterday|the day after tomorrow|the week before last|today|tonight"
        r"|yesterday|tomorrow|last night|this (?:morning|evening)"
        r"|(?:earlier )?this (?:week|month|year)|(?:last|next) (?:week|month|year))\b"
    )
    yield re.compile(near, re.IGNORECASE), _near
    yield re.compile(r"\b(?:over|on|at) the weekend\b|\blast weekend\b", re.IGNORECASE), _weekend
    which = r"(?P<which>(?:[Nn]ext|[Ll]ast|[Tt]his coming|[Tt]his past|[Cc]oming|[Pp]ast) )?"
    yield re.compile(rf"\b(?<!\b[Tt]hat ){which}{WEEKDAY}\b(?P<of>(?=['’]s\b))?"), _weekday
