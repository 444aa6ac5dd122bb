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
from app.domain.mention import Mention
from app.language.back_references import BackReference, fits
from app.language.courts import courts, level_of
from app.language.legal_nouns import MATTERS, NOUNS, PROGRAMS
from app.resolution.of_several import of_several

_FAR = 12  # sentences over which a noun points back when several things may be meant
_FARTHEST = 40  # sentences where only one thing may be
_OFTEN, _OFTENER = 2, 3  # times as often as another one: for "The ruling", for "the ruling"
_NEAR = 3  # sentences within which another kind that the noun may mean is the nearer
_RULINGS = (AuthorityKind.RULING, AuthorityKind.CASE)
_DEEDS = ("termination", "vacatur", "revocation", "designation")  # each is another notice
_PARTS = ("provision", "clause", "section", "paragraph", "subsection")
_DAY = re.compile(r"/(\d{4}-\d{2}-\d{2})$")
# What a court does that the next "ruling" may be; what it had done before is told in passing.
_PROGRAM = re.compile(r"\b(?:programs?|parole|protect\w*)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,;:—–“”\"]|\b(?:and|but|or|because|since|that|who|which|when|while|if|as)\b"
)
_THIS = re.compile(r"[Tt]h(?:is|at|ese|ose)\b")
# What a court does to what the court below it did: "stays the injunction".
_VERB = 40  # code points before a noun
_BELOW = re.compile(
    r"\b(?:stay(?:s|ed|ing)?|paus(?:e|es|ed|ing)|lift(?:s|ed|ing)?|affirm\w*|revers(?:e|es|ed|ing)"
    r"|overturn\w*|vacat(?:e|es|ed|ing)|threw out|thrown out|set aside|put|appeal(?:s|ed|ing)?"
    r"|part of|upheld|uphold|undid|undo|froze|suspend\w*)\s+(?:only\s+)?$"
)
_RULED = re.compile(
    r"(?:\s+(?:in|of|on|from|for)\s+(?:the\s+)?(?:[A-Z][\w.’']*\s*)+)?\s*\b(?!had\b|may\b|must\b|can\b)"
    r"(?:\w{3,}ed|said|found|told|held|gave|wrote|let|put|threw|struck)\b"
)


@dataclass(frozen=True, slots=True)
class Joined:
    """The ids that a noun may mean, the best first; two of them compete.  And from where."""

    references: tuple[str, ...]
    source: Mention


@dataclass(frozen=True, slots=True)
class Around:
    """The text before a noun: all of it, the number of its sentence, where the last one began."""

    text: str
    sentence: int
    last: int


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
    known = [each for each in before if not _is_its_subject(reference, each, around)]
    if not reference.court and _is_of_a_court_below(reference, around):
        known = [each for each in known if _kind(each, table) not in _RULINGS]
    if reference.kind == "ordinal":
        source = of_several(reference.turn, known, around.sentence, table)
        return Joined((source.chosen or "",), source) if source else None
    strict = [each for each in known if _agrees(reference, each, around, table, first=True)]
    loose = [each for each in known if _agrees(reference, each, around, table, first=False)]
    agreeing = strict or loose
    if not agreeing or (reference.name == "one" and around.sentence - agreeing[0].sentence > _NEAR):
        return None
    if strict and loose and loose[0] is not strict[0] and _is_nearer(loose[0], strict[0], around):
        agreeing = loose
    named_so = [each for each in agreeing if _is_titled(reference.name, each, table)]
    if reference.name in _DEEDS and named_so:
        agreeing = named_so
    if reference.turn:
        agreeing = _by_turn(reference.turn, agreeing, around) or agreeing
    return _nearest(reference, agreeing, around, table)


def _is_of_a_court_below(reference: BackReference, around: Around) -> bool:
    """ "Stays the injunction"; "stays an injunction of a judge in Boston. That injunction …"."""
    start = reference.start
    if _BELOW.search(around.text, max(0, start - _VERB), start):
        return True
    if not _THIS.match(around.text, start) or not reference.name:
        return False
    told = rf"\s(?:an?|the|his|her|its)\s+(?:[\w'’]+\s+){{0,2}}{reference.name}\b"
    found = re.compile(told).finditer(around.text, around.last, start)
    return any(_BELOW.search(around.text, around.last, each.start() + 1) for each in found)


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
    agreeing = _by_weight(reference, agreeing, around)
    first = agreeing[0]
    alone = len({each.record for each in agreeing}) == 1
    if around.sentence - first.sentence > (_FARTHEST if alone else _FAR):
        return None
    rivals = [each for each in agreeing if each.sentence == first.sentence]
    is_that = _THIS.match(around.text, reference.start)
    if first.sentence == around.sentence or reference.turn or is_that:
        rivals = rivals[:1]  # in its own sentence, and by "that", the nearest is meant
    if len({each.record for each in rivals}) == 1:
        rivals = rivals[:1]
    meant = dict.fromkeys(_meant(reference, each, table) for each in rivals)
    return Joined(tuple(meant), first.mention)


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


def _by_turn(turn: str, agreeing: Sequence[Antecedent], around: Around) -> list[Antecedent]:
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


def _is_titled(noun: str, antecedent: Antecedent, table: AuthorityTable) -> bool:
    """Whether the record's title says the noun: "the vacatur" is not the termination beside it."""
    record = table.authorities.get(antecedent.record)
    return record is not None and noun in record.title.lower()


def _kind(antecedent: Antecedent, table: AuthorityTable) -> str:
    record = table.authorities.get(antecedent.record)
    return str(record.kind if record else kind_of(antecedent.record))


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
    kind = _kind(antecedent, table)
    if not fits(reference, kind, first=first) and not _is_part(reference, antecedent):
        return False
    if kind == AuthorityKind.CASE and reference.name not in MATTERS:
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
