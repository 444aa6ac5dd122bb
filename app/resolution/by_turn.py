"""Which of several the words "first", "earlier", "latest" before a noun mean, by their days."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.antecedents import Antecedent
from app.language.back_reference import BackReference
from app.resolution.around import Around

_TOLD_APART = re.compile(r"\b(?:earlier|later|first|second|older)\b")
_FAR = 12  # sentences in which what is told apart was told
_DAY = re.compile(r"/(\d{4}-\d{2}-\d{2})$")


def is_of_another(reference: BackReference, agreeing: Sequence[Antecedent], around: Around) -> bool:
    """ "The court's earlier order", where only the later one was told so far."""
    if not _TOLD_APART.search(around.text, reference.start, reference.end):
        return False
    return len({each.record for each in agreeing}) == 1


def by_turn(turn: str, agreeing: Sequence[Antecedent], around: Around) -> list[Antecedent]:
    """The earliest or the latest made of those that were told of lately, if they have days."""
    dated = [
        (match[1], each)
        for each in agreeing
        if around.sentence - each.sentence <= _FAR and (match := _DAY.search(each.record))
    ]
    days = sorted({day for day, _ in dated})
    if len(days) < 2:
        return []
    wanted = days[0] if turn == "first" else days[-1]
    return [each for day, each in dated if day == wanted]
