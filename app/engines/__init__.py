"""Search engines: one a file, behind one small interface and one contract suite.

Every engine is fed with the same tokens (``query.streams``) and answers the same tree
(``query.tree``) with the same set of entries; only the order and the speed may differ.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlite_utils import Database

from app.query.streams import Streams
from app.query.tree import Node

NAMES: tuple[str, ...] = ("fts5", "whoosh_index", "tantivy")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a library is: this thread's connection to ``library.db``, and the folder it is in."""

    db: Database
    home: Path


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: ``total`` entries, the ``hits`` asked for, (number, score), best first.

    ``numbers`` gives all of them, in no order.  A higher score is better; scores of two engines
    do not compare.  Ties are ordered by date, the newest first, then by number.
    """

    total: int
    hits: tuple[tuple[int, float], ...]
    numbers: Callable[[], Collection[int]]


class Engine(Protocol):
    """What each module of this folder offers.  An engine keeps nothing of a library in itself."""

    name: str
    inside: bool
    """Whether the index is in ``library.db``: it then changes in the caller's transaction.

    Any other follows from the queue; a change is kept when the call returns.
    """

    def exists(self, place: Place) -> bool:
        """Whether there is an index; an index outside ``library.db`` can be lost."""
        ...

    def prepare(self, place: Place) -> None:
        """Make what the index needs, where it is not there yet.

        Raises ``Unsafe`` for an index that this library did not write.
        """
        ...

    def replace(self, place: Place, entries: Iterable[Streams]) -> None:
        """Index entries, in place of those that have the same numbers."""
        ...

    def remove(self, place: Place, numbers: Iterable[int]) -> None:
        """Forget entries; unknown numbers are passed over."""
        ...

    def rebuild(self, place: Place, entries: Iterable[Streams]) -> None:
        """Index exactly ``entries``, from nothing, whatever state the index was in."""
        ...

    def words(self, place: Place, beginning: str) -> Iterable[tuple[str, int]]:
        """The exact words that begin so, and in how many entries or fields each stands.

        Words of entries that are gone may be among them.
        """
        ...

    def search(
        self, place: Place, node: Node, limit: int = 20, offset: int = 0, top: int = 0
    ) -> Found:
        """The entries that a tree finds (one in which all words are: ``query.vocabulary``).

        ``hits`` are ``limit`` of them from ``offset`` on; the entry of number ``top`` comes first
        where it is among them.
        """
        ...
