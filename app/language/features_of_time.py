"""The features of time: what a phrase says of when, and what the record has of days."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date

from app.domain.authority import AuthorityKind
from app.language.dates import Period
from app.language.features import Fired
from app.language.legal_nouns import DIRECTIVES, NOTICES, RULINGS
from app.language.profile import Profile
from app.language.profiles import Profiles
from app.language.scene import Scene

_HISTORIC_YEARS = 20
_TURNS = {
    "last": re.compile(
        r"\b(?:[Ss]econd|again|new|newest|latest|fuller|continued|extended|once more)\b"
    ),
    "first": re.compile(r"\b(?:[Ff]irst|[Ee]arlier|initial|preliminary|original|stopgap)\b"),
}
# The middle of a month is its 15th rather than its 19th.
_MIDDLE = re.compile(r"\b(?:mid|middle)\b", re.IGNORECASE)
_NEAR_MIDDLE, _OFF_MIDDLE = 2, 0.7
_OTHER_DAY = 0.7  # of two days that the words may mean, the less likely
_STALE = 30  # days after which a ruling is no news
_OF_A_DAY = frozenset({*RULINGS, *DIRECTIVES, *NOTICES})


def dates(scene: Scene, profile: Profile) -> Iterator[Fired]:
    """The best of its own dates and the best of its events'."""
    best: dict[bool, Fired] = {}
    for period, inside in scene.periods():
        written = scene.reading.text[period.start : period.end]
        fired = _date(scene, profile, period, written, inside=inside)
        if fired:
            is_event = fired.name == "event_date"
            if is_event not in best or fired.value > best[is_event].value:
                best[is_event] = fired
    yield from best.values()


def _date(
    scene: Scene, profile: Profile, period: Period, written: str, *, inside: bool
) -> Fired | None:
    is_its_day = bool(profile.made) and period.holds(profile.made)
    precision = max(0.2, 1.0 - math.log(period.days) / 8.0)
    if is_its_day and not period.holds_first(profile.made):
        precision *= _OTHER_DAY
    if is_its_day and _MIDDLE.search(written) and abs(int(profile.made[8:]) - 15) > _NEAR_MIDDLE:
        precision *= _OFF_MIDDLE
    if is_its_day and is_historic(period, scene.reading.date):
        is_part = profile.kind == AuthorityKind.SECTION  # the day is its act's
        return Fired("historic", (1.0 if inside else 0.4) / (2 if is_part else 1), "date", written)
    if is_its_day:
        return Fired("date" if inside else "date_in_sentence", precision, "date", written)
    if not profile.is_ruling and any(period.holds(day) for day, _ in profile.dates):
        return Fired("event_date", precision * (1.0 if inside else 0.4), "event", written)
    return None


def subject_date(scene: Scene, profile: Profile) -> Iterator[Fired]:
    """The date of what it is about: "the end of the 2023 designation", but not that itself."""
    for period, inside in scene.periods():
        if not inside or scene.phrase.noun == "designation":
            continue
        if any(period.holds(day) for day in profile.subject_dates):
            written = scene.reading.text[period.start : period.end]
            yield Fired("subject_date", 1.0, "date of its subject", written)
            return


def is_historic(period: Period, published: str) -> bool:
    """Whether it lies more than twenty years before the news."""
    year = int(published[:4]) if published[:4].isdigit() else 2000 + _HISTORIC_YEARS
    return int(period.last[:4]) < year - _HISTORIC_YEARS


def fresh(scene: Scene, profile: Profile) -> Iterator[Fired]:
    """News speaks first of what a court or an office did in the days before."""
    if profile.kind in _OF_A_DAY and len(profile.made) == len(scene.reading.date) == 10:
        days = (date.fromisoformat(scene.reading.date) - date.fromisoformat(profile.made)).days
        if 0 <= days < _STALE:
            yield Fired("fresh", 1.0, "date", profile.made)


def turn(scene: Scene, profile: Profile, known: Profiles) -> Iterator[Fired]:
    """ "The second order", "again": which of a case's rulings it is."""
    turns = known.turn(profile, scene.reading.date) if profile.case else ""
    for each, words in _TURNS.items():
        told = words.search(scene.words) if turns else None
        if told:
            yield Fired(
                "turn", 1.0 if each == turns else -1.0, f"{turns} ruling in the case", told[0]
            )
            return
