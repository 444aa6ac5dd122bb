"""Dates in prose, absolute or relative to the day of publication, as periods of days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.language.counted_dates import counted_days
from app.language.date_rules import RULES
from app.language.date_words import Rule

_WEEKS_OFF = 3  # days by which somebody may be off who counts in weeks
_PAPER = re.compile(
    r"(?:['’]s)? (?:[\w-]+ ){0,2}(?:order|ruling|decision|opinion|stay|judgment|proclamation"
    r"|notice)\b"
)
_ON = re.compile(r"\b[Oo]n $")


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day (ISO 8601) that words stand for, and their span in code points.

    ``around`` is by how many days a writer may be off who counts in weeks, months or years;
    ``also`` another day that the words may mean, if less likely: of "last Monday" and "Monday's
    order" the one a week before.
    """

    first: str
    last: str
    start: int
    end: int
    around: int = 0
    also: str = ""

    def holds(self, day: str) -> bool:
        """Whether a day, month or year (ISO 8601) lies in the period or overlaps it."""
        return self.holds_first(day) or (bool(self.also) and self.also[: len(day)] == day)

    def holds_first(self, day: str) -> bool:
        """The same, without the other day that the words may mean."""
        first, last = self.first, self.last
        if self.around:
            first = _moved(first, -self.around)
            last = _moved(last, self.around)
        return first[: len(day)] <= day <= last[: len(day)]

    @property
    def days(self) -> int:
        """How many days the words leave open."""
        return (
            (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days
            + 1
            + 2 * self.around
        )


def periods(text: str, start: int, end: int, published: str) -> list[Period]:
    """The periods that ``text[start:end]`` names, in reading order.

    ``published`` is the day of publication; relative words and days without a year are left out
    when it is not a whole date.  A longer expression hides the shorter ones inside it.
    """
    today = _day(published)
    found: list[Period] = []
    read: list[re.Match[str]] = []
    named: dict[re.Pattern[str], bool] = {}
    for guard, pattern, rule in RULES:
        if guard and guard not in named:
            named[guard] = guard.search(text, start, end) is not None
        if guard and not named[guard]:
            continue
        for match in pattern.finditer(text, start, end):
            if any(match.start() < each.end() and each.start() < match.end() for each in read):
                continue
            read.append(match)  # also of 31 June, whose year says nothing on its own
            bounds = _safe(rule, match, today)
            if bounds:
                first, last = (each.isoformat() for each in bounds)
                found.append(
                    Period(first, last, *match.span(), _around(match), _also(match, first))
                )
    found += _counted(text, start, end, found, today)
    return sorted(found, key=lambda period: period.start)


def _counted(
    text: str, start: int, end: int, found: Sequence[Period], today: date | None
) -> Iterator[Period]:
    """ "Two days later", counted from a day named before it; what is named already is left."""
    named = [
        (each.end, (date.fromisoformat(each.first), date.fromisoformat(each.last)))
        for each in found
    ]
    for span, (first, last) in counted_days(text, start, end, named, today):
        if not any(span[0] < each.end and each.start < span[1] for each in found):
            around = _WEEKS_OFF if "week" in text[slice(*span)] else 0
            yield Period(first.isoformat(), last.isoformat(), *span, around)


def counted_from(
    text: str, start: int, end: int, day: tuple[int, str], published: str
) -> Iterator[Period]:
    """What ``text[start:end]`` counts from a day (ISO 8601) that was told up to a place in it.

    "The order eleven days earlier", behind a ruling whose day the text does not say.
    """
    place, told = day
    base = _day(told)
    if base:
        named = [(place, (base, base))]
        for span, (first, last) in counted_days(text, start, end, named, _day(published)):
            around = _WEEKS_OFF if "week" in text[slice(*span)] else 0
            yield Period(first.isoformat(), last.isoformat(), *span, around)


def _also(match: re.Match[str], first: str) -> str:
    groups = match.groupdict()
    if not groups.get("weekday") or "which" not in groups:
        return ""
    is_last = (groups["which"] or "").strip().lower() == "last"
    of_paper = _PAPER.match(match.string, match.end()) and not _ON.search(
        match.string, max(0, match.start() - 4), match.start()
    )
    return _moved(first, -7) if is_last or of_paper else ""


def _around(match: re.Match[str]) -> int:
    """How far off "two weeks ago" may be; "two weeks ago today" is not."""
    groups = match.groupdict()
    if "within" not in groups or groups["within"]:
        return 0
    return {"day": 0, "week": 3, "month": 15, "year": 183}[groups["unit"]]


def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _safe(rule: Rule, match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    try:
        return rule(match, today)
    except (ValueError, OverflowError):  # 31 June, the year 0
        return None


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None
