"""Descriptions: "a law previously used only in wartime", "the Court's decision last month"."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import ANTECEDENT, Evidence, Form, Mention, Reading, Target
from app.language.legal_nouns import RULINGS
from app.language.phrase import Phrase
from app.language.phrases import phrases
from app.language.profiles import Profiles, profiles
from app.language.scene import Scene, Seen, look, topic
from app.language.scoring import Candidate, rank
from app.recognisers import mention

__all__ = ["Descriptions"]

# Calibrated on tests/cases/recognisers/descriptions.txt and traps.txt.
_PROPOSE = 7.5  # the score below which nothing is proposed
_INSIDE = 5.0  # of which the phrase itself must have made this much
_MARGIN = 0.3  # how far the runner-up must be behind, as a share of the best
_LIST = 6.5  # the score from which an undecided description is worth showing
_LIST_INSIDE = 3.5
_RECALL = 3.5  # made by the phrase itself: enough to recall what was described before
_LISTED = 3


class Descriptions:
    """Scores in the open; abstains, naming the missing fact, when the words do not settle it."""

    name = "descriptions"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of records by description; sentences without a legal head noun yield none."""
        known = table.derived(profiles)
        about = topic(reading, known)
        begin = {start for start, _ in reading.blocks}
        before: tuple[int, int] | None = None
        for sentence in reading.sentences:
            near = None if sentence[0] in begin else before
            proposed: list[Mention] = []
            for phrase in phrases(reading.text, *sentence):
                found = _describe(Scene(reading, phrase, sentence, near, about), known)
                if found and not any(_inside(found, other) for other in proposed):
                    proposed.append(found)
            yield from proposed
            before = sentence


def _describe(scene: Scene, known: Profiles) -> Mention | None:
    seen = look(scene)
    ranked = rank(scene, known, seen)
    if not ranked or not (_is_worth_showing(ranked[0]) or _may_recall(scene, ranked[0])):
        return None
    rival = ranked[1] if len(ranked) > 1 else None
    signals = sorted(ranked[0].signals, key=lambda signal: (-signal.weight, signal.words))
    runner_up = Target(rival.meant, round(rival.score, 2)) if rival else None
    missing = _verdict(scene, seen, ranked[0], rival)
    evidence = Evidence(Descriptions.name, tuple(signals), runner_up, missing)
    targets = [Target(each.meant, round(each.score, 2)) for each in ranked[:_LISTED]]
    return mention(
        scene.reading, (scene.phrase.start, scene.phrase.end), Form.DESCRIBED, targets, evidence
    )


def _verdict(scene: Scene, seen: Seen, best: Candidate, rival: Candidate | None) -> str:
    """Empty when the words settle it, else the fact that is missing."""
    if not _is_worth_showing(best):
        return ANTECEDENT
    sure = best.score >= _PROPOSE and best.inside >= _INSIDE
    ahead = rival is None or best.score - rival.score >= _MARGIN * best.score
    return "" if sure and ahead else _missing(scene.phrase, seen)


def _is_worth_showing(best: Candidate) -> bool:
    return best.score >= _LIST and best.inside >= _LIST_INSIDE


def _may_recall(scene: Scene, best: Candidate) -> bool:
    """ "The wartime law" says too little on its own, but enough behind a fuller description."""
    definite = scene.words.lower().startswith(("the ", "that ", "this "))
    return definite and best.inside >= _RECALL


def _missing(phrase: Phrase, seen: Seen) -> str:
    """The fact that would settle it: for a ruling its court, then its date; else the subject."""
    if phrase.kinds & RULINGS:
        if not phrase.court and not seen.courts:
            return "court"
        if not seen.periods:
            return "date"
    return "subject"


def _inside(found: Mention, other: Mention) -> bool:
    """A phrase inside one that is proposed already is part of that description."""
    return other.chosen is not None and other.start <= found.start and found.end <= other.end
