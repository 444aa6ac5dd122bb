"""Indexes stay in step when processes are killed, and when several write and read at once."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.engines import NAMES
from app.query.tree import Everything
from app.services.choose_engine import engine_in_use, use_engine
from app.services.follow import place
from app.services.search import View, search
from app.store import entries, marks
from app.store.library import Library
from tests.conftest import ROOT

ROUNDS = 7  # of each of three engines


def work(verb: str, home: Path, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.search_worker", verb, str(home), name]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> list[str]:
    """The whole lines that a process that was ended wrote last."""
    rest, _ = process.communicate()
    return [line.strip() for line in rest.splitlines(keepends=True) if line.endswith("\n")]


def indexed(library: Library) -> set[int]:
    engine = engine_in_use(library)
    return set(engine.search(place(library), Everything(), 0).numbers())


@pytest.mark.parametrize("engine", NAMES)
def test_nothing_kept_is_missing_after_a_kill(engine: str, tmp_path: Path) -> None:
    chance = random.Random(11)
    library = Library(tmp_path / "home")
    use_engine(library, engine)
    kept: set[str] = set()
    for number in range(ROUNDS):
        writer, builder = (
            work("write", library.home, f"w{number}"),
            work("rebuild", library.home, ""),
        )
        assert writer.stdout is not None
        first = writer.stdout.readline().strip()
        time.sleep(chance.uniform(0.0, 0.5))
        writer.kill()
        builder.kill()
        kept |= {first, *said(writer)}
        builder.communicate()
        marks.put(library.db, "engine", engine)
        there = {entry.id for _, entry in entries.every(library.db)}
        assert kept <= there
        assert indexed(library) == set(
            entries.numbers_of(library.db, (f"note:{w}" for w in there)).values()
        )
        assert search(library, first, view=View(facets=())).total == 1
    assert len(kept) >= ROUNDS


@pytest.mark.parametrize("engine", NAMES)
def test_two_write_and_two_read_at_once(engine: str, tmp_path: Path) -> None:
    library = Library(tmp_path / "home")
    use_engine(library, engine)
    writers = [work("write", library.home, name) for name in ("a", "b")]
    readers = [work("read", library.home, name) for name in ("a", "b")]
    for process in (*writers, *readers):
        assert process.stdout is not None
        process.stdout.readline()
    time.sleep(3)
    # On a machine with much to do a search may take its time; each reader ends one beside writers.
    during = [reader.stdout.readline() for reader in readers if reader.stdout]
    assert [process.poll() for process in (*writers, *readers)] == [None] * 4
    for process in (*writers, *readers):
        process.terminate()
    kept = [word for writer in writers for word in said(writer)]
    totals = [
        [int(line.split()[0]) for line in (first, *said(reader))]
        for first, reader in zip(during, readers, strict=True)
    ]
    library.close()
    assert all(each == sorted(each) for each in totals)
    assert all(each for each in totals)
    assert {f"note:{word}" for word in kept} <= {
        entry.key for _, entry in entries.every(library.db)
    }
    assert len(indexed(library)) == entries.count(library.db)
