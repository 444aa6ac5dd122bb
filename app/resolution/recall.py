"""Recall: mentions that stand only if the text tells of their record elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.domain.authority_table import AuthorityTable
from app.domain.mention import ANTECEDENT, Form, Mention

_LIKELY = 0.2  # probability that a description needs beside being told before
_BESIDE = 400  # code points within which a source was spoken of just now
_TURN = re.compile(
    r"[Tt]he\s+(?:[\w'’]+\s+)?(?:earlier|later|latter|former|first|second|third|last)(?:\s+[a-z]+)?$"
)


def recalled(mentions: Sequence[Mention], table: AuthorityTable) -> list[Mention]:
    """Settle what stands only if the text tells its record elsewhere, and drop what does not.

    An undecided description ("the wartime law") needs it before; a short quotation or a common
    name needs it anywhere.
    """
    anywhere = {record_id(table, each.chosen) for each in mentions if each.chosen}
    before: set[str] = set()
    last: dict[str, int] = {}
    kept = []
    for each in sorted(mentions, key=lambda m: m.start):
        told = before if each.form == Form.DESCRIBED else anywhere
        waits = each.evidence.missing == ANTECEDENT
        settled = each if each.chosen else _settled(each, told, table)
        if each.form == Form.QUOTED and len(each.targets) > 1 and not settled.chosen:
            settled = _spoken_of(settled, last, table)
        if settled.chosen or not waits:
            kept.append(settled)
        if settled.chosen:
            record = record_id(table, settled.chosen)
            before.add(record)
            last[record] = settled.end
    return kept


def _spoken_of(mention: Mention, last: Mapping[str, int], table: AuthorityTable) -> Mention:
    """A quotation that several texts have, with the one chosen that was spoken of just before."""
    near = {
        each: last[record]
        for each in mention.targets
        if mention.start - last.get(record := record_id(table, each.id), -_BESIDE) < _BESIDE
    }
    if not near:
        return mention
    source = max(near, key=lambda each: near[each])
    targets = (source, *(each for each in mention.targets if each != source))
    evidence = replace(mention.evidence, missing="")
    return replace(mention, targets=targets, chosen=source.id, evidence=evidence)


def _settled(mention: Mention, told: set[str], table: AuthorityTable) -> Mention:
    """The mention with the one of its targets chosen that was told, if it may be."""
    definite = mention.text.lower().startswith(("the ", "that ", "this "))
    is_turn = _TURN.match(mention.text) is not None  # which one that is, reading order says
    if mention.form == Form.DESCRIBED and (is_turn or not definite):
        return mention
    fitting = [each for each in mention.targets if record_id(table, each.id) in told]
    first = mention.targets[:1]
    if len(fitting) != 1 or (mention.form == Form.DESCRIBED and fitting != list(first)):
        return mention
    if mention.form == Form.DESCRIBED and not _is_ahead(mention):
        return mention
    form = Form.BACK if mention.form == Form.DESCRIBED else mention.form
    targets = (fitting[0], *(each for each in mention.targets if each != fitting[0]))
    evidence = replace(mention.evidence, missing="")
    return replace(mention, form=form, targets=targets, chosen=fitting[0].id, evidence=evidence)


def _is_ahead(mention: Mention) -> bool:
    """Whether the first target is likely, and twice as likely as the next."""
    if mention.targets[0].score < _LIKELY:
        return False
    return len(mention.targets) < 2 or mention.targets[0].score >= 2 * mention.targets[1].score


def told_later(
    mentions: Sequence[Mention], found: Sequence[Mention], table: AuthorityTable
) -> Iterator[Mention]:
    """Those of ``mentions`` that were dropped, and whose record ``found`` tells of after all.

    Short quotations and common names, whose record only words that point back have told.
    """
    told = {record_id(table, each.chosen) for each in found if each.chosen}
    kept = {(each.start, each.end, each.form) for each in found}
    for each in mentions:
        waits = each.evidence.missing == ANTECEDENT and each.form != Form.DESCRIBED
        if waits and (each.start, each.end, each.form) not in kept:
            settled = _settled(each, told, table)
            if settled.chosen:
                yield settled


def record_id(table: AuthorityTable, reference: str) -> str:
    """The id of the record that a reference belongs to; itself where there is none."""
    found = table.record_of(reference)
    return found.id if found else reference
