"""Which record a noun that points back ("that order", "the first", "the Act") joins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.domain.antecedents import Antecedent
from app.domain.authority import AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.language.back_reference import BackReference, fits
from app.language.legal_nouns import MATTERS
from app.resolution.around import Around, called, kind_told
from app.resolution.by_turn import by_turn, is_of_another
from app.resolution.nearest_meant import FARTHEST, Joined, meant_there, nearest_meant
from app.resolution.noun_agrees import RULINGS, agrees
from app.resolution.of_below import is_of_a_court_below, is_undone, was_told_of_below
from app.resolution.of_several import of_several
from app.resolution.told_apart import told_apart
from app.resolution.told_between import told_between

__all__ = ["Joined", "join"]

_NEAR = 3  # sentences within which another kind that the noun may mean is the nearer
_DEEDS = ("termination", "vacatur", "revocation", "designation")  # each is another notice
_CLAUSE = re.compile(
    r"[,;:—–“”\"]|\b(?:and|but|or|because|since|that|who|which|when|while|if|as)\b"
)
_PLACED = ("first", "second", "third", "fourth")
_CLAUSE_BEGINS = (";", ":", "—", "–", ", and ", ", but ", ", or ")
_THIS = re.compile(r"[Tt]h(?:is|at|ese|ose)\b")


def join(
    reference: BackReference,
    before: Iterable[Antecedent],
    around: Around,
    table: AuthorityTable,
) -> Joined | None:
    """What the noun means: of the kind that it means first, else of any that it may mean.

    ``before`` come nearest first.  Not merely the nearest word decides: what does not agree in
    kind or court is passed over, and two records that agree in one sentence compete.
    """
    if reference.kind == "modified":
        return _told_apart(reference, list(before), around, table)
    known: Sequence[Antecedent] = [
        each for each in before if not _is_its_subject(reference, each, around)
    ]
    if not reference.court and is_of_a_court_below(reference, around):
        known = [each for each in known if kind_told(each, table) not in RULINGS]
    if is_undone(reference, around) or was_told_of_below(reference, known, around):
        return None
    if reference.kind == "ordinal":
        return _of_several(reference, known, around, table)
    if reference.echo:
        agreeing: Sequence[Antecedent] = called(reference.name, known)
    else:
        agreeing = _agreeing(reference, known, around, table)
    if not agreeing or told_between(reference, agreeing[0].mention.end, around):
        return None
    return nearest_meant(reference, agreeing, around, table)


def _agreeing(
    reference: BackReference, known: Sequence[Antecedent], around: Around, table: AuthorityTable
) -> Sequence[Antecedent]:
    """What the noun may mean, nearest first."""
    strict = [each for each in known if agrees(reference, each, around, table, first=True)]
    loose = [each for each in known if agrees(reference, each, around, table, first=False)]
    agreeing: Sequence[Antecedent] = strict or loose
    if not agreeing or (reference.name == "one" and around.sentence - agreeing[0].sentence > _NEAR):
        return []
    if strict and loose and loose[0] is not strict[0] and _is_nearer(loose[0], strict[0], around):
        agreeing = loose
    if reference.name in _DEEDS:
        agreeing = _of_the_deed(reference.name, agreeing, table)
    if reference.turn and agreeing:
        if is_of_another(reference, agreeing, around):
            return []
        agreeing = by_turn(reference.turn, agreeing, around) or agreeing
    return agreeing


def _of_the_deed(
    deed: str, agreeing: Sequence[Antecedent], table: AuthorityTable
) -> Sequence[Antecedent]:
    """Those whose title says it: "the vacatur" is not the termination beside it; else those whose
    title says no other.
    """
    titled = [each for each in agreeing if _is_titled(deed, each, table)]
    others = [other for other in _DEEDS if other not in (deed, "designation")]
    return titled or [
        each for each in agreeing if not any(_is_titled(other, each, table) for other in others)
    ]


def _of_several(
    reference: BackReference, known: Sequence[Antecedent], around: Around, table: AuthorityTable
) -> Joined | None:
    """What an ordinal means, of the kind that its noun or the one counted before says.

    "The order of the nineteenth was on the first": of what was told before that clause.
    """
    if reference.name:
        known = [each for each in known if fits(reference, kind_told(each, table))]
    begun = max(around.text.rfind(mark, 0, reference.start) for mark in _CLAUSE_BEGINS)
    is_placed = reference.turn in _PLACED
    before = [
        each
        for each in known
        if not is_placed or each.mention.start <= begun or each.sentence < around.sentence
    ]
    source = of_several(
        reference.turn,
        before,
        around.sentence,
        table,
        counted=reference.count if reference.name else None,
    )
    return Joined((source.chosen or "",), source) if source else None


def _told_apart(
    reference: BackReference, known: Sequence[Antecedent], around: Around, table: AuthorityTable
) -> Joined | None:
    """ "The April order", "the October one": the only one told before of which that is true."""
    name = reference.name
    fitting = [
        each
        for each in known
        if not each.implied
        and around.sentence - each.sentence <= FARTHEST
        and (kind_told(each, table) != AuthorityKind.CASE or name in MATTERS)
        and (name == "one" or fits(reference, kind_told(each, table)))
    ]
    meant = told_apart(reference.words, fitting, table, around.published)
    return Joined((meant_there(reference, meant[0], table),), meant[0].mention) if meant else None


def _is_its_subject(reference: BackReference, antecedent: Antecedent, around: Around) -> bool:
    """Whether it is the subject of the clause of "that ruling", which then is another one.

    "The Texas case is what following that decision looks like."
    """
    if antecedent.sentence != around.sentence or not _THIS.match(around.text, reference.start):
        return False
    between = around.text[antecedent.mention.end : reference.start]
    opens = not around.text[: antecedent.mention.start].rstrip(' “"') or around.text[
        : antecedent.mention.start
    ].rstrip(' “"').endswith((".", "?", "!", "\n", ";"))
    return opens and not _CLAUSE.search(between)


def _is_nearer(loose: Antecedent, strict: Antecedent, around: Around) -> bool:
    """Whether another kind was spoken of just now, and the first one long ago."""
    return around.sentence - loose.sentence <= 1 and around.sentence - strict.sentence > _NEAR


def _is_titled(noun: str, antecedent: Antecedent, table: AuthorityTable) -> bool:
    """Whether the record's title says the noun: "the vacatur" is not the termination beside it."""
    record = table.authorities.get(antecedent.record)
    return record is not None and noun in record.title.lower()
