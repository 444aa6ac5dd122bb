"""Score the authorities that a phrase may describe, in the open: every point has its words.

A conditional logit: each authority has the sum of its features' weights, none of them has one that
depends on how the phrase is built, and the odds between them are the exponentials.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.authority import AuthorityKind
from app.domain.mention import Signal
from app.domain.references import ancestors, is_within
from app.language import features
from app.language.features import Fired
from app.language.phrase import Build
from app.language.profile import Profile
from app.language.profiles import Profiles
from app.language.scene import Scene
from app.language.weights import weights

_MOST = 0.75  # of the weight that provisions got, for one of them to be meant
_MOST_HOLDERS = 300  # of a word that brings candidates
_RECALLED = 0.35  # what must have been told before, or be the article's subject, to be a candidate
_MONTH = 31  # days, of a date that brings candidates
_DATES = ("date", "event_date")
_PRECISE = 0.7  # the precision of a date of ten days
_MONTHLY = 0.55  # of a month
_TELLING = (
    *("trait", "number", "historic", "article", "turn"),
    *(f"told_{build}" for build in Build),
)
_INSIDE = (
    "word_in_phrase",
    "court",
    "date",
    "historic",
    "event_date",
    "subject_date",
    "trait",
    "number",
    "name",
    "explained",
    "most",
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An authority, all that fired for and against it, and its sum of weights in log-odds."""

    id: str
    fired: tuple[Fired, ...]
    score: float

    @property
    def inside(self) -> float:
        """The part of the score that the phrase itself made."""
        return sum(weights()[f.name] * f.value for f in self.fired if f.name in _INSIDE)

    @property
    def tells(self) -> bool:
        """Whether more fired than the kind, the court, a date of many days, and shared words."""
        return any(
            f.name in _TELLING or (f.name in _DATES and f.value > _PRECISE) for f in self.fired
        )

    @property
    def is_of_its_month(self) -> bool:
        """Whether the phrase has the record's date to a month: "the June order", not "an" order."""
        return any(f.name == "date" and f.value > _MONTHLY for f in self.fired)

    @property
    def words(self) -> list[str]:
        """The words that the phrase and the record share."""
        return [f.words for f in self.fired if f.name == "word_in_phrase"]

    @property
    def signals(self) -> tuple[Signal, ...]:
        """What fired, the heaviest first."""
        found = (
            Signal(f.field, f.words, round(weights()[f.name] * f.value, 2)) for f in self.fired
        )
        return tuple(sorted(found, key=lambda each: (-each.weight, each.field, each.words)))

    @property
    def meant(self) -> str:
        """The authority, or the provision that most of what fired for provisions is about."""
        inside = [f for f in self.fired if f.name == "word_in_phrase"]
        provisions = [(f.provision, f.value) for f in inside if f.provision]
        total = sum(value for _, value in provisions)
        paths = {path for provision, _ in provisions for path in ancestors(provision)}
        for path in sorted(paths, key=lambda each: (-len(each), each)):
            held = sum(value for provision, value in provisions if is_within(provision, path))
            enough = total > sum(f.value for f in inside) / 4
            if held >= _MOST * total and is_within(path, self.id) and enough:
                return path
        return self.id


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates, the best first, and the log-odds of none of them."""

    candidates: tuple[Candidate, ...]
    none: float

    def probability(self, candidate: Candidate) -> float:
        """How likely it is that this one is meant."""
        scores = [self.none, *(each.score for each in self.candidates)]
        most = max(scores)
        return math.exp(candidate.score - most) / sum(math.exp(score - most) for score in scores)


def _precedence(candidate: Candidate) -> tuple[float, str]:
    return -candidate.score, candidate.id


def rank(scene: Scene, known: Profiles) -> Ranking:
    """The authorities of a fitting kind that something of the scene speaks for, best first."""
    found = [
        Candidate(profile.id, fired, sum(weights()[f.name] * f.value for f in fired))
        for profile, fired in fire(scene, known)
    ]
    found.sort(key=_precedence)
    return Ranking(tuple(found), weights()[f"none_{scene.phrase.build}"])


def fire(scene: Scene, known: Profiles) -> Iterator[tuple[Profile, tuple[Fired, ...]]]:
    """Every candidate with its features."""
    inside = features.known_terms(scene.inside(), known)
    around = features.known_terms(scene.around(), known)
    ahead = features.known_terms(scene.ahead(), known)
    fitting = [
        profile
        for reference in sorted(_candidates(scene, known, inside))
        if _fits(profile := known.profiles[reference], scene)
    ]
    for profile in fitting:
        yield (
            profile,
            (
                *features.words("word_in_phrase", inside, profile),
                *features.words("word_in_sentence", around, profile),
                *features.words("word_before", ahead, profile),
                *features.lacking(inside, profile),
                *features.numbers(inside, profile),
                *features.court(scene, profile),
                *features.dates(scene, profile),
                *features.subject_date(scene, profile),
                *features.actions(scene, profile),
                *features.deeds(scene, profile),
                *features.kind(scene, profile),
                *features.trait(scene, profile),
                *features.turn(scene, profile, known),
                *features.kin(scene, profile, known),
                *features.fresh(scene, profile),
            ),
        )


def _candidates(scene: Scene, known: Profiles, inside: features.Known) -> set[str]:
    """Who shares a word with the phrase, ruled on its day, or was spoken of before."""
    found = {each for _, _, held in inside.terms if len(held) <= _MOST_HOLDERS for each in held}
    for period, is_inside in scene.periods():
        if is_inside and period.days <= _MONTH:
            found.update(known.made_between(period.first, period.last))
        if is_inside and features.is_historic(period, scene.reading.date):
            found.update(known.enacted_between(period.first, period.last))
    for shares in (scene.told, scene.topic):
        found.update(each for each, share in shares.items() if share >= _RECALLED)
    return found


def _fits(profile: Profile, scene: Scene) -> bool:
    """Of a kind and court that the phrase may mean, made by then, on the day that it says."""
    published, phrase = scene.reading.date, scene.phrase
    is_of_kind = profile.kind in phrase.kinds
    if profile.kind == AuthorityKind.CASE:  # else its rulings are meant
        is_of_kind = phrase.kinds == {AuthorityKind.CASE}
    is_made = not published or profile.made[: len(published)] <= published
    other_court = profile.is_ruling and phrase.court and phrase.court != profile.court
    return is_of_kind and is_made and not other_court and _is_of_its_day(profile, scene)


def _is_of_its_day(profile: Profile, scene: Scene) -> bool:
    """A ruling has one day, an old law its year; other dates may be those of other things."""
    if profile.kind == AuthorityKind.CASE:
        return True
    inside = [period for period, is_inside in scene.periods() if is_inside]
    against = [period for period in inside if profile.made and not period.holds(profile.made)]
    if profile.is_ruling:
        return not against or len(against) < len(inside)
    return not any(
        features.is_historic(period, scene.reading.date)
        and not any(period.holds(day) for day, _ in profile.dates)
        for period in against
    )
