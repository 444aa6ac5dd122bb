"""The ways in which prose names a day, week, month, season, year, century or age."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from app.domain.ordinals import MONTHS

_DAY = timedelta(days=1)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_COUNTS |= {"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}
_CENTURIES = {"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20}
_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}

_PARTS = {"early": (1, 12), "beginning": (1, 10), "start": (1, 10), "mid": (10, 20)}
_PARTS |= {"late": (18, 31), "end": (20, 31), "": (1, 31)}  # "middle" is "mid" too
_SHORT = {"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"}
_MONTH = rf"(?P<month>{'|'.join(MONTHS)}|(?:{'|'.join(sorted(_SHORT, reverse=True))})\.)"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
# Behind these words "May" and "March" are months, and so is any other month without a day.
_BEFORE_MONTH = (
    r"(?:in|since|until|by|from|during|of|early|late|mid|the|that|an?|its|their|her|his|’s|'s)[ -]"
)

# The years in office of presidents whose time dates a law.
_PRESIDENTS = {
    "Washington": (1789, 1797),
    "Adams": (1797, 1801),
    "Jefferson": (1801, 1809),
    "Madison": (1809, 1817),
    "Lincoln": (1861, 1865),
    "Wilson": (1913, 1921),
    "Roosevelt": (1933, 1945),
    "Truman": (1945, 1953),
    "Eisenhower": (1953, 1961),
    "Reagan": (1981, 1989),
    "Bush": (1989, 2009),
    "Clinton": (1993, 2001),
}
_NAMED = "|".join(("John Adams", "Woodrow Wilson", "George Washington", *_PRESIDENTS))
_DAY_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh"
    " twenty-eighth twenty-ninth thirtieth thirty-first"
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_ORDINAL_DAYS = [*_DAY_WORDS.split(), *(f"{n}{_ENDINGS.get(n, 'th')}" for n in range(1, 32))]

# From the words and the day of publication (None when it is not known) to first and last day.
Rule = Callable[[re.Match[str], date | None], tuple[date, date] | None]


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.rstrip(".")[:3]))


def _month(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - _DAY


def _months_back(today: date, count: int) -> tuple[date, date]:
    months = today.year * 12 + today.month - 1 - count
    return _month(months // 12, months % 12 + 1)


def _full(match: re.Match[str], today: date | None) -> tuple[date, date]:
    day = date(int(match["year"]), _month_number(match["month"]), int(match["day"]))
    return day, day


def _day_of_month(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    if today is None:
        return None
    day = today.replace(month=_month_number(match["month"]), day=int(match["day"]))
    # A day well ahead is last year's; one shortly ahead is announced, and stays.
    day = day if day <= today + 60 * _DAY else day.replace(year=day.year - 1)
    return day, day


def _month_of_year(match: re.Match[str], today: date | None) -> tuple[date, date]:
    return _month(int(match["year"]), _month_number(match["month"]))


def _month_alone(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    if today is None:
        return None
    month = _month_number(match["month"])
    past = month < today.month or (month == today.month and match["last"] is None)
    first, last = _month(today.year if past else today.year - 1, month)
    begins, ends = _PARTS[_part(match["part"] or "")]
    return first + (begins - 1) * _DAY, min(last, first + (ends - 1) * _DAY)


def _part(words: str) -> str:
    return next((name for name in _PARTS if name and name in words.lower()), "")


def _ago(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    if today is None:
        return None
    count = _COUNTS.get(match["count"]) or int(match["count"])
    unit = match["unit"]
    if unit == "day":
        return today - count * _DAY, today - count * _DAY
    if unit == "week":
        return today - (7 * count + 3) * _DAY, today - (7 * count - 3) * _DAY
    if unit == "month":
        return _months_back(today, count)
    return date(today.year - count, 1, 1), date(today.year - count, 12, 31)


def _weekday(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    if today is None:
        return None
    back = (today.weekday() - _WEEKDAYS.index(match["weekday"])) % 7
    if match["last"] and back == 0:
        back = 7
    return today - back * _DAY, today - back * _DAY


def _near(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    if today is None:
        return None
    monday = today - today.weekday() * _DAY
    spans = {
        "today": (today, today),
        "yesterday": (today - _DAY, today - _DAY),
        "this week": (monday, today),
        "last week": (monday - 7 * _DAY, monday - _DAY),
        "this month": (today.replace(day=1), today),
        "last month": _months_back(today, 1),
        "this year": (date(today.year, 1, 1), today),
        "last year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }
    return spans[" ".join(match[1].lower().split())]


def _season(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    if today is None:
        return None
    begins = _SEASONS[match["season"]]
    year = today.year if date(today.year, begins, 1) <= today else today.year - 1
    first, last = _season_of(year, begins)
    return _season_of(year - 1, begins) if match["last"] and today <= last else (first, last)


def _season_of(year: int, begins: int) -> tuple[date, date]:
    return date(year, begins, 1), _month(year + (begins + 1) // 12, (begins + 1) % 12 + 1)[1]


def _year(match: re.Match[str], today: date | None) -> tuple[date, date]:
    return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)


def _century(match: re.Match[str], today: date | None) -> tuple[date, date]:
    number = int(match["number"]) if match["number"] else _CENTURIES[match["word"].lower()]
    return date(100 * number - 100, 1, 1), date(100 * number, 12, 31)


def _age(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    if today is None:
        return None
    year = today.year - int(match["count"])
    return date(year - 2, 1, 1), date(year + 2, 12, 31)  # ages are rounded


def _half(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    if today is None:
        return None
    month = _month_number(match["month"])
    first, last = _month(today.year if month <= today.month else today.year - 1, month)
    return (first, first + 14 * _DAY) if match["half"] == "first" else (first + 15 * _DAY, last)


def _ordinal_day(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    if today is None:
        return None
    number = _ORDINAL_DAYS.index(match["ordinal"].lower()) % 31 + 1
    day = today.replace(month=_month_number(match["month"]), day=number)
    day = day if day <= today + 60 * _DAY else day.replace(year=day.year - 1)
    return day, day


def _weekday_before_last(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    if today is None:
        return None
    back = ((today.weekday() - _WEEKDAYS.index(match["weekday"])) % 7 or 7) + 7
    return today - back * _DAY, today - back * _DAY


def _era(match: re.Match[str], today: date | None) -> tuple[date, date] | None:
    if match["founding"]:
        return date(1776, 1, 1), date(1815, 12, 31)
    if match["centuries"]:
        return (date(1600, 1, 1), date(today.year - 150, 12, 31)) if today else None
    first, last = _PRESIDENTS[match["president"].split()[-1]]
    return date(first, 1, 1), date(last, 12, 31)


def _rules() -> Iterator[tuple[re.Pattern[str], Rule]]:
    year, day = r"(?P<year>1[6-9]\d{2}|20\d{2})", r"(?P<day>\d{1,2})"
    yield re.compile(rf"\b{_MONTH} {day},? {year}\b"), _full
    yield re.compile(rf"\b{day} {_MONTH} {year}\b"), _full
    yield re.compile(rf"\b(?P<half>first|second) half of {_MONTH}"), _half
    ordinals = "|".join(sorted(_ORDINAL_DAYS, key=len, reverse=True))
    yield re.compile(rf"\b(?P<ordinal>{ordinals}) of {_MONTH}"), _ordinal_day
    yield re.compile(rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}) before last\b"), _weekday_before_last
    yield (
        re.compile(
            r"\b(?:(?P<founding>[Ff]ounding[- ](?:era|generation|days)"
            r"|republic['’]s (?:first|early) (?:decades|years|days))"
            r"|(?P<centuries>(?:two[- ])?centur(?:y|ies)[- ]old)"
            rf"|(?:administration|presidency|time|days|era|signed by) (?:of )?(?:President )?"
            rf"(?P<president>{_NAMED})\b)"
        ),
        _era,
    )
    yield re.compile(rf"\b{_MONTH} {day}\b(?!,?\d)"), _day_of_month
    yield re.compile(rf"\b{day} {_MONTH}(?!\w)"), _day_of_month
    yield re.compile(rf"\b{_MONTH},? (?:of )?{year}\b"), _month_of_year
    yield re.compile(rf"\b{_COUNT} (?P<unit>day|week|month|year)s? ago\b"), _ago
    yield re.compile(rf"\b(?P<last>last )?(?P<weekday>{'|'.join(_WEEKDAYS)})\b"), _weekday
    yield re.compile(r"\b(today|yesterday|(?:this|last) (?:week|month|year))\b", re.I), _near
    yield re.compile(rf"\b(?:this|(?P<last>last)) (?P<season>{'|'.join(_SEASONS)})\b"), _season
    last_or_this = r"(?:(?P<last>last) |this |earlier this )"
    part = (
        r"(?:(?P<part>(?:early|late|mid)[ -](?:in )?|(?:the )?(?:beginning|start|middle|end) of )"
    )
    yield (
        re.compile(
            rf"\b{part}|\b{last_or_this}|\b{_BEFORE_MONTH}|(?<=[’']s ))\b{_MONTH}(?!\w)", re.I
        ),
        _capital(_month_alone),
    )
    yield (
        re.compile(
            r"\b(?:(?P<number>1[6-9]|20)th|(?P<word>" + "|".join(_CENTURIES) + r"))[- ]century\b",
            re.I,
        ),
        _century,
    )
    yield (
        re.compile(r"\b(?P<count>\d{2,3})-year-old\b(?= (?:\w+ )?(?:law|statute|act|treaty))"),
        _age,
    )
    yield re.compile(rf"(?<![\w$£€,.-]){year}(?![\w,.]?\d|-?\w+-)"), _year


def _capital(rule: Rule) -> Rule:
    """Only when the month's name has its capital: "in may" is no month."""
    return lambda match, today: rule(match, today) if match["month"][0].isupper() else None


# "Two days later", "eleven days before": counted from the last day that the text names.
FROM_THE_LAST = re.compile(
    rf"\b{_COUNT} (?P<unit>day|week)s? (?P<way>earlier|before|later|after(?:wards?)?)\b"
)


def counted(match: re.Match[str], last: date) -> date:
    """The day that an expression of ``FROM_THE_LAST`` means."""
    count = (_COUNTS.get(match["count"]) or int(match["count"])) * (
        7 if match["unit"] == "week" else 1
    )
    return last + count * _DAY if match["way"][0] in "la" else last - count * _DAY


# A longer expression comes before the shorter ones that it may hold.
RULES = tuple(_rules())
