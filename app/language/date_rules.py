"""The ways in which prose names a day, month, season, quarter or year; and all rules in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from app.domain.ordinals import MONTHS
from app.language import era_rules, holiday_rules, relative_rules
from app.language.date_words import (
    DAY,
    MONTH,
    WEEKDAY,
    WEEKDAYS,
    Bounds,
    Rule,
    is_to_come,
    month,
    month_number,
)

_SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
_PARTS = {"early": (1, 12), "beginning": (1, 10), "start": (1, 10), "mid": (10, 20)}
_PARTS |= {"late": (18, 31), "end": (20, 31), "": (1, 31)}  # "middle" is "mid" too
_QUARTERS = ("first", "second", "third", "fourth")
# Behind these words "May" and "March" are months, and so is any other month without a day.
_BEFORE_MONTH = (
    r"(?:in|since|until|by|from|during|of|early|late|mid|the|that|an?|its|their|her|his|’s|'s)[ -]"
)
# "May's order", "two May orders": a month, whatever stands before it.
_OF_LAW = (
    r"['’]s\b|(?: [\w-]+)? (?:orders?|rulings?|decisions?|notices?|proclamations?|opinions?|stays?"
    r"|injunctions?|judgments?|one)\b"
)
_DAY_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    " twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh"
    " twenty-eighth twenty-ninth thirtieth thirty-first"
)
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
ORDINALS = [*_DAY_WORDS.split(), *(f"{n}{_ENDINGS.get(n, 'th')}" for n in range(1, 32))]


def _full(match: re.Match[str], today: date | None) -> Bounds:
    day = date(int(match["year"]), month_number(match["month"]), int(match["day"]))
    return day, day


def _day_of_month(match: re.Match[str], today: date | None) -> Bounds:
    return _of_no_year(match, today, int(match["day"]))


def _ordinal_day(match: re.Match[str], today: date | None) -> Bounds:
    return _of_no_year(match, today, ORDINALS.index(match["ordinal"].lower()) % 31 + 1)


def _of_no_year(match: re.Match[str], today: date | None, number: int) -> Bounds:
    """The last such day at or before publication, or the next one if it is to come."""
    if today is None:
        return None
    day = today.replace(month=month_number(match["month"]), day=number)
    if is_to_come(match):
        day = day if day >= today else day.replace(year=day.year + 1)
    elif day > today:
        day = day.replace(year=day.year - 1)
    return day, day


def _month_of_year(match: re.Match[str], today: date | None) -> Bounds:
    return month(int(match["year"]), month_number(match["month"]))


def _month_alone(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    number = month_number(match["month"])
    past = number < today.month or (number == today.month and match["last"] is None)
    first, last = month(today.year if past else today.year - 1, number)
    begins, ends = _PARTS[_part(match["part"] or "")]
    return first + (begins - 1) * DAY, min(last, first + (ends - 1) * DAY)


def _part(words: str) -> str:
    return next((name for name in _PARTS if name and name in words.lower()), "")


def _half(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    number = month_number(match["month"])
    first, last = month(today.year if number <= today.month else today.year - 1, number)
    return (first, first + 14 * DAY) if match["half"] == "first" else (first + 15 * DAY, last)


def _nth_week(match: re.Match[str], today: date | None) -> Bounds:
    """ "The first week of April": its first seven days, and what is left of the week."""
    if today is None:
        return None
    number = month_number(match["month"])
    first, last = month(today.year if number <= today.month else today.year - 1, number)
    if match["nth"] == "last":
        return last - 8 * DAY, last
    begins = first + 7 * _QUARTERS.index(match["nth"]) * DAY
    return begins, min(last, begins + 8 * DAY)


def _season_of_year(match: re.Match[str], today: date | None) -> Bounds:
    return _season_of(int(match["year"]), _SEASONS[match["season"]])


def _nth_weekday(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    number = month_number(match["month"])
    first, _ = month(today.year if number <= today.month else today.year - 1, number)
    ahead = (WEEKDAYS.index(match["weekday"]) - first.weekday()) % 7
    day = first + (ahead + 7 * _QUARTERS.index(match["nth"])) * DAY
    return day, day


def _last_weekday(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    number = month_number(match["month"])
    _, last = month(today.year if number <= today.month else today.year - 1, number)
    day = last - ((last.weekday() - WEEKDAYS.index(match["weekday"])) % 7) * DAY
    return day, day


def _last_day(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    number = month_number(match["month"])
    _, last = month(today.year if number <= today.month else today.year - 1, number)
    day = last - (0 if match["back"] == "last" else 1) * DAY
    return day, day


def _quarter(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    number = 3 * _QUARTERS.index(match["nth"])
    year = today.year if number < today.month else today.year - 1
    return month(year, number + 1)[0], month(year, number + 3)[1]


def _season(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    begins = _SEASONS[match["season"]]
    year = today.year if date(today.year, begins, 1) <= today else today.year - 1
    first, last = _season_of(year, begins)
    return _season_of(year - 1, begins) if match["last"] and today <= last else (first, last)


def _season_of(year: int, begins: int) -> tuple[date, date]:
    return date(year, begins, 1), month(year + (begins + 1) // 12, (begins + 1) % 12 + 1)[1]


def _year(match: re.Match[str], today: date | None) -> Bounds:
    return date(int(match["year"]), 1, 1), date(int(match["year"]), 12, 31)


def _capital(rule: Rule) -> Rule:
    """Only when the month's name has its capital: "in may" is no month."""
    return lambda match, today: rule(match, today) if match["month"][0].isupper() else None


