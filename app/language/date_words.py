"""The words of the calendar, and the arithmetic that the rules of dates share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from app.domain.ordinals import MONTHS

DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
COUNTS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_SHORT = {"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"}
MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:{'|'.join(sorted(_SHORT, reverse=True))})\.)"
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
COUNT = rf"(?P<count>\d{{1,3}}|(?i:{'|'.join(COUNTS)}))"

# From the words and the day of publication (None when it is not known) to first and last day.
Bounds = tuple[date, date] | None
Rule = Callable[[re.Match[str], date | None], Bounds]

# What stands before a date that is still to come; otherwise it is the last one that was.
_TO_COME = re.compile(
    r"\b(?:will|would|due|(?:is|are|was|were) (?:set|to)|set for|scheduled|expected|about to"
    r"|ends?(?! of)|expires?|lapses?|runs? out|begins?|starts?|takes? effect|hears?|meets?|until|by"
    r"|through|upcoming|coming|next)\b[^.;]{0,60}$"
)


# "The notice of March 25", whatever else the sentence says of the future.
_OF_A_PAPER = re.compile(
    r"\b(?:order|ruling|notice|decision|proclamation|opinion|judgment|injunction|stay|vacatur"
    r"|termination|agreement|protocol|listing|one|dated),? (?:(?:of|from|at|in|dated) )?(?:the )?$"
)


_ITS = re.compile(r"(?:\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er)|['’]s?) (?:[\w-]+ )?$")
# "The May 19 order", "May 19's ruling": what bears a date has been.
_PAPER_OF_IT = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,2}(?:order|ruling|notice|decision|proclamation|opinion|judgment"
    r"|injunction|stay|one)\b"
)


def is_to_come(match: re.Match[str]) -> bool:
    """Whether the words before a date of no year say that it lies ahead."""
    before = match.string[max(0, match.start() - 80) : match.start()]
    if _TO_COME.search(before) is None or _OF_A_PAPER.search(before):
        return False
    of_it = _ITS.search(before) or match.string.startswith(("'s", "’s"), match.end())
    return not (of_it and _PAPER_OF_IT.match(match.string, match.end()))


def month_number(name: str) -> int:
    """1 for January, in full or short, in letters of any case."""
    short = name.rstrip(".")[:3].title()
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(short))


def month(year: int, number: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    following = date(year + number // 12, number % 12 + 1, 1)
    return date(year, number, 1), following - DAY


def months_on(today: date, count: int) -> tuple[date, date]:
    """The first and the last day of the month so many months on; before, if negative."""
    months = today.year * 12 + today.month - 1 + count
    return month(months // 12, months % 12 + 1)


def same_day(today: date, months: int) -> date:
    """The same day of another month, or that month's last day when it has none."""
    first, last = months_on(today, months)
    return min(last, first + (today.day - 1) * DAY)


def week(today: date, count: int = 0) -> tuple[date, date]:
    """Sunday to Saturday of the week so many weeks on."""
    sunday = today - ((today.weekday() + 1) % 7) * DAY + 7 * count * DAY
    return sunday, sunday + 6 * DAY


def counted(words: str) -> int:
    """What a word or figure counts."""
    return COUNTS.get(words.lower()) or int(words)
