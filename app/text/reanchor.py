"""Find a passage of an old text again in a new one, by two methods, and say how sure that is.

The paragraph diff map knows both texts; seeds know quote and context only.  Where the two agree
and no look-alike is near, the passage is carried; else a person chooses among the candidates.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.domain.annotation import AnchorState
from app.text.anchors import CONTEXT
from app.text.diff_map import DiffMap
from app.text.runs import Runs, Sought
from app.text.seeds import LEAST_LIKE, Seeds
from app.text.sure_places import SurePlaces
from app.text.words import Place, core, words

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
        self._old, self._new = old, new
        before, after = words(old), words(new)
        runs = Runs(before), Runs(after)
        self._map = DiffMap(before, after)
        self._sure = SurePlaces(before, after, runs)
        self._old_seeds, self._new_seeds = Seeds(before, runs[0]), Seeds(after, runs[1])

    def passage(self, start: int, end: int) -> Outcome:
        """What became of ``old[start:end]``; code points.

        Carried is what stands in one piece and both methods put on the same words, marks and
        spaces at the ends apart, unless another place in either text is nearly as like; a
        paragraph that stands word for word, as often as before, needs no such care.
        """
        way = self._map.way(start, end)
        mapped = way.place
        sought = self._sure.words(start, end)
        seeded = self._seeded((start, end), sought, mapped)
        agreed = next((place for place in seeded if mapped and self._same(mapped, place)), None)
        candidates = _candidates(mapped, seeded, agreed)
        if not candidates:
            return Outcome(AnchorState.ORPHAN, ())
        if mapped is None or agreed is None or not way.in_one_piece:
            return Outcome(AnchorState.CHECK, candidates, 0.0)
        if self._map.untouched(way):
            return Outcome(self._state(start, end, mapped), candidates[:1])
        margin = _margin(seeded, agreed)
        if margin >= MARGIN:
            margin = min(margin, self._old_margin((start, end), sought))
        if margin < MARGIN:
            return Outcome(AnchorState.CHECK, candidates, margin)
        return Outcome(self._state(start, end, mapped), candidates[:1], margin)

    def _seeded(
        self, span: tuple[int, int], sought: Sought, mapped: Place | None
    ) -> tuple[Place, ...]:
        """The places that seeds find: those that stand once where they tell, else the others."""
        described, seeds = self._described(*span), self._new_seeds
        sure = self._sure.find(sought)
        others = self._sure.others(sought, sure.shifts) if sure else None
        if sure is None or others is None:
            return seeds.find(*described)
        if sure.place and self._is_certain(sure.place, mapped):
            return seeds.beside(sure.place, others, *described) if others else (sure.place,)
        windows = [self._sure.window(sought, sure.shifts), *others]
        return seeds.within(windows, *described) or seeds.find(*described)

    def _is_certain(self, place: Place, mapped: Place | None) -> bool:
        return mapped is not None and place.score >= LEAST_LIKE and self._same(mapped, place)

    def _described(self, start: int, end: int) -> tuple[str, str, str]:
        before, after = self._old[max(0, start - CONTEXT) : start], self._old[end : end + CONTEXT]
        return self._old[start:end], before, after

    def _old_margin(self, span: tuple[int, int], sought: Sought) -> float:
        windows = self._sure.others_in_old(sought)
        if windows is None:
            found = self._old_seeds.find(*self._described(*span))
        else:
            found = self._old_seeds.within(windows, *self._described(*span)) if windows else ()
        others = (p.score for p in found if p.end <= span[0] or span[1] <= p.start)
        return 1.0 - max(others, default=0.0)

    def _same(self, one: Place, other: Place) -> bool:
        if one.start == other.start and one.end == other.end:
            return True
        return core(self._new, one.start, one.end) == core(self._new, other.start, other.end)

    def _state(self, start: int, end: int, place: Place) -> AnchorState:
        if self._old[start:end] != self._new[place.start : place.end]:
            return AnchorState.CHANGED
        return AnchorState.EXACT if start == place.start else AnchorState.MOVED


def _margin(seeded: tuple[Place, ...], agreed: Place) -> float:
    return agreed.score - max((p.score for p in seeded if p is not agreed), default=0.0)


def _candidates(
    mapped: Place | None, seeded: tuple[Place, ...], agreed: Place | None
) -> tuple[Candidate, ...]:
    """What both found, then the diff map's, then the others: its wrong places are the fewest."""
    found = []
    if mapped:
        method = BOTH if agreed else DIFF_MAP
        score = agreed.score if agreed else mapped.score
        found.append(Candidate(mapped.start, mapped.end, method, round(score, 4)))
    rest = (place for place in seeded if place is not agreed)
    return (*found, *(Candidate(p.start, p.end, SEEDS, round(p.score, 4)) for p in rest))
