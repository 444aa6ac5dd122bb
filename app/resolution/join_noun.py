"""Which record a noun that points back ("that order", "the first", "the Act") joins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.antecedents import Antecedent
from app.domain.authority import Authority, AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.citation_form import kind_of
from app.domain.mention import Form, Mention
from app.language.back_reference import BackReference, fits
from app.language.courts import courts, level_of
from app.language.head_nouns import head_noun
from app.language.legal_nouns import MATTERS, NOUNS, PROGRAMS
from app.resolution.around import Around, called, kind_told
from app.resolution.by_turn import by_turn, is_of_another
from app.resolution.of_below import is_of_a_court_below, is_undone, was_told_of_below
from app.resolution.of_several import of_several
from app.resolution.told_apart import told_apart
from app.resolution.told_between import told_between

_FAR = 12  # sentences over which a noun points back when several things may be meant
_FARTHEST = 40  # sentences where only one thing may be
_OFTEN, _OFTENER = 2, 3  # times as often as another one: for "The ruling", for "the ruling"
_NEAR = 3  # sentences within which another kind that the noun may mean is the nearer
_NEAR_BY_NAME = 5  # sentences within which a thing called so is meant by its noun again
_RULINGS = (AuthorityKind.RULING, AuthorityKind.CASE)
_DEEDS = ("termination", "vacatur", "revocation", "designation")  # each is another notice
_PARTS = ("provision", "clause", "section", "paragraph", "subsection")
_DAY = re.compile(r"/(\d{4}-\d{2}-\d{2})$")
# What a court does that the next "ruling" may be; what it had done before is told in passing.
_PROGRAM = re.compile(r"\b(?:programs?|parole|protect\w*)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,;:—–“”\"]|\b(?:and|but|or|because|since|that|who|which|when|while|if|as)\b"
)
_TOLD_APART = re.compile(r"\b(?:earlier|later|first|second|older)\b")
_CLAUSE_BEGINS = (";", ":", "—", "–", ", and ", ", but ", ", or ")
_PLACED = ("first", "second", "third", "fourth")
_CLAUSE_BEGINS = (";", ":", "—", "–", ", and ", ", but ", ", or ")
_THIS = re.compile(r"[Tt]h(?:is|at|ese|ose)\b")
_RULED = re.compile(
    r"(?:\s+(?:in|of|on|from|for)\s+(?:the\s+)?(?:[A-Z][\w.’']*\s*)+)?\s*\b(?!had\b|may\b|must\b|can\b)"
    r"(?:\w{3,}ed|said|found|told|held|gave|wrote|let|put|threw|struck)\b"
)


@dataclass(frozen=True, slots=True)
class Joined:
    """The ids that a noun may mean, the best first; two of them compete.  And from where."""

    references: tuple[str, ...]
    source: Mention


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
        known = [each for each in known if kind_told(each, table) not in _RULINGS]
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
    return _nearest(reference, agreeing, around, table)


def _agreeing(
    reference: BackReference, known: Sequence[Antecedent], around: Around, table: AuthorityTable
) -> Sequence[Antecedent]:
    """What the noun may mean, nearest first."""
    strict = [each for each in known if _agrees(reference, each, around, table, first=True)]
    loose = [each for each in known if _agrees(reference, each, around, table, first=False)]
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
        and around.sentence - each.sentence <= _FARTHEST
        and (kind_told(each, table) != AuthorityKind.CASE or name in MATTERS)
        and (name == "one" or fits(reference, kind_told(each, table)))
    ]
    meant = told_apart(reference.words, fitting, table, around.published)
    return Joined((_meant(reference, meant[0], table),), meant[0].mention) if meant else None


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


def _nearest(
    reference: BackReference,
    agreeing: Sequence[Antecedent],
    around: Around,
    table: AuthorityTable,
) -> Joined | None:
    agreeing = _by_weight(reference, _by_its_noun(reference, agreeing, around), around)
    first = agreeing[0]
    alone = len({each.record for each in agreeing}) == 1
    if around.sentence - first.sentence > (_FARTHEST if alone else _FAR):
        return None
    rivals = [each for each in agreeing if each.sentence == first.sentence]
    is_that = _THIS.match(around.text, reference.start)
    if first.sentence == around.sentence or reference.turn or is_that:
        rivals = rivals[:1]  # in its own sentence, and by "that", the nearest is meant
    rivals = called(reference.name, rivals) or rivals
    if len({each.record for each in rivals}) == 1:
        rivals = rivals[:1]
    meant = dict.fromkeys(_meant(reference, each, table) for each in rivals)
    return Joined(tuple(meant), rivals[0].mention)


def _by_its_noun(
    reference: BackReference, agreeing: Sequence[Antecedent], around: Around
) -> Sequence[Antecedent]:
    """What was called by this noun just before, not what was called by another one since.

    "… Friday's opinion … a bare command … The opinion does what the command could not."
    """
    since = agreeing[0].mention
    is_name = since.form in (Form.NAMED, Form.CITED)
    if is_name or reference.turn or head_noun(since.text) in ("", reference.name):
        return agreeing
    so_called = called(reference.name, agreeing)
    if not so_called or around.sentence - so_called[0].sentence > _NEAR_BY_NAME:
        return agreeing
    return so_called


def _by_weight(
    reference: BackReference, agreeing: Sequence[Antecedent], around: Around
) -> Sequence[Antecedent]:
    """ "The ruling" in a new paragraph is the one that the article speaks of most, and not what
    the paragraph before told in passing.
    """
    paragraph = around.text.rfind("\n", 0, reference.start)
    is_free = around.text[reference.start] in "Tt" and not (reference.turn or reference.court)
    if not is_free or _THIS.match(around.text, reference.start):
        return agreeing
    if agreeing[0].mention.start > paragraph:
        return agreeing
    told = Counter(each.record for each in agreeing if not each.implied)
    most = max(told.values(), default=0)
    opens = around.text[reference.start] == "T"
    if most < (_OFTEN if opens else _OFTENER) * told[agreeing[0].record]:
        return agreeing
    return [each for each in agreeing if told[each.record] == most]


def _meant(reference: BackReference, antecedent: Antecedent, table: AuthorityTable) -> str:
    """The id chosen there; for "the case" the case of a ruling; for "the Act" a section's act."""
    record = table.authorities.get(antecedent.record)
    if reference.name in MATTERS and record and record.kind == AuthorityKind.RULING:
        return record.part_of or antecedent.record
    chosen = antecedent.mention.chosen or ""
    whole = antecedent.implied or reference.name not in _PARTS
    is_section = record is not None and record.kind == AuthorityKind.SECTION
    return antecedent.record if whole and not is_section else chosen


