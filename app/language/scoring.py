"""Score the authorities that a phrase may describe, in the open: every point has its words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.domain.authority import AuthorityKind
from app.domain.mention import Signal
from app.domain.references import ancestors, is_within
from app.language.courts import Court
from app.language.dates import Period
from app.language.phrase import Phrase
from app.language.profiles import Profile, Profiles
from app.language.scene import Scene, Seen
from app.language.terms import stems

_RULINGS = {AuthorityKind.RULING, AuthorityKind.CASE}
_HISTORIC_YEARS = 20
_HISTORIC = 5.0
_COURT = 3.0
_TOPIC = 2.0
_FIRST = 1.5
_TRAIT = 2.5
_ON_TOPIC = 0.35  # the share of the article's subject from which it speaks for an authority
_MOST = 0.75  # of the weight that provisions got, for one of them to be meant


@dataclass(slots=True)
class Candidate:
    """An authority with its signals; ``inside`` is the part of the score that the phrase made."""

    id: str
    score: float = 0.0
    inside: float = 0.0
    signals: list[Signal] = field(default_factory=list)
    provisions: list[tuple[str, float]] = field(default_factory=list)

    @property
    def meant(self) -> str:
        """The authority, or the provision that most of what fired for provisions is about."""
        total = sum(weight for _, weight in self.provisions)
        paths = {path for provision, _ in self.provisions for path in ancestors(provision)}
        for path in sorted(paths, key=lambda each: (-len(each), each)):
            inside = sum(w for provision, w in self.provisions if is_within(provision, path))
            if inside >= _MOST * total and is_within(path, self.id) and total > self.score / 4:
                return path
        return self.id

    def add(self, where: str, words: str, weight: float, *, inside: bool) -> None:
        """One more thing that fired."""
        self.score += weight
        self.inside += weight if inside else 0.0
        self.signals.append(Signal(where, words, round(weight, 2)))


def rank(scene: Scene, known: Profiles, seen: Seen) -> list[Candidate]:
    """The authorities of a fitting kind that share words with the scene, best first."""
    found: dict[str, Candidate] = {
        each: Candidate(each)
        for each, share in scene.topic.items()
        if share >= _ON_TOPIC and _fits(known.profiles[each], scene)
    } | {each: Candidate(each) for each in _of_the_day(scene, known, seen)}
    for term, share in scene.terms():
        key = known.key(term)
        for match in known.matches(key):
            if _fits(known.profiles[match.id], scene):
                candidate = found.setdefault(match.id, Candidate(match.id))
                weight = term.weight * known.weight(key) * match.counts * share
                candidate.add(match.field, term.words, weight, inside=share == 1.0)
                if match.provision:
                    candidate.provisions.append((match.provision, weight))
    told = stems(scene.words)
    for candidate in found.values():
        _weigh_traits(candidate, known.profiles[candidate.id], told)
        _weigh(candidate, known, scene, seen)
    standing = [each for each in found.values() if each.score > 0]
    return sorted(standing, key=lambda each: (-each.score, each.id))


def _of_the_day(scene: Scene, known: Profiles, seen: Seen) -> Iterator[str]:
    """Rulings of a day that the scene names are rivals, whatever they are about."""
    for profile in known.profiles.values():
        is_ruling = profile.kind in _RULINGS and _fits(profile, scene)
        if is_ruling and any(_fit(profile, period) for period, _ in seen.periods):
            yield profile.id


def _fits(profile: Profile, scene: Scene) -> bool:
    """Of a kind that the phrase may mean, and not made after the day the news ran."""
    published = scene.reading.date
    is_yet_to_come = bool(published) and profile.made[: len(published)] > published
    return profile.kind in scene.phrase.kinds and not is_yet_to_come


def _weigh_traits(candidate: Candidate, profile: Profile, told: frozenset[str]) -> None:
    """A trait that the phrase tells whole counts more than its words."""
    for words, keys in profile.traits:
        if len(keys) > 1 and keys <= told:
            candidate.add("trait told", words, _TRAIT, inside=True)
            return


def _weigh(candidate: Candidate, known: Profiles, scene: Scene, seen: Seen) -> None:
    profile = known.profiles[candidate.id]
    if profile.kind in _RULINGS:
        rare = known.rarity_of_court(profile.court)
        _weigh_court(candidate, profile, scene.phrase, seen.courts, rare)
    _weigh_dates(candidate, profile, scene, seen.periods)
    if profile.kind == scene.phrase.first:
        candidate.add("kind", str(profile.kind), _FIRST, inside=False)
    share = scene.topic.get(profile.id, 0.0)
    if share >= _ON_TOPIC:
        candidate.add("article", "what the article is about", _TOPIC * share, inside=False)


def _weigh_court(
    candidate: Candidate,
    profile: Profile,
    phrase: Phrase,
    named: Iterable[tuple[Court, float]],
    rare: float,
) -> None:
    """The phrase's own court must be the ruling's; any other court may be one below."""
    if phrase.court:
        if phrase.court == profile.court:
            candidate.add("court", phrase.court, _COURT * rare, inside=True)
        else:
            candidate.score = -1000.0
        return
    share = max((share for court, share in named if court.level == profile.court), default=0.0)
    if share:
        candidate.add("court", profile.court, _COURT * rare * share, inside=False)


def _weigh_dates(
    candidate: Candidate, profile: Profile, scene: Scene, named: Iterable[tuple[Period, float]]
) -> None:
    """The best match counts; a date of the phrase itself that fits no event speaks against."""
    best: tuple[float, str, bool] = (0.0, "", False)
    for period, share in named:
        words = scene.reading.text[period.start : period.end]
        fit = _fit(profile, period)
        if not fit and _contradicts(profile, period, scene):
            candidate.score = -1000.0
            return
        historic = _is_historic(period, scene.reading.date)
        weight = fit * share * (_HISTORIC if historic else _precision(period))
        best = max(best, (weight, words, share == 1.0))
    if best[0]:
        candidate.add("date", best[1], best[0], inside=best[2])


def _fit(profile: Profile, period: Period) -> float:
    if profile.made and period.holds(profile.made):
        return 1.0
    if profile.kind in _RULINGS:
        return 0.0
    return 0.6 if any(period.holds(day) for day, _ in profile.dates) else 0.0


def _contradicts(profile: Profile, period: Period, scene: Scene) -> bool:
    """A ruling has one day, an old law its year; other dates may be those of other things."""
    if not (scene.phrase.start <= period.start and period.end <= scene.phrase.end):
        return False
    return profile.kind in _RULINGS or _is_historic(period, scene.reading.date)


def _is_historic(period: Period, published: str) -> bool:
    year = int(published[:4]) if published[:4].isdigit() else 2000 + _HISTORIC_YEARS
    return int(period.last[:4]) < year - _HISTORIC_YEARS


def _precision(period: Period) -> float:
    """From 7 for a day to 2 for a year: what is left open is worth less."""
    return max(1.5, 7.0 - 0.8 * math.log(period.days))
