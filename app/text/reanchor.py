"""Find a passage of an old text again in a new one, by two methods, and say how sure that is.

The paragraph diff map knows both texts; seeds know quote and context only.  Where the two agree
and no look-alike is near, the passage is carried; else a person chooses among the candidates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.domain.annotation import AnchorState
from app.text.diff_map import DiffMap
from app.text.runs import Runs, Vocabulary
from app.text.seeds import Seeds, apart
from app.text.sole_seeds import SoleSeeds
from app.text.words import Passage, Place, core, words

MARGIN: Final = 0.15  # by which the second place must be less like than the first
DIFF_MAP, SEEDS, BOTH = "diff map", "seeds", "both"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in the new text, in code points; which method found it, and its score, 0 to 1."""

    start: int
    end: int
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a passage: carried to its only candidate, or the candidates, best first."""

    state: AnchorState
    candidates: tuple[Candidate, ...]
    margin: float = 1.0

    @property
    def carried(self) -> Candidate | None:
        """The place that both methods found, or None where a person must look."""
        asks = self.state in (AnchorState.CHECK, AnchorState.ORPHAN)
        return None if asks else self.candidates[0]


class Reanchoring:
    """An old and a new text, ready for many passages."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = words(old), words(new)
        vocabulary = Vocabulary()
        ours, theirs = Runs(self._old, vocabulary), Runs(self._new, vocabulary)
        self._map = DiffMap(self._old, self._new)
        self._sole = SoleSeeds(ours, theirs)
        self._seeds, self._old_seeds = Seeds(ours, theirs), Seeds(ours, ours)

    def passage(self, start: int, end: int) -> Outcome:
        """What became of ``old[start:end]``; code points.

        Carried is what stands in one piece and both methods put on the same words, marks and
        spaces at the ends apart, unless another place in either text is nearly as like; a
        paragraph that stands word for word, as often as before, needs no such care.
        """
        passage = self._old.passage(start, end)
        mapped, in_one_piece, untouched = self._map.way(passage)
        told = self._sole.tell(passage)
        seeded = self._seeded(passage, told)
        agreed = self._agreed(mapped, seeded) if mapped else None
        candidates = _candidates(mapped, seeded, agreed)
        if not candidates:
            return Outcome(AnchorState.ORPHAN, ())
        if mapped is None or agreed is None or not in_one_piece:
            return Outcome(AnchorState.CHECK, candidates, 0.0)
        if untouched:
            return Outcome(self._state(passage, mapped), candidates[:1])
        margin = _margin(seeded, agreed)
        if margin >= MARGIN and not told:
            margin = min(margin, self._old_margin(passage))
        if margin < MARGIN:
            return Outcome(AnchorState.CHECK, candidates, margin)
        return Outcome(self._state(passage, mapped), candidates[:1], margin)

    def _seeded(self, passage: Passage, told: bool) -> tuple[Place, ...]:
        """The places that seeds find: those that stand once where they tell, else the others."""
        shifts, ends = self._sole.shifts(passage), self._sole.ends(passage)
        own = self._seeds.place(passage, *ends) if ends else None
        if own is None and shifts:
            own = self._seeds.at(passage, shifts)
        if own is None or shifts is None:
            return self._seeds.find(passage)
        if told:
            return (own,)
        others = self._seeds.others(passage, shifts)
        return self._seeds.find(passage) if others is None else apart([own, *others])

    def _old_margin(self, passage: Passage) -> float:
        found = self._old_seeds.others(passage, (0, 0))
        if found is None:
            found = list(self._old_seeds.find(passage))
        others = (p.score for p in found if p and _outside(p, passage))
        return 1.0 - max(others, default=0.0)

    def _agreed(self, mapped: Place, seeded: tuple[Place, ...]) -> Place | None:
        for place in seeded:
            if self._same(mapped, place):
                return place
        return None

    def _same(self, one: Place, other: Place) -> bool:
        if one.start == other.start and one.end == other.end:
            return True
        if one.end <= other.start or other.end <= one.start:
            return False
        new = self._new.whole
        return core(new, one.start, one.end) == core(new, other.start, other.end)

    def _state(self, passage: Passage, place: Place) -> AnchorState:
        if passage.quote != self._new.whole[place.start : place.end]:
            return AnchorState.CHANGED
        return AnchorState.EXACT if passage.start == place.start else AnchorState.MOVED


def _outside(place: Place, passage: Passage) -> bool:
    return place.end <= passage.start or passage.end <= place.start


def _margin(seeded: tuple[Place, ...], agreed: Place) -> float:
    return agreed.score - max([p.score for p in seeded if p is not agreed], default=0.0)


def _candidates(
    mapped: Place | None, seeded: tuple[Place, ...], agreed: Place | None
) -> tuple[Candidate, ...]:
    """What both found, then the diff map's, then the others: its wrong places are the fewest."""
    found = []
    if mapped:
        method = BOTH if agreed else DIFF_MAP
        score = agreed.score if agreed else mapped.score
        found.append(Candidate(mapped.start, mapped.end, method, round(score, 4)))
    for place in seeded:
        if place is not agreed:
            found.append(Candidate(place.start, place.end, SEEDS, round(place.score, 4)))
    return tuple(found)
