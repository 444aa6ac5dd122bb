"""Evaluate: how much of what somebody marked the recognisers find, and what they add."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention
from app.formats.gold import Mark, Row
from app.services.recognise import recognise
from app.text.reading import reading_of_text


@dataclass(frozen=True, slots=True)
class Miss:
    """A mark without a proposal for its target, or a proposal without its mark."""

    id: str
    words: str
    wanted: str
    proposed: str
    form: str


@dataclass(slots=True)
class Score:
    """Counts by form of the mark: marks, those found, and of all proposals the right ones.

    A mark is found when a mention that overlaps it chose its target.  A proposal is right when a
    mark that it overlaps names its target.
    """

    marks: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    wrong: list[Miss] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """The share of marks that were found, 1 where there are none."""
        return _share(self.found, self.marks)

    @property
    def precision(self) -> float:
        """The share of proposals that were right, 1 where there are none."""
        return _share(self.right, self.proposed)


def evaluate(rows: Iterable[Row], table: AuthorityTable) -> Score:
    """Read each row as an article of its day and compare with its marks."""
    score = Score()
    for row in rows:
        mentions = recognise(reading_of_text(row.text, row.date, row.context), table)
        _count(score, row, [mention for mention in mentions if mention.chosen])
    return score


def _count(score: Score, row: Row, mentions: list[Mention]) -> None:
    for mark in row.marks:
        score.marks[mark.form] += 1
        near = [mention for mention in mentions if _overlap(mention, mark)]
        if any(mention.chosen == mark.target for mention in near):
            score.found[mark.form] += 1
        else:
            proposed = ", ".join(mention.chosen or "" for mention in near)
            words = row.text[mark.start : mark.end]
            score.misses.append(Miss(row.id, words, mark.target, proposed, mark.form))
    for mention in mentions:
        score.proposed[mention.form] += 1
        near_marks = [mark for mark in row.marks if _overlap(mention, mark)]
        if any(mention.chosen == mark.target for mark in near_marks):
            score.right[mention.form] += 1
        else:
            wanted = ", ".join(mark.target for mark in near_marks)
            chosen = mention.chosen or ""
            score.wrong.append(Miss(row.id, mention.text, wanted, chosen, mention.form))


def _overlap(mention: Mention, mark: Mark) -> bool:
    return mention.start < mark.end and mark.start < mention.end


def _share(part: Counter[str], whole: Counter[str]) -> float:
    return part.total() / whole.total() if whole.total() else 1.0