def _is_nearer(loose: Antecedent, strict: Antecedent, around: Around) -> bool:
    """Whether another kind was spoken of just now, and the first one long ago."""
    return around.sentence - loose.sentence <= 1 and around.sentence - strict.sentence > _NEAR


def _is_titled(noun: str, antecedent: Antecedent, table: AuthorityTable) -> bool:
    """Whether the record's title says the noun: "the vacatur" is not the termination beside it."""
    record = table.authorities.get(antecedent.record)
    return record is not None and noun in record.title.lower()


def _agrees(
    reference: BackReference,
    antecedent: Antecedent,
    around: Around,
    table: AuthorityTable,
    *,
    first: bool,
) -> bool:
    if antecedent.implied and not (reference.name == "act" and (first or reference.capital)):
        return False
    kind = kind_told(antecedent, table)
    is_called_so = not reference.capital and head_noun(antecedent.mention.text) == reference.name
    if not (fits(reference, kind, first=first) or is_called_so or _is_part(reference, antecedent)):
        return False
    if kind == AuthorityKind.CASE and reference.name not in MATTERS:
        return False
    if reference.court and kind not in _RULINGS:
        return False
    record = table.authorities.get(antecedent.record)
    if NOUNS.get(reference.name) == PROGRAMS and not _is_program(record):
        return False
    return kind not in _RULINGS or _is_of_the_court(
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
