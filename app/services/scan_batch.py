"""Scan a batch on several processors, in the order of its rows and with few of them in memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from app.services.prepare import prepare
from app.services.scan import Row, Scanned, rows, scan_lines, scan_row
from app.services.tabulate import tabulate
from app.store.library import Library

_TOGETHER = 16  # rows that a process is handed at once
_AHEAD = 3  # such hands for each process, so that none waits
_FEW = 64  # rows for which no second process is worth its start

# What a process of the pool works with, set once when it starts.
_library: Library | None = None
_names: tuple[str, ...] = ()


def scan_batch(
    library: Library, path: Path, names: Sequence[str], processes: int
) -> Iterator[Scanned]:
    """What ``scan_lines`` yields, made by so many processes; each opens the library for itself."""
    few = list(islice(rows(path), _FEW + 1))
    if processes < 2 or len(few) <= _FEW:
        yield from scan_lines(library, path, names)
        return
    prepare(library, names=names)  # so that what is wrong with the library is said here
    started = (library.home, tuple(names))
    spawned = get_context("spawn")
    with ProcessPoolExecutor(processes, spawned, _start, started) as pool:
        waiting: deque[Future[list[Scanned]]] = deque()
        everything = rows(path)
        while batch := list(islice(everything, _TOGETHER)):
            waiting.append(pool.submit(_scan, batch))
            if len(waiting) >= _AHEAD * processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _start(home: Path, names: tuple[str, ...]) -> None:
    global _library, _names
    _library, _names = Library(home), names
    prepare(_library, names=names)


def _scan(batch: list[Row]) -> list[Scanned]:
    assert _library is not None
    table = tabulate(_library)
    return [scan_row(row, table, _names) for row in batch]