def _rules() -> Iterator[tuple[re.Pattern[str], Rule]]:
    year, day = r"(?P<year>1[6-9]\d{2}|20\d{2})", r"(?P<day>\d{1,2})"
    nth = rf"(?P<nth>{'|'.join(_QUARTERS)})"
    ordinals = "|".join(sorted(ORDINALS, key=len, reverse=True))
    yield re.compile(rf"\b{MONTH} {day},? {year}\b"), _full
    yield re.compile(rf"\b{day} {MONTH} {year}\b"), _full
    yield re.compile(rf"\b{nth} {WEEKDAY} (?:in|of) {MONTH}"), _nth_weekday
    week = rf"(?P<nth>{'|'.join(_QUARTERS)}|last)"
    yield re.compile(rf"\b{week} week (?:in|of) {MONTH}"), _nth_week
    seasons = "|".join(_SEASONS)
    yield re.compile(rf"\b(?P<season>{seasons}) of {year}\b"), _season_of_year
    yield re.compile(rf"\blast {WEEKDAY} (?:in|of) {MONTH}"), _last_weekday
    back = r"(?P<back>last|next[- ]to[- ]last|second[- ]to[- ]last|penultimate|last but one)"
    yield re.compile(rf"\b{back} day of {MONTH}"), _last_day
    yield re.compile(rf"\b(?P<half>first|second) half of {MONTH}"), _half
    yield re.compile(rf"\b(?P<ordinal>{ordinals}) of {MONTH}"), _ordinal_day
    yield re.compile(rf"\b{MONTH} {day}\b(?!,?\d)"), _day_of_month
    yield re.compile(rf"\b{day} {MONTH}(?!\w)"), _day_of_month
    yield re.compile(rf"\b{MONTH},? (?:of )?{year}\b"), _month_of_year
    yield re.compile(rf"\b{nth} quarter\b"), _quarter
    yield from holiday_rules.rules()
    yield from relative_rules.rules()
    seasonal = r"(?:(?<=['’]s)|this|(?P<last>last)|(?:from|in|since|of)(?: the)?|the)"
    is_of_year = r"(?!['’-]?\s?(?:of|in|rolls?|semester|term|break|guy|line)\b)"
    yield re.compile(rf"\b{seasonal} (?P<season>{'|'.join(_SEASONS)})\b{is_of_year}"), _season
    last_or_this = r"(?:(?P<last>last) |this |earlier this )"
    part = (
        r"(?:(?P<part>(?:early|late|mid)[ -](?:in )?|(?:the )?(?:beginning|start|middle|end) of )"
    )
    month_alone = rf"\b{part}|\b{last_or_this}|\b{_BEFORE_MONTH}|(?<=[’']s ))\b{MONTH}(?!\w)"
    yield re.compile(month_alone, re.IGNORECASE), _capital(_month_alone)
    yield re.compile(rf"(?P<part>)(?P<last>(?!))?\b{MONTH}(?={_OF_LAW})"), _month_alone
    # "APRIL. A ruling on the 7th …": the heads of a chronicle.
    upper = "|".join(name.upper() for name in MONTHS)
    yield re.compile(rf"(?P<part>)(?P<last>(?!))?\b(?P<month>{upper})(?=[.:])"), _month_alone
    yield from era_rules.rules()
    yield re.compile(rf"(?<![\w$£€,.-]){year}(?![\w,.]?\d|-?\w+-)"), _year


# A longer expression comes before the shorter ones that it may hold; of holidays, whose names are
# many, what a text must have to have any.
_HOLIDAYS = frozenset(pattern for pattern, _ in holiday_rules.rules())
RULES = tuple(
    (holiday_rules.NAMES if pattern in _HOLIDAYS else None, pattern, rule)
    for pattern, rule in _rules()
)
