"""Which of several "the first", "the latter", "the last" means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.antecedents import Antecedent
from app.domain.authority import AuthorityKind as Kind
from app.domain.authority_table import AuthorityTable
from app.domain.citation_form import kind_of
from app.domain.mention import Form, Mention

_NEAR = 5  # sentences within which they were told
_NEAR_OF_A_NOUN = 12  # and within which those of one noun were: "the first order"
_MOST = 5
_MOST_OF_A_NOUN = 9
_PLACES = {"first": 0, "second": 1, "third": 2, "fourth": 3, "former": 0, "latter": 1}
_OF_TWO = ("former", "latter", "other")
_DAY = re.compile(r"/(\d{4}-\d{2}-\d{2})$")
# Things that are told apart from each other: rulings, papers of the government, parts of laws.
_SORTS = (
    frozenset({Kind.RULING, Kind.CASE}),
    frozenset({Kind.ORDER, Kind.PROCLAMATION, Kind.NOTICE}),
    frozenset({Kind.ACT, Kind.SECTION, Kind.REGULATION, Kind.CONSTITUTION}),
)


def of_several(
    which: str,
    known: Sequence[Antecedent],
    sentence: int,
    table: AuthorityTable,
    *,
    counted: int | None = None,
) -> Mention | None:
    """Where the one that is meant was told first, of those of one sort in the sentences before.

    ``known`` come nearest first.  ``counted`` if they are of one noun: as many as were said
    ("three papers"), or 0.  Rulings and papers of several sentences follow their days, all others
    the order in which they were told.
    """
    far, most = (_NEAR_OF_A_NOUN, _MOST_OF_A_NOUN) if counted is not None else (_NEAR, _MOST)
    near = [each for each in known if sentence - each.sentence <= far and _is_told(each)]
    if not near:
        return None
    if which == "other":
        near = [each for each in near if _sort(each, table) == _sort(near[0], table)]
    told = _told(near, table)
    count = len(told)
    if not 2 <= count <= (2 if which in _OF_TWO else most):
        return None
    if counted and counted != count:
        return None  # "three papers", of which one was not found
    ordered = sorted(told.values(), key=lambda each: each.mention.start)
    if which not in _OF_TWO:
        ordered = _by_day(ordered)
    if which == "other":
        return next((each.mention for each in ordered if each.record != near[0].record), None)
    place = {"last": count - 1, "next": 1}.get(which, _PLACES.get(which, count))
    return ordered[place].mention if place < count else None


def _is_told(antecedent: Antecedent) -> bool:
    """Whether it was spoken of: what is quoted from it counts nothing."""
    return not antecedent.implied and antecedent.mention.form != Form.QUOTED


def _told(near: Sequence[Antecedent], table: AuthorityTable) -> dict[str, Antecedent]:
    """What is told apart, each where it was told first: of the sort of which several were told
    last; of the last sentence that told of two, else of all of them.
    """
    told: dict[str, Antecedent] = {}
    for sort in dict.fromkeys(_sort(each, table) for each in near):
        alike = [each for each in near if _sort(each, table) == sort]
        for sentence in dict.fromkeys(each.sentence for each in alike):
            together = _once([each for each in alike if each.sentence == sentence], table)
            if len(together) > 1:
                return together
        told = _once(alike, table)
        if len(told) > 1:
            break
    return told


def _once(near: Sequence[Antecedent], table: AuthorityTable) -> dict[str, Antecedent]:
    told = {each.record: each for each in near}
    for part in list(told):  # not an act beside its sections, nor a case beside its ruling
        record = table.authorities.get(part)
        told.pop(record.part_of if record else "", None)
    return told


def _by_day(told: list[Antecedent]) -> list[Antecedent]:
    days = [match[1] for each in told if (match := _DAY.search(each.record))]
    if len(days) < len(told) or len({each.sentence for each in told}) == 1:
        return told
    return sorted(told, key=lambda each: each.record[-10:])


def _sort(antecedent: Antecedent, table: AuthorityTable) -> int:
    record = table.authorities.get(antecedent.record)
    kind = str(record.kind if record else kind_of(antecedent.record))
    return next((n for n, kinds in enumerate(_SORTS) if kind in kinds), len(_SORTS))
