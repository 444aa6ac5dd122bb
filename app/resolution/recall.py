"""Recall: mentions that stand only if the text tells of their record elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.domain.authority_table import AuthorityTable
from app.domain.mention import ANTECEDENT, Form, Mention, Target
from app.language.legal_nouns import DIRECTIVES, NOTICES

_LIKELY = 0.2  # probability that a description needs beside being told before
_BESIDE = 400  # code points within which a source was spoken of just now
_TURN = re.compile(
    r"[Tt]he\s+(?:[\w'’]+\s+)?(?:earlier|later|latter|former|first|second|third|last)(?:\s+[a-z]+)?$"
)
# "The Court said": what it said is told beside it.
_SAYS = re.compile(
    r"[Tt]he\s+(?:Supreme\s+Court|[Cc]ourt|justices)\s+(?:sa(?:id|ys?)|wrote|held|ruled)(?:\s+so)?$"
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
            settled = _spoken_of(settled, anywhere, last, table)
        if settled.chosen or not waits:
            kept.append(settled)
        if settled.chosen:
            record = record_id(table, settled.chosen)
            before.add(record)
            last[record] = settled.end
    return kept


def _spoken_of(
    mention: Mention, told: set[str], last: Mapping[str, int], table: AuthorityTable
) -> Mention:
    """A quotation that several texts have, with the one chosen that was spoken of just before."""
    near = {
        each: last[record]
        for each in mention.targets
        if mention.start - last.get(record := record_id(table, each.id), -_BESIDE) < _BESIDE
    }
    if not near:
        return mention
    nearest = max(near, key=lambda each: near[each])
    if _takes_words_of_law(nearest, table) and _is_source(mention, told, table):
        return _chosen(mention, mention.targets[0])
    return _chosen(mention, nearest)


def _takes_words_of_law(target: Target, table: AuthorityTable) -> bool:
    """Whether it is a paper of the government, whose few words are those of the law it rests on."""
    record = table.record_of(target.id)
    return record is not None and record.kind in DIRECTIVES | NOTICES


def _is_source(mention: Mention, told: set[str], table: AuthorityTable) -> bool:
    """Whether the first target alone is cited by all others that have the words, and is told of."""
    first, second = mention.targets[:2]
    return first.score > second.score and record_id(table, first.id) in told


def _chosen(mention: Mention, source: Target) -> Mention:
    targets = (source, *(each for each in mention.targets if each != source))
    evidence = replace(mention.evidence, missing="")
    return replace(mention, targets=targets, chosen=source.id, evidence=evidence)


def _settled(mention: Mention, told: set[str], table: AuthorityTable) -> Mention:
    """The mention with the one of its targets chosen that was told, if it may be."""
    definite = mention.text.lower().startswith(("the ", "that ", "this "))
    is_turn = bool(
        _TURN.match(mention.text) or _SAYS.match(mention.text)
    )  # which one that is, reading order says
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
