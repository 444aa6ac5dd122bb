"""Courts as news names them: which level, as far as the words say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.ordinals import MONTHS
from app.language.date_words import WEEKDAYS

_S = r"(?:['’]s?)?"
_TIMES = rf"(?:{'|'.join((*WEEKDAYS, *MONTHS))}|Yesterday|Today|Tonight)"
# A name before the court makes it another one: Texas Supreme Court, Italian judges; but not a
# time ("Friday's Supreme Court order"), nor the country whose court it is.
_NAMED = (
    rf"(?!{_TIMES}\b|U\.|US\b|United\b|America|Nation|Roberts\b|The\b|A\b|An\b|That\b|This\b|In\b"
    rf"|On\b|Federal\b|Lower\b|District\b)[A-Z]\w+{_S}"
)
_LEVELS = {
    "supreme": (
        r"(?:U\.?S\.? |American |United States )?(?:Supreme Court|supreme court)",
        r"[Jj]ustices|SCOTUS|Roberts Court",
        r"(?:high|highest|top) court(?! in (?!Washington)[A-Z])",
    ),
    "eu": (
        rf"(?:EU|European|Europe|Luxembourg|(?:European )?Union){_S}(?: (?:top|highest))? courts?",
        r"(?:judges|court) in Luxembourg|Luxembourg judges",
        r"(?:European )?Court of Justice|CJEU",
    ),
    "appeals": (
        r"(?:federal )?appeals courts?|[Aa]ppellate (?:court|panel)s?|[Cc]ourts? of [Aa]ppeals",
        r"(?:\w+th|First|Second|Third|[A-Z]\. ?C\.|Federal|Fifth|Ninth) Circuit",
    ),
    "district": (
        r"(?:U\.?S\.? |[Ff]ederal )?[Dd]istrict (?:[Cc]ourt|[Jj]udge)s?",
        r"[Ff]ederal (?:judge|court)s?",
        r"[Ll]ower courts?|judges?",
    ),
    "other": (
        rf"{_NAMED} (?:[Ss]upreme|High) [Cc]ourt|[Ss]tate (?:[Ss]upreme|appeals|high) [Cc]ourt",
        rf"{_NAMED} (?:courts?|judges?)|courts? in [A-Z]\w+",
        r"(?:the )?[Ss]tate['’]s (?:highest|high|top|supreme|own)(?: appeals?)? court",
        r"(?:high|highest|top|supreme) court in [A-Z]\w+",
        r"(?:[Ss]uperior|[Cc]onstitutional|[Cc]ounty|[Mm]unicipal|[Cc]ity|[Ff]amily|[Ss]tate|[Tt]own"
        r"|[Hh]ousing|[Cc]ircuit|[Pp]robate|[Ll]abou?r|[Cc]rown) (?:[Cc]ourts?|[Jj]udges?)",
        r"[Tt]ribunals?",
    ),
}
_COURT = re.compile(
    "|".join(rf"(?P<{level}>\b(?:{'|'.join(words)})\b)" for level, words in _LEVELS.items())
)
_COURT_OR_BARE = re.compile(
    _COURT.pattern
    + r"|(?P<bare>(?:(?<=\b[Tt]he )|(?<=\bsame )|(?<=\b[Tt]hat ))[Cc]ourt\b(?! (?:of|in|below)))"
)
_NEAR = 1500
_RECORDS = (
    ("eu", "court of justice"),
    ("supreme", "supreme court of the united states"),
    ("appeals", "court of appeals"),
    ("district", "district court"),
)


@dataclass(frozen=True, slots=True)
class Court:
    """A court in the text: its level, and its span in code points."""

    level: str
    start: int
    end: int


def last_level(text: str, place: int) -> str:
    """The level of the last court named before ``place`` (at most 1,500 code points before).

    A judge is no court: "the court" behind "the justices threw out a judge's order" is theirs.
    """
    behind = list(_COURT.finditer(text, max(0, place - _NEAR), place))
    full = [match for match in behind if "judge" not in match[0].lower()]
    return next((match.lastgroup or "" for match in reversed(full or behind)), "")


def courts(text: str, start: int, end: int) -> Iterator[Court]:
    """The courts that ``text[start:end]`` names, in reading order.

    Levels are ``supreme``, ``appeals`` and ``district`` of the United States, ``eu`` and
    ``other``; a judge without more is taken for one of a district court, "the court" for the
    one named last.
    """
    level = ""
    for match in _COURT_OR_BARE.finditer(text, start, end):
        if match.lastgroup == "bare":
            level = level or last_level(text, match.start())
            if match[0] == "Court" and level != "eu":
                level = "supreme"  # as American writers capitalise it
        else:
            level = match.lastgroup or "other"
        if level:
            yield Court(level, match.start(), match.end())


def level_of(court: str) -> str:
    """The level of the court that a record names, or an empty string."""
    low = court.lower()
    return next((level for level, words in _RECORDS if words in low), "other" if low else "")
