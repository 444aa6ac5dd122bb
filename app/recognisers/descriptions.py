"""Descriptions: "a law previously used only in wartime", "the Court's decision last month"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.authority_table import AuthorityTable
from app.domain.mention import ANTECEDENT, CLAUSE, Evidence, Form, Mention, Reading, Signal, Target
from app.language.article import Article, Told
from app.language.legal_nouns import COUNTING, WEAK
from app.language.missing import missing
from app.language.phrase import Build
from app.language.phrases import last_noun, phrases
from app.language.profiles import Profiles
from app.language.profiling import profiles
from app.language.scene import Scene
from app.language.scoring import Ranking, rank
from app.recognisers import mention

__all__ = ["Descriptions"]

# Probabilities, as calibrated by benchmarks/fit_descriptions.py.
_PROPOSE = 0.6  # below this nothing is proposed
_LIKELY = 0.7  # enough where a month alone tells of one that is spoken of
_SURE = 0.85  # enough for a date of a month alone: "the June order"
_AHEAD = 0.4  # log-odds by which the runner-up must be behind
_INSIDE = 1.0  # log-odds that the phrase itself must have made
_LIST = 0.15  # from which an undecided description is worth showing
_RECALL = 0.05  # enough to recall what was described before
_LISTED = 3
_JOINT = re.compile(
    r"[\s,;:—]*(?:\b(?:and|or|but|until|before|after|than|with|by|to|of)\b)?[\s,;:—]*$"
)
_WHOLE_DAY = len("2025-05-19")


class Descriptions:
    """Scores in the open; abstains, naming the missing fact, when the words do not settle it."""

    name = "descriptions"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of records by description; sentences without a legal head noun yield none."""
        known = table.derived(profiles)
        found = [(scene, ranking) for scene, ranking in read(reading, known) if _is_phrase(scene)]
        found.sort(key=lambda each: -each[1].probability(each[1].candidates[0]))
        standing: list[Mention] = []
        told = [(scene, each) for scene, ranking in found if (each := _describe(scene, ranking))]
        for scene, each in _without_clauses_of_nouns(told):
            described = _short_of(each, standing, scene.phrase.noun)
            if described and not any(_overlap(described, other) for other in standing):
                standing.append(described)
        yield from standing


def _is_phrase(scene: Scene) -> bool:
    """A word alone is a name or none, unless it is a time: "Friday's is about parole"."""
    return " " in scene.words or any(inside for _, inside in scene.periods())


def _without_clauses_of_nouns(
    told: Sequence[tuple[Scene, Mention]],
) -> Iterator[tuple[Scene, Mention]]:
    """All but clauses that a noun phrase in them says as well: "the termination took it away"."""
    nouns = [each for scene, each in told if scene.phrase.noun and each.chosen]
    for scene, clause in told:
        twice = not scene.phrase.noun and any(
            each.chosen == clause.chosen and each.start < clause.end and clause.start < each.end
            for each in nouns
        )
        if not twice:
            yield scene, clause


def _short_of(described: Mention, standing: Sequence[Mention], noun: str) -> Mention | None:
    """A phrase that ran on into another one ends before it: "one undoing it and one ending it"."""
    inside = [each.start for each in standing if described.start < each.start < described.end]
    behind = [
        each for each in standing if described.start < each.start and each.end >= described.end
    ]
    end = min((each.start for each in behind), default=described.end)
    if end == described.end or len(inside) > len(behind):
        return described
    kept = _JOINT.sub("", described.text[: end - described.start])
    if noun not in kept.lower():
        return described
    return replace(described, end=described.start + len(kept), text=kept)


def _overlap(one: Mention, other: Mention) -> bool:
    """Whether two have words in common, one chooses, and so the likelier says it all.

    Two that both choose, different records, may stand one inside the other.
    """
    if one.end <= other.start or other.end <= one.start:
        return False
    inside = one.start >= other.start and one.end <= other.end
    return not (inside and one.chosen and other.chosen and one.chosen != other.chosen)


