"""Batches: the parts of a source that are stored in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.importers import Imported, Left, Noted, Refused

Part = Imported | Noted | Left | Refused

AT_ONCE = 100  # parts; what a stopped import has to do again
MOST = 1_000_000  # characters: a hundred sections of the Code have a third of that, or three times


def batches(parts: Iterable[Part]) -> Iterator[list[Part]]:
    """The parts by ``AT_ONCE``, or fewer where they reach ``MOST`` characters."""
    batch: list[Part] = []
    size = 0
    for part in parts:
        batch.append(part)
        size += len(part.source) if isinstance(part, Imported) else 0
        if len(batch) >= AT_ONCE or size >= MOST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
