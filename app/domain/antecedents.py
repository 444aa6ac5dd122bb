"""Antecedents: which of the mentions before it a word that points back means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.mention import Mention


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention that chose, the record it chose, and the number of its sentence."""

    mention: Mention
    record: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Found:
    """The records that agree, nearest first: one is the antecedent, two compete."""

    records: tuple[str, ...]
    source: Mention


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
    return Found(tuple(dict.fromkeys(rivals)), first.mention)
