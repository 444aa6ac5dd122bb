"""Score the authorities that a phrase may describe, in the open: every point has its words."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.domain.authority import AuthorityKind
from app.domain.legal_nouns import NOUNS
from app.domain.mention import Reading, Signal
from app.text.courts import Court, courts
from app.text.dates import Period, periods
from app.text.phrases import Phrase
from app.text.profiles import Profile, Profiles
from app.text.terms import Term, terms

_RULINGS = {AuthorityKind.RULING, AuthorityKind.CASE}
_HISTORIC_YEARS = 20
_HISTORIC = 5.0
_COURT = 3.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A phrase, the sentence it stands in, and the sentence before, with how much each counts."""

    reading: Reading
    phrase: Phrase
    sentence: tuple[int, int]
    before: tuple[int, int] | None

    def regions(self) -> Iterator[tuple[int, int, float]]:
        """Spans that do not overlap, with their share of a signal's weight."""
        yield self.phrase.start, self.phrase.end, 1.0
        yield self.sentence[0], self.phrase.start, 0.5
        yield self.phrase.end, self.sentence[1], 0.5
        if self.before:
            yield *self.before, 0.2


@dataclass(slots=True)
class Candidate:
    """An authority with its signals; ``inside`` is the part of the score that the phrase made."""

    id: str
    score: float = 0.0
    inside: float = 0.0
    signals: list[Signal] = field(default_factory=list)

    def add(self, where: str, words: str, weight: float, *, inside: bool) -> None:
        """One more thing that fired."""
        self.score += weight
        self.inside += weight if inside else 0.0
        self.signals.append(Signal(where, words, round(weight, 2)))


@dataclass(slots=True)
class Seen:
    """What the scene says besides its words: dates and courts, with the share of their region."""

    periods: list[tuple[Period, float]] = field(default_factory=list)
    courts: list[tuple[Court, float]] = field(default_factory=list)


def look(scene: Scene) -> Seen:
    """The dates and courts of a scene."""
    seen, text = Seen(), scene.reading.text
    for start, end, share in scene.regions():
        seen.periods += [(p, share) for p in periods(text, start, end, scene.reading.date)]
        seen.courts += [(court, share) for court in courts(text, start, end)]
    return seen


def rank(scene: Scene, known: Profiles, seen: Seen) -> list[Candidate]:
    """The authorities of a fitting kind that share words with the scene, best first."""
    kinds = NOUNS[scene.phrase.head]
    found: dict[str, Candidate] = defaultdict(lambda: Candidate(""))
    for term, share in _terms(scene):
        key = term.key if term.key in known.holders or not term.other else term.other
        for holder, where, counts in known.matches(key):
            profile = known.profiles[holder]
            if profile.kind in kinds and not _is_yet_to_come(profile, scene.reading.date):
                candidate = found.setdefault(holder, Candidate(holder))
                weight = term.weight * known.weight(key) * counts * share
                candidate.add(where, term.words, weight, inside=share == 1.0)
    for candidate in found.values():
        _weigh(candidate, known.profiles[candidate.id], scene, seen)
    standing = [each for each in found.values() if each.score > 0]
    return sorted(standing, key=lambda each: (-each.score, each.id))


def _is_yet_to_come(profile: Profile, published: str) -> bool:
    """News cannot describe what was made after the day it ran."""
    return bool(published) and profile.made[: len(published)] > published


def _terms(scene: Scene) -> Iterator[tuple[Term, float]]:
    """Each term once, where it counts most."""
    known: set[str] = set()
    for start, end, share in scene.regions():
        for term in terms(scene.reading.text, start, end):
            if term.key not in known:
                known.add(term.key)
                yield term, share


def _weigh(candidate: Candidate, profile: Profile, scene: Scene, seen: Seen) -> None:
    if profile.kind in _RULINGS:
        _weigh_court(candidate, profile, scene.phrase, seen.courts)
    _weigh_dates(candidate, profile, scene, seen.periods)


def _weigh_court(
    candidate: Candidate,
    profile: Profile,
    phrase: Phrase,
    named: Iterable[tuple[Court, float]],
) -> None:
    """The phrase's own court must be the ruling's; any other court may be one below."""
    if phrase.court:
        if phrase.court == profile.court:
            candidate.add("court", phrase.court, _COURT, inside=True)
        else:
            candidate.score = 0.0
        return
    share = max((share for court, share in named if court.level == profile.court), default=0.0)
    if share:
        candidate.add("court", profile.court, _COURT * share, inside=False)


def _weigh_dates(
    candidate: Candidate, profile: Profile, scene: Scene, named: Iterable[tuple[Period, float]]
) -> None:
    """The best match counts; a date of the phrase itself that fits no event speaks against."""
    best: tuple[float, str, bool] = (0.0, "", False)
    for period, share in named:
        words = scene.reading.text[period.start : period.end]
        fit = _fit(profile, period)
        if not fit and _contradicts(profile, period, scene):
            candidate.score = 0.0
            return
        historic = _is_historic(period, scene.reading.date)
        weight = fit * share * (_HISTORIC if historic else _precision(period))
        best = max(best, (weight, words, share == 1.0))
    if best[0] and candidate.score:
        candidate.add("date", best[1], best[0], inside=best[2])


def _fit(profile: Profile, period: Period) -> float:
    if profile.made and period.holds(profile.made):
        return 1.0
    if profile.kind in _RULINGS:
        return 0.0
    return 0.6 if any(period.holds(day) for day, _ in profile.dates) else 0.0


def _contradicts(profile: Profile, period: Period, scene: Scene) -> bool:
    """A ruling has one day, an old law its year; other dates may be those of other things."""
    inside = scene.phrase.start <= period.start and period.end <= scene.phrase.end
    in_clause = bool(scene.phrase.court) and scene.sentence[0] <= period.start < scene.sentence[1]
    if profile.kind in _RULINGS:
        return inside or in_clause
    return inside and _is_historic(period, scene.reading.date)


def _is_historic(period: Period, published: str) -> bool:
    year = int(published[:4]) if published[:4].isdigit() else 2000 + _HISTORIC_YEARS
    return int(period.last[:4]) < year - _HISTORIC_YEARS


def _precision(period: Period) -> float:
    """From 7 for a day to 2 for a year: what is left open is worth less."""
    return max(1.5, 7.0 - 0.8 * math.log(period.days))
