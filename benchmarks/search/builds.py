"""Builds: what making an index takes, in time, room and memory."""

from __future__ import annotations

import json
import resource
from collections.abc import Sequence
from pathlib import Path
from time import process_time
from typing import NamedTuple

from benchmarks.search.contestants import Buildable
from benchmarks.search.corpus import Section

_KEPT = "built.json"


class Built(NamedTuple):
    """CPU seconds, megabytes on disk, and megabytes of memory at the highest so far."""

    name: str
    seconds: float
    size: float
    memory: int


def build(contestants: Sequence[Buildable], sections: list[Section], folder: Path) -> list[Built]:
    """Build all in a folder; one after the other, so that peaks of memory do not shrink."""
    kept = folder / _KEPT
    number, rows = json.loads(kept.read_text()) if kept.exists() else (len(sections), [])
    if number != len(sections):
        raise ValueError(f"{folder} holds {number} sections, not {len(sections)}")
    done = {row[0]: Built(*row) for row in rows}
    for each in contestants:
        if each.name not in done:
            done[each.name] = _built(each, sections, folder)
            kept.write_text(json.dumps([number, list(done.values())]))
    return [done[each.name] for each in contestants]


def _built(contestant: Buildable, sections: list[Section], folder: Path) -> Built:
    before, started = _size(folder), process_time()
    contestant.build(sections)
    seconds = process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Built(contestant.name, seconds, (_size(folder) - before) / 1e6, memory)


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
