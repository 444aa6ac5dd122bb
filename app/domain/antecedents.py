"""Antecedents: which of the mentions before it a word that points back means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
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
    """The records that agree, nearest first: one is the antecedent, two compete."""

    records: tuple[str, ...]
    source: Mention
    sentence: int


class Antecedents:
    """All antecedents of a text so far, in reading order; what one mention means stays together."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []
        self._meant: list[tuple[Antecedent, ...]] = []

    def add(self, meant: Iterable[Antecedent]) -> None:
        """Take in what one mention means; nothing is as good as no mention."""
        together = tuple(meant)
        if together:
            span = together[0].mention.start, together[0].mention.end
            place = bisect_left(self._spans, span)
            self._spans.insert(place, span)
            self._meant.insert(place, together)

    def records(self) -> set[str]:
        """Every record that was chosen anywhere, and the acts of its sections."""
        return {each.record for meant in self._meant for each in meant}

    def anywhere(self) -> Iterator[Antecedent]:
        """All of them, in reading order."""
        for meant in self._meant:
            yield from meant

    def before(self, start: int) -> Iterator[Antecedent]:
        """Those that end at or before ``start``, nearest first."""
        for place in range(bisect_right(self._spans, (start, start)) - 1, -1, -1):
            if self._spans[place][1] <= start:
                yield from self._meant[place]


def nearest(
    antecedents: Iterable[Antecedent], agrees: Callable[[Antecedent], bool]
) -> Found | None:
    """The nearest record that agrees; with it those that agree in the same sentence.

    ``antecedents`` come nearest first.  Not merely the nearest word decides: what does not agree
    in kind is passed over, and two different records that agree in one sentence compete, so that
    neither is chosen.
    """
    first: Antecedent | None = None
    rivals: list[str] = []
    for each in antecedents:
        if first is not None and each.sentence < first.sentence:
            break
        if agrees(each):
            first = first or each
            rivals.append(each.record)
    return Found(tuple(dict.fromkeys(rivals)), first.mention, first.sentence) if first else None


def are_one(antecedents: Iterable[Antecedent], agrees: Callable[[Antecedent], bool]) -> bool:
    """Whether all that agree are of one record."""
    records: set[str] = set()
    for each in antecedents:
        if each.record not in records and agrees(each):
            records.add(each.record)
            if len(records) > 1:
                return False
    return True


def two_nearest(
    antecedents: Iterable[Antecedent], agrees: Callable[[Antecedent], bool]
) -> list[tuple[str, Mention]]:
    """The two nearest records that agree, for "each order"; none unless there are two."""
    found: dict[str, Mention] = {}
    for each in antecedents:
        if agrees(each):
            found.setdefault(each.record, each.mention)
        if len(found) == 2:
            return list(found.items())
    return []
