"""Which of the things that a noun may mean is meant: the nearest, unless another is spoken of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.antecedents import Antecedent
from app.domain.authority import AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.mention import Form, Mention
from app.language.back_reference import BackReference
from app.language.head_nouns import head_noun
from app.language.legal_nouns import MATTERS
from app.resolution.around import Around, called

_FAR = 12  # sentences over which a noun points back when several things may be meant
FARTHEST = 40  # sentences where only one thing may be
_OFTEN, _OFTENER = 2, 3  # times as often as another one: for "The ruling", for "the ruling"
_NEAR_BY_NAME = 5  # sentences within which a thing called so is meant by its noun again
_PARTS = ("provision", "clause", "section", "paragraph", "subsection")
_THIS = re.compile(r"[Tt]h(?:is|at|ese|ose)\b")


@dataclass(frozen=True, slots=True)
class Joined:
    """The ids that a noun may mean, the best first; two of them compete.  And from where."""

    references: tuple[str, ...]
    source: Mention


def nearest_meant(
    reference: BackReference,
    agreeing: Sequence[Antecedent],
    around: Around,
    table: AuthorityTable,
) -> Joined | None:
    """The ids meant, of ``agreeing``, which come nearest first; None where all are too far."""
    agreeing = _by_weight(reference, _by_its_noun(reference, agreeing, around), around)
    first = agreeing[0]
    alone = len({each.record for each in agreeing}) == 1
    if around.sentence - first.sentence > (FARTHEST if alone else _FAR):
        return None
    rivals = [each for each in agreeing if each.sentence == first.sentence]
    is_that = _THIS.match(around.text, reference.start)
    if first.sentence == around.sentence or reference.turn or is_that:
        rivals = rivals[:1]  # in its own sentence, and by "that", the nearest is meant
    rivals = called(reference.name, rivals) or rivals
    if len({each.record for each in rivals}) == 1:
        rivals = rivals[:1]
    meant = dict.fromkeys(meant_there(reference, each, table) for each in rivals)
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


def meant_there(reference: BackReference, antecedent: Antecedent, table: AuthorityTable) -> str:
    """The id chosen there; for "the case" the case of a ruling; for "the Act" a section's act."""
    record = table.authorities.get(antecedent.record)
    if reference.name in MATTERS and record and record.kind == AuthorityKind.RULING:
        return record.part_of or antecedent.record
    chosen = antecedent.mention.chosen or ""
    whole = antecedent.implied or reference.name not in _PARTS
    is_section = record is not None and record.kind == AuthorityKind.SECTION
    return antecedent.record if whole and not is_section else chosen
