"""Whether a noun may mean what was told before it: by kind, by what it was called, by its court."""

from __future__ import annotations

import re

from app.domain.antecedents import Antecedent
from app.domain.authority import Authority, AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.citation_form import kind_of
from app.language.back_reference import BackReference, fits
from app.language.courts import courts, level_of
from app.language.head_nouns import head_noun
from app.language.legal_nouns import MATTERS, NOUNS, PROGRAMS
from app.resolution.around import Around, kind_told

RULINGS = (AuthorityKind.RULING, AuthorityKind.CASE)
_PROGRAM = re.compile(r"\b(?:programs?|parole|protect\w*)\b", re.IGNORECASE)
# What a court does that the next "ruling" may be; what it had done before is told in passing.
_RULED = re.compile(
    r"(?:\s+(?:in|of|on|from|for)\s+(?:the\s+)?(?:[A-Z][\w.’']*\s*)+)?\s*\b(?!had\b|may\b|must\b|can\b)"
    r"(?:\w{3,}ed|said|found|told|held|gave|wrote|let|put|threw|struck)\b"
)


def agrees(
    reference: BackReference,
    antecedent: Antecedent,
    around: Around,
    table: AuthorityTable,
    *,
    first: bool,
) -> bool:
    """Whether it may mean it; with ``first`` whether it is what the noun means first."""
    if antecedent.implied and not (reference.name == "act" and (first or reference.capital)):
        return False
    kind = kind_told(antecedent, table)
    is_called_so = not reference.capital and head_noun(antecedent.mention.text) == reference.name
    if not (fits(reference, kind, first=first) or is_called_so or _is_part(reference, antecedent)):
        return False
    if kind == AuthorityKind.CASE and reference.name not in MATTERS:
        return False
    if reference.court and kind not in RULINGS:
        return False
    record = table.authorities.get(antecedent.record)
    if NOUNS.get(reference.name) == PROGRAMS and not _is_program(record):
        return False
    return kind not in RULINGS or _is_of_the_court(
        reference, antecedent, around, level_of(record.court if record else "")
    )


def _is_program(record: Authority | None) -> bool:
    """Whether a law makes a program: that people "run the program" has nothing to do with it."""
    if record is None or record.stub:
        return False
    told = (record.title, *record.names, *(trait.text for trait in record.traits))
    return any(_PROGRAM.search(text) for text in told)


def _is_part(reference: BackReference, antecedent: Antecedent) -> bool:
    """A section that an act's record holds: "the section" behind "Section 21 of Title 50"."""
    chosen = antecedent.mention.chosen or ""
    return fits(reference, str(kind_of(chosen)), first=True) and chosen != antecedent.record


def _is_of_the_court(
    reference: BackReference, antecedent: Antecedent, around: Around, level: str
) -> bool:
    """The court whose ruling it is said to be; no other court must have ruled just before it."""
    if reference.court:
        own = list(courts(reference.court, 0, len(reference.court)))
        return (own[0].level if own else "supreme") == level
    since = max(antecedent.mention.end, around.last)
    ruled = [
        court
        for court in courts(around.text, since, reference.start)
        if _RULED.match(around.text, court.end)
    ]
    return all(court.level == level for court in ruled[-1:])
