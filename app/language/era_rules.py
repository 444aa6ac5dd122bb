"""Dates by age and era: centuries, "founding-era", "a 227-year-old law", a president's time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from app.language.date_words import Bounds, Rule

_CENTURIES = {"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20}
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
    "Clinton": (1993, 2001),
}
_NAMED = "|".join(("John Adams", "Woodrow Wilson", "George Washington", *_PRESIDENTS))
_FULL = r"John Adams|Woodrow Wilson|George Washington|(?<=President )(?:Adams|Wilson|Truman)"
_FOUNDING = date(1776, 1, 1), date(1815, 12, 31)
_OLDEST = date(1600, 1, 1)


def _century(match: re.Match[str], today: date | None) -> Bounds:
    number = int(match["number"]) if match["number"] else _CENTURIES[match["word"].lower()]
    return date(100 * number - 100, 1, 1), date(100 * number, 12, 31)


def _hundreds(match: re.Match[str], today: date | None) -> Bounds:
    first = int(match["hundreds"]) * 100
    return date(first, 1, 1), date(first + 99, 12, 31)


def _age(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    year = today.year - int(match["count"])
    return date(year - 2, 1, 1), date(year + 2, 12, 31)  # ages are rounded


def _centuries_old(match: re.Match[str], today: date | None) -> Bounds:
    return (_OLDEST, date(today.year - 150, 12, 31)) if today else None


def _founding(match: re.Match[str], today: date | None) -> Bounds:
    return _FOUNDING


def _president(match: re.Match[str], today: date | None) -> Bounds:
    president = next(value for name, value in match.groupdict().items() if value)
    first, last = _PRESIDENTS[president.split()[-1]]
    return date(first, 1, 1), date(last, 12, 31)


def rules() -> Iterator[tuple[re.Pattern[str], Rule]]:
    """Each way of saying it with its rule."""
    century = rf"(?P<number>1[6-9]|20)th|(?P<word>{'|'.join(_CENTURIES)})"
    yield re.compile(rf"\b(?:{century})[- ]century\b", re.IGNORECASE), _century
    yield re.compile(r"\b(?P<hundreds>1[6-9])00s\b"), _hundreds
    yield (
        re.compile(
            r"\b(?P<count>\d{2,3})-year-old\b"
            r"(?= (?:[a-z]+ ){0,2}(?:law|statute|act|treaty|power|authority|measure|provision))"
        ),
        _age,
    )
    yield re.compile(r"\b(?:two[- ])?centur(?:y|ies)[- ]old\b", re.IGNORECASE), _centuries_old
    yield (
        re.compile(
            r"\btwo (?:hundred|centuries)[\w -]{0,24}\b(?:years?[ -])?old\b"
            r"|\bolder than (?:the|his|her|its|our|any|my|most)\b",
            re.IGNORECASE,
        ),
        _centuries_old,
    )
    yield (
        re.compile(
            r"\b(?:founding[- ](?:era|generation|days)|founders(?=['’] \w)"
            r"|republic['’]s (?:first|early|earliest) (?:decades|years|days)|early republic"
            r"|Napoleonic|powdered[- ]wigs?|wooden ships|(?:age|days|era) of sail"
            r"|quill(?:[- ]pen)?s?"
            r"|muskets?|second president|tricorn\w*)\b",
            re.IGNORECASE,
        ),
        _founding,
    )
    in_office = r"(?:administration|presidency|time|days?|era|years)"
    yield (
        re.compile(
            rf"\b(?:{in_office}|signed by) (?:of )?(?:President )?(?P<of>{_NAMED})\b"
            rf"|\b(?:President )?(?P<whose>{_NAMED})(?:['’]s?)? {in_office}\b"
            rf"|\b(?P<era>{_NAMED})-era\b"
            rf"|\b(?:President )?(?P<signer>{_FULL})(?= signed\b)"
        ),
        _president,
    )
