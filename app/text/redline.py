"""Two versions of a text side by side: paragraph by paragraph, word by word, with their places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.text.paragraph_pairs import Pair, pairs
from app.text.word_diff import Change, word_diff
from app.text.words import words

NOWHERE: Final = -1  # the place of words in a text that does not have them


class Fate(StrEnum):
    """What became of a paragraph, or of some that were split or merged."""

    KEPT = "kept"
    CHANGED = "changed"
    DELETED = "deleted"
    ADDED = "added"
    MOVED_AWAY = "moved away"
    MOVED_HERE = "moved here"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words with one fate, and the code point at which they begin in either text."""

    change: Change
    text: str
    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that belong together, in the order of the new text."""

    fate: Fate
    stretches: tuple[Stretch, ...]


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    text: str
    lines: list[Span]

    def span(self, first: int, after: int) -> Span:
        return self.lines[first][0], self.lines[after - 1][1]

    def words(self) -> list[tuple[str, ...]]:
        return [words(self.text[start:end]).texts for start, end in self.lines]


@dataclass(slots=True)
class _Group:
    """Old and new paragraphs, from the first to before the last, that became each other."""

    old: Span
    new: Span


def redline(old: str, new: str) -> tuple[Row, ...]:
    """The rows in order.

    The kept and added words of all rows, paragraphs joined by a line feed, are ``new``; the kept
    and deleted words of all but those that moved here are ``old``.
    """
    before, after = _side(old), _side(new)
    found = pairs(before.words(), after.words())
    groups = _groups(_in_order(found))
    moved = _moved(found, groups)
    return tuple(_rows(before, after, groups, moved))


def _side(text: str) -> _Side:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return _Side(text, lines)


def _in_order(found: Iterable[Pair]) -> list[Span]:
    """The surest pairs of which no two cross."""
    kept: list[Span] = []
    for pair in found:
        place = (pair.old, pair.new)
        at = bisect_left(kept, place)
        before = kept[at - 1][1] if at else NOWHERE
        if before <= pair.new and (at == len(kept) or pair.new <= kept[at][1]):
            kept.insert(at, place)
    return kept


def _groups(kept: Iterable[Span]) -> list[_Group]:
    groups: list[_Group] = []
    for old, new in kept:
        last = groups[-1] if groups else None
        if last and (old < last.old[1] or new < last.new[1]):
            last.old, last.new = (last.old[0], old + 1), (last.new[0], new + 1)
        else:
            groups.append(_Group((old, old + 1), (new, new + 1)))
    return groups


def _moved(found: Iterable[Pair], groups: list[_Group]) -> dict[int, int]:
    """New paragraphs that were elsewhere before, and where."""
    olds = {i for group in groups for i in range(*group.old)}
    news = {j for group in groups for j in range(*group.new)}
    moved: dict[int, int] = {}
    for pair in found:
        if not (pair.old in olds or pair.new in news):
            olds.add(pair.old)
            news.add(pair.new)
            moved[pair.new] = pair.old
    return moved


def _rows(old: _Side, new: _Side, groups: list[_Group], moved: dict[int, int]) -> Iterator[Row]:
    away = set(moved.values())
    i = j = 0
    for group in [*groups, _Group((len(old.lines),) * 2, (len(new.lines),) * 2)]:
        for n in range(i, group.old[0]):
            fate = Fate.MOVED_AWAY if n in away else Fate.DELETED
            yield Row(fate, _one(Change.DELETED, old, n))
        for n in range(j, group.new[0]):
            yield _new_row(old, new, n, moved.get(n))
        (_, i), (_, j) = group.old, group.new
        if group.old[0] < i:
            stretches = _diff(old, old.span(*group.old), new, new.span(*group.new))
            kept = all(each.change is Change.KEPT for each in stretches)
            yield Row(Fate.KEPT if kept else Fate.CHANGED, stretches)


def _new_row(old: _Side, new: _Side, n: int, source: int | None) -> Row:
    if source is None:
        return Row(Fate.ADDED, _one(Change.ADDED, new, n))
    return Row(Fate.MOVED_HERE, _diff(old, old.lines[source], new, new.lines[n]))


def _one(change: Change, side: _Side, n: int) -> tuple[Stretch, ...]:
    start, end = side.lines[n]
    deleted = change is Change.DELETED
    place = (start, NOWHERE) if deleted else (NOWHERE, start)
    return (Stretch(change, side.text[start:end], *place),)


def _diff(old: _Side, was: Span, new: _Side, now: Span) -> tuple[Stretch, ...]:
    i, j = was[0], now[0]
    stretches = []
    for piece in word_diff(old.text[slice(*was)], new.text[slice(*now)]):
        in_old, in_new = piece.change is not Change.ADDED, piece.change is not Change.DELETED
        place = (i if in_old else NOWHERE, j if in_new else NOWHERE)
        stretches.append(Stretch(piece.change, piece.text, *place))
        i, j = i + len(piece.text) * in_old, j + len(piece.text) * in_new
    return tuple(stretches)
