"""Antecedents: which of the mentions before it a word that points back means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.mention import Mention


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention that chose, the record it chose, and the number of its sentence.

    ``implied`` when the record is the act that a section cited belongs to.
    """

    mention: Mention
    record: str
    sentence: int
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The records that agree, nearest first: one is the antecedent, two compete.

    ``alone`` when no other record agrees anywhere before.
    """

    records: tuple[str, ...]
    source: Mention
    sentence: int
    alone: bool


def before(antecedents: Sequence[Antecedent], start: int) -> list[Antecedent]:
    """Those that end at or before ``start``, nearest first."""
    near = [each for each in antecedents if each.mention.end <= start]
    return sorted(near, key=lambda each: (-each.mention.start, -each.mention.end))


def nearest(
    antecedents: Sequence[Antecedent], agrees: Callable[[Antecedent], bool]
) -> Found | None:
    """The nearest record that agrees; with it those that agree in the same sentence.

    ``antecedents`` come nearest first.  Not merely the nearest word decides: what does not agree
    in kind is passed over, and two different records that agree in one sentence compete, so that
    neither is chosen.
    """
    agreeing = [each for each in antecedents if agrees(each)]
    if not agreeing:
        return None
    first = agreeing[0]
    rivals = [each.record for each in agreeing if each.sentence == first.sentence]
    alone = len({each.record for each in agreeing}) == 1
    return Found(tuple(dict.fromkeys(rivals)), first.mention, first.sentence, alone)


def two_nearest(
    antecedents: Sequence[Antecedent], agrees: Callable[[Antecedent], bool]
) -> list[tuple[str, Mention]]:
    """The two nearest records that agree, for "each order"; none unless there are two."""
    found: dict[str, Mention] = {}
    for each in antecedents:
        if len(found) < 2 and agrees(each):
            found.setdefault(each.record, each.mention)
    return list(found.items()) if len(found) == 2 else []
