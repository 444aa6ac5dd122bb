"""What is made while a page tells how far it is: bundles and exports of many articles."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe

from flask import current_app

from app.errors import NotFound
from app.store.library import Library

Progress = Callable[[int, int], None]

AT_ONCE = 2  # others wait, so that readers find a processor
REMEMBERED = 100
PATIENCE = 1.5  # seconds until a page tells how far it is, instead of the thing itself


@dataclass(frozen=True, slots=True)
class Thing:
    """What was made: a file with its name, and the digest of a bundle."""

    path: Path
    name: str
    digest: str = ""


@dataclass(slots=True)
class Making:
    """One that is being made, or was: ``thing`` gives it, or raises what went wrong."""

    token: str
    done: int = 0
    total: int = 0
    future: Future[Thing] = field(default_factory=Future)

    def is_done(self, patience: float = 0) -> bool:
        """Whether it is done, or went wrong, within some seconds."""
        return bool(wait([self.future], patience).done)

    def thing(self) -> Thing:
        """What was made; raises what the making raised."""
        return self.future.result()

    def tell(self, done: int, total: int) -> None:
        """How far it is."""
        self.done, self.total = done, total


class Makings:
    """Those of one server, by their tokens."""

    def __init__(self) -> None:
        self._workers = ThreadPoolExecutor(AT_ONCE, "making")
        self._known: dict[str, Making] = {}

    def begin(self, library: Library, work: Callable[[Progress], Thing]) -> Making:
        """Begin a work; it is told apart by a token that nobody can guess."""
        making = Making(token_urlsafe(16))
        for old in list(self._known)[:-REMEMBERED]:
            if self._known[old].is_done():
                del self._known[old]
        self._known[making.token] = making
        making.future = self._workers.submit(_closing, library, work, making.tell)
        return making

    def get(self, token: str) -> Making:
        """The one of that token.  Raises ``NotFound``."""
        if token not in self._known:
            raise NotFound(kind="bundle or export that is being made", id=token[:64])
        return self._known[token]


def makings() -> Makings:
    """Those of this server."""
    found: Makings = current_app.extensions.setdefault("makings", Makings())
    return found


def _closing(library: Library, work: Callable[[Progress], Thing], tell: Progress) -> Thing:
    """Do the work; this thread's connection is not left behind."""
    try:
        return work(tell)
    finally:
        library.close()
