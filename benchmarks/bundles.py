"""Measure how long bundles take and how much memory, for one size and for twice as much.

Run: ``.venv/bin/python -m benchmarks.bundles [articles annotations]``.  The library is written
at random from a fixed seed; each step runs in a process of its own, whose peak is its own.  At the
end stands how the figures of twice as much relate to those of once: 2.0 for seconds that grow
linearly, 1.0 for memory that stays flat.  Seconds are those of the processor, which other people's
work does not lengthen much; those of the clock stand beside them.  What was opened is written
``again``; the bytes must be the same, and every column of every table that is carried.
"""

from __future__ import annotations

import filecmp
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from app.services import bundle
from app.services.bundle import Audience, options_for
from app.services.pick import pick
from app.store.library import Library
from tests.every_column import lost
from tests.random_library import Size, fill

STEPS = ("nothing", "create", "verify", "open", "again")
Figures = dict[str, float]


def step(name: str, folder: Path) -> None:
    """Do one thing; tell its seconds by processor and clock, and this process's peak in MiB."""
    library = Library(folder / ("there" if name in ("open", "again") else "home"))
    target = folder / ("again.zip" if name == "again" else "bundle.zip")
    worked, begun = time.process_time(), time.perf_counter()
    if name in ("create", "again"):
        bundle.create(library, pick(library), target, options_for(Audience.ARCHIVE))
    elif name == "verify":
        assert bundle.verify(target).ok
    elif name == "open":
        assert not bundle.open(library, target, "Ada").refused
    found = {"seconds": time.process_time() - worked, "clock": time.perf_counter() - begun}
    print(json.dumps(found | {"MiB": _peak()}))


def _peak() -> float:
    """The most memory that this process has held (``getrusage`` would count its parent's too)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024


def measure(size: Size) -> dict[str, Figures]:
    """One library: written here, then each step in its own process; the figures of each."""
    found: dict[str, Figures] = {}
    with TemporaryDirectory() as folder:
        library = Library(Path(folder) / "home")
        fill(library, 8, size)
        library.close()
        print(f"{size.articles} articles, {size.annotations} annotations, {size.links} links")
        for name in STEPS:
            command = [sys.executable, "-m", "benchmarks.bundles", "--step", name, folder]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            found[name] = json.loads(done.stdout)
            told = "  ".join(f"{value:7.1f} {of}" for of, value in found[name].items())
            print(f"  {name:8}{told}", flush=True)
        _compare(Path(folder))
    return found


def _compare(folder: Path) -> None:
    """Two bundles of the same bytes, two libraries of the same content."""
    first, second = folder / "bundle.zip", folder / "again.zip"
    assert filecmp.cmp(first, second, shallow=False), "written again, the bundle is another"
    here, there = Library(folder / "home"), Library(folder / "there")
    assert list(lost(here.db, there.db)) == []
    here.close()
    there.close()
    size = first.stat().st_size / 1024 / 1024
    print(f"  bundle  {size:7.1f} MiB, written again the same bytes; no column differs")


def main(arguments: list[str]) -> None:
    """The size asked for, and twice as much."""
    if arguments[:1] == ["--step"]:
        step(arguments[1], Path(arguments[2]))
        return
    articles, annotations = (int(arguments[0]), int(arguments[1])) if arguments else (1000, 20000)
    once, twice = (
        measure(Size(articles * times, annotations * times, annotations * times * 3 // 5))
        for times in (1, 2)
    )
    print("twice as much by once")
    for name in STEPS[1:]:
        ratios = (f"{twice[name][of] / once[name][of]:7.2f} {of}" for of in ("seconds", "MiB"))
        print(f"  {name:8}{'  '.join(ratios)}")


if __name__ == "__main__":
    main(sys.argv[1:])
