"""Score the authorities that a phrase may describe, in the open: every point has its words.

A conditional logit: each authority has the sum of its features' weights, none of them has one that
depends on how the phrase is built, and the odds between them are the exponentials.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from app.language import features, features_of_time
from app.language.candidate import Candidate
from app.language.candidates import candidates, fits
from app.language.features import Fired
from app.language.profile import Profile
from app.language.profiles import Profiles
from app.language.scene import Scene
from app.language.shared_terms import known_terms
from app.language.weights import weights


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
    inside = known_terms(scene.inside(), known)
    behind = known_terms(scene.behind(), known)
    around = known_terms(scene.around(), known)
    ahead = known_terms(scene.ahead(), known)
    fitting = [
        profile
        for reference in sorted(candidates(scene, known, inside))
        if fits(profile := known.profiles[reference], scene)
    ]
    for profile in fitting:
        yield (
            profile,
            (
                *features.words("word_in_phrase", inside, profile),
                *features.words("word_behind", behind, profile),
                *features.words("word_in_sentence", around, profile),
                *features.words("word_before", ahead, profile),
                *features.lacking(inside, profile),
                *features.numbers(inside, profile),
                *features.court(scene, profile),
                *features_of_time.dates(scene, profile),
                *features_of_time.subject_date(scene, profile),
                *features.actions(scene, profile),
                *features.deeds(scene, profile),
                *features.kind(scene, profile),
                *features.trait(scene, profile),
                *features_of_time.turn(scene, profile, known),
                *features.kin(scene, profile, known),
                *features_of_time.fresh(scene, profile),
                *features.elsewhere(scene, profile),
                *features.asked(scene, profile),
                *features.crowd(profile, known),
            ),
        )
