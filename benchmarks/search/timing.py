"""Timing: how long each contestant takes for the same questions, in turn.

In CPU time of the process with all its threads: others may be at work on the machine, and waiting
for them says nothing of a search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from time import process_time

from app.domain.entry import Entry
from app.services import index
from app.services.search import View, search
from benchmarks.search.contestants import Basis, Contestant
from benchmarks.search.corpus import Query

ROUNDS = 2  # the best of so many
SLOW = 1000.0  # milliseconds; what takes so long is asked once
CHANGES = 10

Figures = dict[str, dict[str, list[float]]]


def ask(contestants: Sequence[Contestant], queries: Sequence[Query]) -> Figures:
    """The milliseconds of each query by contestant and kind; all are asked it, then the next."""
    figures: Figures = {each.name: defaultdict(list) for each in contestants}
    for query in queries:
        for each in contestants:
            first = _timed(each, query)
            rounds = ROUNDS if first < SLOW else 0
            again = [_timed(each, query) for _ in range(rounds)]
            figures[each.name][query.kind].append(min([first, *again]))
    return figures


def until_visible(contestant: Basis) -> list[float]:
    """The milliseconds of keeping one more text and finding it, some times over."""
    library, times = contestant.library, []
    for number in range(CHANGES):
        word = f"visible{contestant.engine.replace('_', '')}{number}"
        entry = Entry(f"note:{word}", "note", "Noted", body=word)
        started = process_time()
        index.keep_entries(library, [entry])
        found = search(library, word, view=View(facets=()))
        times.append((process_time() - started) * 1000)
        assert found.total == 1, word
        index.forget_entries(library, [entry.key])
    return times


def _timed(contestant: Contestant, query: Query) -> float:
    started = process_time()
    contestant.ask(query)
    return (process_time() - started) * 1000
