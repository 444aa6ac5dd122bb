"""Days with a name: holidays of the United States, Easter, and the day a president takes office.

The rules are those of 5 U.S.C. § 6103(a) for legal holidays, and of the Twentieth Amendment for
January 20 after a presidential election.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from dateutil.easter import easter
from dateutil.relativedelta import FR, MO, TH, TU, relativedelta

from app.language.date_words import DAY, WEEKDAY, WEEKDAYS, Bounds, Rule, is_to_come

_FIRST_DAY = (
    r"(?:(?:his |Trump['’]s |the president['’]s )?(?:very )?first day(?: back)?(?: in (?:office"
    r"|the White House)| on the job)|first day back|(?:the|on the) day (?:that )?(?:he|Trump"
    r"|the president|Mr\. Trump|President Trump) (?:took office|was sworn in|returned to (?:office"
    r"|the White House)))"
)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(month: int, weekday: relativedelta) -> Callable[[int], date]:
    """A weekday of a month, counted from where its first or last day lies."""
    return lambda year: date(year, month, 1) + weekday


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + days * DAY


_DAYS: dict[str, Callable[[int], date]] = {
    r"New Year['’]s Day": _fixed(1, 1),
    r"New Year['’]s Eve": _fixed(12, 31),
    r"Valentine['’]s Day": _fixed(2, 14),
    r"(?:Martin Luther King|MLK)(?:,? Jr\.,?)? Day": _nth(1, relativedelta(weekday=MO(3))),
    r"Presidents['’]? Day": _nth(2, relativedelta(weekday=MO(3))),
    r"Good Friday": _from_easter(-2),
    r"(?:Easter|Holy) Saturday": _from_easter(-1),
    r"Easter Monday": _from_easter(1),
    r"Easter(?: Sunday)?(?! [Ww]eek)": _from_easter(0),
    r"Memorial Day": _nth(5, relativedelta(day=31, weekday=MO(-1))),
    r"Juneteenth": _fixed(6, 19),
    r"Independence Day|(?:the )?Fourth of July|July Fourth": _fixed(7, 4),
    r"Labor Day": _nth(9, relativedelta(weekday=MO(1))),
    r"Columbus Day|Indigenous Peoples['’] Day": _nth(10, relativedelta(weekday=MO(2))),
    r"Halloween": _fixed(10, 31),
    r"Election Day": _nth(11, relativedelta(day=2, weekday=TU(1))),
    r"Veterans Day": _fixed(11, 11),
    r"Thanksgiving(?: Day)?": _nth(11, relativedelta(weekday=TH(4))),
    r"Black Friday": _nth(11, relativedelta(day=23, weekday=FR(1))),
    r"Christmas Eve": _fixed(12, 24),
    r"Christmas(?: Day)?": _fixed(12, 25),
}


# A word of each name: a text without any of them has no holiday to look for.
NAMES = re.compile(
    r"New Year|Valentine|King|MLK|Presidents|Easter|Good Friday|Holy Saturday|Memorial|Juneteenth"
    r"|Independence|July|Labor|Columbus|Indigenous|Halloween|Election|Veterans|Thanksgiving|Black"
    r"|Christmas|Inauguration|first day|took office|sworn in|returned to"
)


def _of_year(day: Callable[[int], date]) -> Rule:
    """The last such day at or before publication, or the next one if it is to come."""

    def rule(match: re.Match[str], today: date | None) -> Bounds:
        if today is None:
            return None
        found = day(today.year)
        if is_to_come(match):
            found = found if found >= today else day(today.year + 1)
        elif found > today:
            found = day(today.year - 1)
        return found, found

    return rule


def _inauguration(match: re.Match[str], today: date | None) -> Bounds:
    if today is None:
        return None
    year = today.year - (today.year - 1) % 4
    day = date(year, 1, 20)
    return (day, day) if day <= today else (date(year - 4, 1, 20), date(year - 4, 1, 20))


def _weekend(match: re.Match[str], today: date | None) -> Bounds:
    """Of the last Easter: its Saturday and Sunday."""
    sunday = _of_year(_from_easter(0))(match, today)
    return (sunday[0] - DAY, sunday[1]) if sunday else None


def _beside(day: Callable[[int], date]) -> Rule:
    """ "The Saturday before Easter": the nearest such weekday before or after the day."""

    def rule(match: re.Match[str], today: date | None) -> Bounds:
        found = _of_year(day)(match, today)
        if found is None:
            return None
        ahead = (WEEKDAYS.index(match["weekday"]) - found[0].weekday()) % 7
        beside = found[0] + (ahead or 7) * DAY
        beside -= 7 * DAY * (match["way"] == "before") * (1 if ahead else 2)
        return beside, beside

    return rule


def _next_to(day: Callable[[int], date]) -> Rule:
    """ "The day before Easter", "the eve of Thanksgiving"."""

    def rule(match: re.Match[str], today: date | None) -> Bounds:
        found = _of_year(day)(match, today)
        step = DAY if match["way"] == "after" else -DAY
        return (found[0] + step, found[0] + step) if found else None

    return rule


def rules() -> Iterator[tuple[re.Pattern[str], Rule]]:
    """Each name with its rule; a longer one before the shorter that it may hold."""
    yield re.compile(rf"\bInauguration Day\b|\b{_FIRST_DAY}\b"), _inauguration
    for name, day in _DAYS.items():
        beside = rf"(?:[Tt]he )?{WEEKDAY} (?P<way>before|after) (?:{name})(?!\w)"
        yield re.compile(rf"\b{beside}"), _beside(day)
        next_to = rf"\b(?:the )?(?:day (?P<way>before|after)|eve of) (?:{name})(?!\w)"
        yield re.compile(next_to), _next_to(day)
    # "The Easter order", "its Easter weekend stay": what was done on one of the two days.
    yield (
        re.compile(
            r"\bEaster [Ww]eekend\b|(?<=\b[Tt]he )Easter(?= [a-z])"
            r"|(?:(?<=\b[Aa]t )|(?<=\b[Oo]ver )|(?<=\baround ))Easter(?! [A-Z])"
        ),
        _weekend,
    )
    for name, day in _DAYS.items():
        yield re.compile(rf"\b(?:{name})(?!\w)"), _of_year(day)
