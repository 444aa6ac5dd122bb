"""Days that count from a day named before: "two days later", "on the 19th", "the Monday after"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from app.language.date_rules import ORDINALS
from app.language.date_words import COUNT, DAY, WEEKDAY, WEEKDAYS, counted, month

_NEAR = 270  # code points
_NEWS = 7  # days: what an article reports is counted from wherever it was told
Named = tuple[date, date]  # the first and the last day of a period that the text names

_WAY = (
    r"(?P<way>earlier|before|later|after(?:wards?)?|ahead of (?:it|that)"
    r"|on(?=:)|past(?=[,.;]))"
)
_COUNTED = re.compile(rf"\b{COUNT} (?P<unit>day|week)s? {_WAY}(?: (?:that|it)\b)?")
_WEEKDAY = re.compile(rf"\b[Tt]he {WEEKDAY} (?P<way>after|before|following)(?=\s*[,:;.)])")
# "That Friday": the one that was named last.
_THAT = re.compile(rf"\b[Tt]hat {WEEKDAY}\b")
_NUMBERS = "|".join(sorted(ORDINALS, key=len, reverse=True))
# "On the 19th"; in words only where nothing follows that may be numbered: "the third time".
_DAY = re.compile(
    rf"\b(?:(?:on|of|from) the|dated(?: the)?) (?P<number>{_NUMBERS})"
    r"(?!\w|[-\u2013]| (?:of|[Cc]ircuit|[Aa]mendment|century|[Ff]loor|[Dd]istrict|[A-Z]))"
)
# "At the end of the month", of the one that was named last.
_PART = re.compile(r"\b(?P<part>start|beginning|middle|end) of (?:the|that) (?:same )?month\b")
_PARTS = {"start": (1, 10), "beginning": (1, 10), "middle": (10, 20), "end": (20, 31)}
_AS_WORD = re.compile(r"$|[,.;:)]|\s+(?:came|is|was|had|has|took|which|did|undid|let|put|\w+ed)\b")


def counted_days(
    text: str, start: int, end: int, named: Sequence[tuple[int, Named]], today: date | None
) -> Iterator[tuple[tuple[int, int], Named]]:
    """Each such expression with its days; ``named`` are the ends and bounds of what is named.

    "Earlier" counts from the last day that was named and is not to come, within 270 code points.
    """
    known = list(named)
    for match in _DAY.finditer(text, start, end):
        day = _of_the_month(match, known, today)
        if day:
            known.append((match.end(), (day, day)))
            yield match.span(), (day, day)
    for match in _PART.finditer(text, start, end):
        of = _month(match, known, today)
        if of:
            begins, ends = _PARTS[match["part"]]
            _, last = month(of.year, of.month)
            yield (
                match.span(),
                (of.replace(day=begins), min(last, of.replace(day=1) + (ends - 1) * DAY)),
            )
    for pattern, moved in ((_COUNTED, _counted), (_WEEKDAY, _weekday), (_THAT, _that)):
        for match in pattern.finditer(text, start, end):
            base = _base(match, known, today)
            if base:
                yield match.span(), (moved(match, base), moved(match, base))


def _counted(match: re.Match[str], base: date) -> date:
    days = counted(match["count"]) * (7 if match["unit"] == "week" else 1) * DAY
    is_back = match["way"].startswith(("earlier", "before", "ahead"))
    return base - days if is_back else base + days


def _weekday(match: re.Match[str], base: date) -> date:
    number = WEEKDAYS.index(match["weekday"])
    if match["way"] == "before":
        return base - ((base.weekday() - number) % 7 or 7) * DAY
    return base + ((number - base.weekday()) % 7 or 7) * DAY


def _that(match: re.Match[str], base: date) -> date:
    ahead = (WEEKDAYS.index(match["weekday"]) - base.weekday()) % 7
    return base + ahead * DAY


def _base(
    match: re.Match[str], named: Sequence[tuple[int, Named]], today: date | None
) -> date | None:
    days = [
        (place, first)
        for place, (first, last) in named
        if first == last and place <= match.start() and (today is None or first <= today)
    ]
    near = [each for each in days if match.start() - _NEAR <= each[0]]
    news = [each for each in days if today and (today - each[1]).days <= _NEWS]
    return max(near or news)[1] if near or news else None


def _month(
    match: re.Match[str], named: Sequence[tuple[int, Named]], today: date | None
) -> date | None:
    """A day of the month that was named last, or of the one of publication."""
    months = [
        (place, first)
        for place, (first, last) in named
        if (first.year, first.month) == (last.year, last.month)
        and match.start() - _NEAR <= place <= match.start()
    ]
    return max(months)[1] if months else today


def _of_the_month(
    match: re.Match[str], named: Sequence[tuple[int, Named]], today: date | None
) -> date | None:
    """The day of the month named last, or the last such day before publication."""
    if not match["number"][0].isdecimal() and not _AS_WORD.match(match.string, match.end()):
        return None
    number = ORDINALS.index(match["number"].lower()) % 31 + 1
    of = _month(match, named, today)
    if of is None:
        return None
    if of is today and number > of.day:
        of = of.replace(day=1) - DAY
    _, last = month(of.year, of.month)
    return of.replace(day=number) if number <= last.day else None
