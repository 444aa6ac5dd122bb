"""A phrase where it stands: its sentence, the one before, the article; what it says of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.mention import Reading
from app.language.courts import Court, courts
from app.language.dates import Period, periods
from app.language.phrase import Phrase
from app.language.profiles import Profiles
from app.language.terms import Term, terms

# An article that shares less than this with any authority is about none of them.
_SUBJECT = 20.0


@dataclass(frozen=True, slots=True)
class Scene:
    """A phrase, its sentence, the sentence before, and what the whole article is about.

    ``topic`` gives each authority's share (0 to 1) of the words that the article has in common
    with the authority it has most in common with.
    """

    reading: Reading
    phrase: Phrase
    sentence: tuple[int, int]
    before: tuple[int, int] | None
    topic: Mapping[str, float]

    @property
    def words(self) -> str:
        """The phrase as written."""
        return self.reading.text[self.phrase.start : self.phrase.end]

    def regions(self) -> Iterator[tuple[int, int, float]]:
        """Spans that do not overlap, with their share of a signal's weight."""
        yield self.phrase.start, self.phrase.end, 1.0
        yield self.sentence[0], self.phrase.start, 0.4
        yield self.phrase.end, self.sentence[1], 0.4
        if self.before:
            yield *self.before, 0.15

    def terms(self) -> Iterator[tuple[Term, float]]:
        """Each term once, where it counts most, with its region's share."""
        known: set[str] = set()
        for start, end, share in self.regions():
            for term in terms(self.reading.text, start, end):
                if term.key not in known:
                    known.add(term.key)
                    yield term, share


@dataclass(slots=True)
class Seen:
    """The dates and courts of a scene, each with the share of its region."""

    periods: list[tuple[Period, float]] = field(default_factory=list)
    courts: list[tuple[Court, float]] = field(default_factory=list)


def look(scene: Scene) -> Seen:
    """The dates and courts that the scene names."""
    seen, text = Seen(), scene.reading.text
    for start, end, share in scene.regions():
        seen.periods += [(p, share) for p in periods(text, start, end, scene.reading.date)]
        seen.courts += [(court, share) for court in courts(text, start, end)]
    return seen


def topic(reading: Reading, known: Profiles) -> dict[str, float]:
    """What the article is about: the words it shares with each authority, as shares of the most."""
    scores: dict[str, float] = {}
    heard: set[str] = set()
    for term in terms(reading.text, 0, len(reading.text)):
        key = known.key(term)
        if key not in heard:
            heard.add(key)
            for match in known.matches(key):
                weight = term.weight * known.weight(key) * match.counts
                scores[match.id] = scores.get(match.id, 0.0) + weight
    most = max(scores.values(), default=0.0)
    return {each: score / most for each, score in scores.items()} if most >= _SUBJECT else {}
