"""Descriptions: "a law previously used only in wartime", "the Court's decision last month"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.authority import AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.legal_nouns import NOUNS
from app.domain.mention import ANTECEDENT, Evidence, Form, Mention, Reading, Target
from app.recognisers import mention
from app.text.phrases import Phrase, phrases
from app.text.profiles import profiles
from app.text.scoring import Candidate, Scene, Seen, look, rank

__all__ = ["Descriptions"]

# Calibrated on tests/cases/recognisers/descriptions.txt and traps.txt.
_PROPOSE = 7.5  # the score below which nothing is proposed
_INSIDE = 5.0  # of which the phrase itself must have made this much
_MARGIN = 0.3  # how far the runner-up must be behind, as a share of the best
_LIST = 6.5  # the score from which an undecided description is worth showing
_LIST_INSIDE = 3.5
_RECALL = 3.5  # made by the phrase itself: enough to recall what was described before
_LISTED = 3
_RULINGS = frozenset({AuthorityKind.RULING, AuthorityKind.CASE})


class Descriptions:
    """Scores in the open; abstains, naming the missing fact, when the words do not settle it."""

    name = "descriptions"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of records by description; sentences without a legal head noun yield none."""
        before: tuple[int, int] | None = None
        for sentence in reading.sentences:
            near = before if before and _same_block(reading, before, sentence) else None
            proposed: list[Mention] = []
            for phrase in phrases(reading.text, *sentence):
                found = self._describe(Scene(reading, phrase, sentence, near), table)
                if found and not any(_inside(found, other) for other in proposed):
                    proposed.append(found)
            yield from proposed
            before = sentence

    def _describe(self, scene: Scene, table: AuthorityTable) -> Mention | None:
        seen = look(scene)
        ranked = rank(scene, table.derived(profiles), seen)
        if not ranked or not (_is_worth_showing(ranked[0]) or _may_recall(scene, ranked[0])):
            return None
        best, rival = ranked[0], _rival(ranked)
        sure = best.score >= _PROPOSE and best.inside >= _INSIDE
        ahead = rival is None or best.score - rival.score >= _MARGIN * best.score
        missing = "" if sure and ahead else _missing(scene.phrase, seen)
        if not _is_worth_showing(best):
            missing = ANTECEDENT
        signals = sorted(best.signals, key=lambda signal: -signal.weight)
        runner_up = Target(rival.id, round(rival.score, 2)) if rival else None
        evidence = Evidence(self.name, tuple(signals), runner_up, missing)
        targets = [Target(each.id, round(each.score, 2)) for each in ranked[:_LISTED]]
        span = scene.phrase.start, scene.phrase.end
        return mention(scene.reading, span, Form.DESCRIBED, targets, evidence)


def _is_worth_showing(best: Candidate) -> bool:
    return best.score >= _LIST and best.inside >= _LIST_INSIDE


def _may_recall(scene: Scene, best: Candidate) -> bool:
    """ "The wartime law" says too little on its own, but enough behind a fuller description."""
    words = scene.reading.text[scene.phrase.start : scene.phrase.end].lower()
    definite = words.startswith(("the ", "that ", "this "))
    return definite and best.inside >= _RECALL


def _rival(ranked: Sequence[Candidate]) -> Candidate | None:
    return ranked[1] if len(ranked) > 1 else None


def _missing(phrase: Phrase, seen: Seen) -> str:
    """The fact that would settle it: for a ruling its court, then its date; else the subject."""
    if NOUNS[phrase.head] & _RULINGS:
        if not phrase.court and not seen.courts:
            return "court"
        if not seen.periods:
            return "date"
    return "subject"


def _same_block(reading: Reading, one: tuple[int, int], other: tuple[int, int]) -> bool:
    return any(start <= one[0] and other[1] <= end for start, end in reading.blocks)


def _inside(found: Mention, other: Mention) -> bool:
    """A phrase inside one that is proposed already is part of that description."""
    return other.chosen is not None and other.start <= found.start and found.end <= other.end
