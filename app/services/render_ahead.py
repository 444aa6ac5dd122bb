"""Render ahead: other processors make the texts of the parts that come next."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import chain, islice
from multiprocessing import get_context, parent_process

from app.domain.document import Rendering
from app.errors import BasisError
from app.importers import Imported, Left, Noted, Refused
from app.services.add import render

Part = Imported | Noted | Left | Refused

FEW = 300  # parts for which no second process is worth its start
_TOGETHER = 8  # parts that a process is handed at once
_AHEAD = 3  # such hands for each process, so that none waits


def rendered(parts: Iterable[Part], processes: int | None = None) -> Iterator[Part]:
    """The parts, those with a text rendered where other processors had the time for it.

    ``processes`` are those beside this one: all other processors unless given.
    """
    beside = (os.cpu_count() or 1) - 1 if processes is None else processes
    waiting = iter(parts)
    first = list(islice(waiting, FEW + 1))
    if beside < 1 or len(first) <= FEW:
        return chain(first, waiting)
    return _by_others(chain(first, waiting), beside)


def _by_others(parts: Iterator[Part], processes: int) -> Iterator[Part]:
    hands: deque[tuple[list[Part], Future[list[Rendering | None]]]] = deque()
    with ProcessPoolExecutor(processes, get_context("spawn"), _end_with_parent) as pool:
        while together := list(islice(parts, _TOGETHER)):
            texts = [each if isinstance(each, Imported) else None for each in together]
            hands.append((together, pool.submit(_renderings, texts)))
            if len(hands) >= _AHEAD * processes:
                yield from _taken(*hands.popleft())
        while hands:
            yield from _taken(*hands.popleft())


def _end_with_parent() -> None:
    """Let this process end when the one that started it does: a pool waits for ever where that
    was killed.
    """
    threading.Thread(target=_when_it_ends, daemon=True).start()


def _when_it_ends() -> None:
    parent = parent_process()
    assert parent is not None  # a process of a pool has one
    parent.join()
    os._exit(1)


def _taken(parts: list[Part], done: Future[list[Rendering | None]]) -> Iterator[Part]:
    for part, rendering in zip(parts, done.result(), strict=True):
        yield replace(part, rendering=rendering) if isinstance(part, Imported) else part


def _renderings(texts: list[Imported | None]) -> list[Rendering | None]:
    return [_of(each) if each else None for each in texts]


def _of(part: Imported) -> Rendering | None:
    """Its rendering; none of what cannot be rendered, which is said where it is added."""
    try:
        return render(part)
    except BasisError:
        return None
