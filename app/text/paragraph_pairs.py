"""Which paragraph of an old text became which of a new one: kept, edited, moved, split or merged.

Paragraphs that are equal are paired in order; the rest by the rare pairs of words they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

Shingles = frozenset[tuple[str, ...]]

LEAST_SHARED: Final = 0.25  # of the rarity of the smaller of the two
NEARNESS: Final = 0.4  # what standing in the expected place adds to what two share


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraph ``old`` became ``new`` or a part of it; ``weight`` says by how much they share."""

    old: int
    new: int
    weight: float
    equal: bool = False


def pairs(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[Pair]:
    """The pairs of two lists of paragraphs, each the tuple of its words, the surest first."""
    olds, news = list(map(tuple, old)), list(map(tuple, new))
    codes = SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()
    found: list[Pair] = []
    expected: dict[int, float] = {}
    for code, i1, i2, j1, j2 in codes:
        for i in range(i1, i2):
            expected[i] = j1 + (i - i1) * (j2 - j1) / (i2 - i1)
            if code == "equal":
                found.append(Pair(i, j1 + i - i1, float("inf"), equal=True))
    kept, standing = {pair.old for pair in found}, {pair.new for pair in found}
    left = [i for i in range(len(olds)) if i not in kept]
    free = [j for j in range(len(news)) if j not in standing]
    return found + _alike({i: olds[i] for i in left}, {j: news[j] for j in free}, expected)


def _alike(
    olds: dict[int, tuple[str, ...]],
    news: dict[int, tuple[str, ...]],
    expected: dict[int, float],
) -> list[Pair]:
    left = {i: _shingles(each) for i, each in olds.items()}
    right = {j: _shingles(each) for j, each in news.items()}
    often = Counter(gram for each in (*left.values(), *right.values()) for gram in each)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j, grams in right.items():
        for gram in grams:
            places[gram].append(j)
    weigh = {j: _rarity(grams, often) for j, grams in right.items()}
    edges = []
    for i, grams in left.items():
        shared: dict[int, float] = defaultdict(float)
        for gram in grams:
            for j in places[gram]:
                shared[j] += 1 / often[gram]
        whole = _rarity(grams, often)
        for j, weight in shared.items():
            if weight >= LEAST_SHARED * min(whole, weigh[j]):
                nearness = NEARNESS / (1 + abs(j - expected[i]))
                edges.append(Pair(i, j, weight * (1 + nearness), olds[i] == news[j]))
    return _best(edges)


def _best(edges: list[Pair]) -> list[Pair]:
    """The best partner of each on either side: so halves find their whole, and it finds them."""
    edges.sort(key=lambda pair: -pair.weight)
    of_old: dict[int, Pair] = {}
    of_new: dict[int, Pair] = {}
    for pair in edges:
        of_old.setdefault(pair.old, pair)
        of_new.setdefault(pair.new, pair)
    return [p for p in edges if of_old[p.old] is p or of_new[p.new] is p]


def _shingles(words: tuple[str, ...]) -> Shingles:
    return frozenset(pairwise(words)) if len(words) > 1 else frozenset({words})


def _rarity(grams: Iterable[tuple[str, ...]], often: Counter[tuple[str, ...]]) -> float:
    return sum(1 / often[gram] for gram in grams)
