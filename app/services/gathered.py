"""Gathered: what is to be indexed when a batch ends, in place of one by one.

A full-text table writes what it holds in memory to the disk at every savepoint.  Documents that
are added by the hundred have several savepoints each, and would make as many little indexes,
which are merged again and again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.document import DocumentKind
from app.store.library import Library

Named = dict[tuple[DocumentKind, str], None]  # in the order in which they were first named

_threads = threading.local()


@contextmanager
def gathering(library: Library) -> Iterator[Named]:
    """What this thread says is to be indexed, which the caller indexes at the end."""
    waiting = _of_thread()
    named: Named = {}
    waiting[id(library)] = named
    try:
        yield named
    finally:
        del waiting[id(library)]


def waits(library: Library, kind: DocumentKind, name: str) -> bool:
    """Whether an article or authority was put aside, so that it is not to be indexed now."""
    named = _of_thread().get(id(library))
    if named is None:
        return False
    named[kind, name] = None
    return True


def _of_thread() -> dict[int, Named]:
    waiting: dict[int, Named] | None = getattr(_threads, "waiting", None)
    if waiting is None:
        waiting = _threads.waiting = {}
    return waiting
