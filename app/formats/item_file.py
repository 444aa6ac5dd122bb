"""Things laid by in files, so that however many there are, a few are in memory at a time.

The files lie in a folder that nobody else writes into and that goes when the work is done: they
are read by the process that wrote them, and never again.
"""

from __future__ import annotations

import heapq
import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")

RUN = 512  # things that are sorted in memory at a time


def append(path: Path, items: Iterable[object]) -> None:
    """Lay things by at the end of a file, which may be new."""
    with path.open("ab") as file:
        for item in items:
            pickle.dump(item, file, pickle.HIGHEST_PROTOCOL)


def read(path: Path) -> Iterator[Any]:
    """The things in a file, in the order in which they were laid by."""
    with path.open("rb") as file:
        while file.peek(1):
            yield pickle.load(file)  # noqa: S301  # written above, nowhere else


class Sorted(Generic[Item]):
    """Things in the order of a key of theirs, whatever the order in which they are added."""

    def __init__(self, folder: Path, key: Callable[[Item], str]) -> None:
        """Lay them by in a new folder within ``folder``."""
        self._folder = Path(mkdtemp(dir=folder))
        self._key = key
        self._waiting: list[Item] = []
        self._runs: list[Path] = []
        self._count = 0

    def add(self, item: Item) -> None:
        """One more."""
        self._waiting.append(item)
        self._count += 1
        if len(self._waiting) == RUN:
            self._runs.append(self._folder / str(len(self._runs)))
            self._waiting.sort(key=self._key)
            append(self._runs[-1], self._waiting)
            self._waiting.clear()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Item]:
        """All of them in order; those with the same key in the order in which they were added."""
        rest = sorted(self._waiting, key=self._key)
        return heapq.merge(*map(read, self._runs), rest, key=self._key)