def read(reading: Reading, known: Profiles) -> Iterator[tuple[Scene, Ranking]]:
    """Every phrase of an article with the authorities that it may describe, in reading order."""
    article, told = Article(reading, known), Told()
    begin = {start for start, _ in reading.blocks}
    before: tuple[int, int] | None = None
    last = ""
    for sentence in reading.sentences:
        near = None if sentence[0] in begin else before
        times = [(each.start, each.end) for each in article.periods_in(*sentence)]
        found = phrases(reading.text, *sentence, last, times)
        last = last_noun(reading.text, *sentence) or last
        for phrase in found:
            scene = Scene(
                article, article.with_its_date(phrase, sentence), sentence, near, told.strength
            )
            if not scene.says_anything():
                continue  # "the law" alone points back, and ``resolution.point_back`` says to what
            ranking = rank(scene, known)
            if ranking.candidates:
                yield scene, ranking
                best = ranking.candidates[0]
                day = known.profiles[best.id].made
                if ranking.probability(best) >= _SURE and len(day) == _WHOLE_DAY:
                    article.tell(phrase.end, day)
        told.hear(article.heard(*sentence))
        before = sentence


def _describe(scene: Scene, ranking: Ranking) -> Mention | None:
    best, *others = ranking.candidates
    sure = ranking.probability(best)
    if sure < _RECALL:
        return None
    lacking = _verdict(scene, ranking)
    if lacking and best.is_of_another_turn:
        return None
    if lacking and scene.phrase.noun in COUNTING:
        return None  # "the second" alone points back
    targets = [
        Target(each.meant, round(ranking.probability(each), 3))
        for each in ranking.candidates[:_LISTED]
    ]
    rival = Target(others[0].meant, targets[1].score) if others else None
    signals = best.signals or (Signal("kind", scene.words, 0.0),)
    if scene.phrase.build == Build.ACTION:
        signals = (*signals, Signal(CLAUSE, "", 0.0))
    evidence = Evidence(Descriptions.name, signals, rival, lacking)
    span = scene.phrase.start, scene.phrase.end
    return mention(scene.reading, span, Form.DESCRIBED, targets, evidence)


def _verdict(scene: Scene, ranking: Ranking) -> str:
    """Empty when the words settle it, else the fact that is missing."""
    best, *others = ranking.candidates
    sure = ranking.probability(best)
    is_ahead = not others or best.score - others[0].score >= _AHEAD
    is_definite = scene.phrase.build == Build.DEFINITE
    tells = (
        best.tells
        or _words_tell(scene, best.words)
        or (scene.is_told_behind and best.words_behind > 1)
        or (is_definite and best.is_of_its_month and sure >= _SURE)
    )
    if scene.phrase.build == Build.ACTION and not (best.words or scene.is_dated):
        return ANTECEDENT  # "the Court said"
    own = best.inside + (best.behind if scene.is_told_behind else 0.0)
    lone = best.is_of_a_month_alone and not (best.is_spoken_of and sure >= _LIKELY)
    if own >= _INSIDE and (best.is_of_its_year_alone or lone):
        return missing(scene.phrase, court=bool(scene.courts()), date=True)
    if own >= _INSIDE and sure >= _PROPOSE and is_ahead and tells:
        return ""
    if sure < _LIST or own < _INSIDE:
        return ANTECEDENT
    date = any(True for _ in scene.periods())
    return missing(scene.phrase, court=bool(scene.courts()), date=date)


def _words_tell(scene: Scene, words: Sequence[str]) -> bool:
    """Whether words tell where nothing else does: two, or one before its noun.

    "The wartime law" is one; "the statute he invoked" may be any.
    """
    if len(words) == 1 and scene.phrase.noun in WEAK:
        return False
    if len(words) != 1 or " " in words[0] or "-" in words[0]:
        return bool(words)
    written = scene.words.lower()
    return 0 <= written.find(words[0].lower()) < written.find(scene.phrase.noun)
