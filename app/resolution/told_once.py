"""A clause that says again what a ruling did, beside words that mean that ruling already."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from app.domain.authority_table import AuthorityTable
from app.domain.mention import CLAUSE, Mention, Reading
from app.resolution.recall import record_id
from app.resolution.told_before import Place

_PRONOUN = re.compile(r"(?:[Ii]t|[Tt]hey|[Ss]?[Hh]e)\b")


def told_once(
    mentions: Sequence[Mention], reading: Reading, table: AuthorityTable
) -> list[Mention]:
    """``mentions`` without clauses that add nothing: "the order is short; it says, facilitate".

    A clause ("the justices said …") is a reference where it is the only one: other words of its
    sentence that mean the same record tell where the reader is to look; and those of the sentence
    before it where a pronoun stands for the court.
    """
    place = Place(reading)
    told: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for each in mentions:
        if each.chosen:
            told[record_id(table, each.chosen)].add((each.start, place.sentence(each.start)))
    kept = []
    for each in mentions:
        others = told[record_id(table, each.chosen)] if each.chosen and _is_clause(each) else ()
        here = place.sentence(each.start)
        beside = {here, here - 1} if _PRONOUN.match(each.text) else {here}
        if not any(start != each.start and sentence in beside for start, sentence in others):
            kept.append(each)
    return kept


def _is_clause(mention: Mention) -> bool:
    return any(signal.field == CLAUSE for signal in mention.evidence.signals)
