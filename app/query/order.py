"""Order: the best of what was found, the same way for every engine."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from heapq import nlargest


def best(
    scores: Mapping[int, float],
    dates: Callable[[Collection[int]], Mapping[int, str]],
    limit: int,
    offset: int,
    top: int,
) -> Sequence[tuple[int, float]]:
    """``limit`` entries with their scores from ``offset`` on: ``top``, then the highest first.

    Ties are ordered by date, the newest first, then by number; ``dates`` is asked only for
    entries that may be among those wanted.
    """
    wanted = offset + limit
    if wanted <= 0:
        return ()
    likely: Collection[int] = scores
    if wanted < len(scores):
        least = nlargest(wanted, scores.values())[-1]
        likely = [number for number, score in scores.items() if score >= least or number == top]
    known = dates(likely)
    ordered = sorted(sorted(likely), key=lambda number: known.get(number, ""), reverse=True)
    ordered.sort(key=lambda number: (number == top, scores[number]), reverse=True)
    return [(number, scores[number]) for number in ordered[offset:wanted]]
