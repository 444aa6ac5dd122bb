"""Whole collections brought in by ``basis add``, each in one run and again by half: seconds, rate,
peak memory, and how the time and memory grow with the input.

    nice -n 5 python -m benchmarks.imports ../shared/data [NAME[=LINES] ...]

NAME is one of ``code``, ``titles``, ``opinions``, ``abstracts``, ``presidential``; all of them
otherwise, one after the other.  LINES takes the first so many of a file of lines.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

ADD = [sys.executable, "-c", "from app import main; main()", "add", "--json"]
CODE = (
    *("authority=identifier", "title=heading", "source_credit=source_credit"),
    "credit==United States Code, release point 119-100",
)
ABSTRACTS = ("text=abstract", "published=publication_date", "url=html_url")


@dataclass(frozen=True)
class Collection:
    """A file of lines, or files, under the shared data, and how its columns are read."""

    path: str
    columns: tuple[str, ...] = ()


COLLECTIONS = {
    "code": Collection("uscode/sections.jsonl.gz", CODE),
    "titles": Collection("formats/uslm"),
    "opinions": Collection("opinions/appellate.jsonl.gz"),
    "abstracts": Collection("articles/federal-register-abstracts.jsonl.gz", ABSTRACTS),
    "presidential": Collection("formats/federal-register/documents_search.jsonc"),
}


@dataclass(frozen=True)
class Outcome:
    """One run: its time by the clock and of the processors, what became of the documents, and the
    most memory that one process of it held.
    """

    seconds: float
    processors: float
    megabytes: float
    documents: int
    refused: int
    peak: int

    def __str__(self) -> str:
        return (
            f"{self.documents:,} documents, {self.refused} refused, {self.megabytes:,.1f} MB in"
            f" {self.seconds:,.1f} s ({self.processors:,.1f} s of processors):"
            f" {self.documents / self.seconds:,.0f} and {self.megabytes / self.seconds:.2f} MB"
            f" a second; peak {self.peak} MB"
        )


def bring_in(paths: list[Path], columns: tuple[str, ...]) -> Outcome:
    """Bring files into a new library by the command, as a person does."""
    mapping = [word for column in columns for word in ("--column", column)]
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryFile() as out:
        environ = {**os.environ, "BASIS_HOME": home}
        began = time.perf_counter()
        child = subprocess.Popen([*ADD, *map(str, paths), *mapping], stdout=out, env=environ)
        _, _, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        child.returncode = 0
        out.seek(0)
        told = json.load(out)
    return Outcome(
        seconds,
        used.ru_utime + used.ru_stime,
        sum(map(_bytes, paths)) / 1e6,
        len(told["added"]),
        len(told["refused"]),
        used.ru_maxrss // 1024,
    )


def _bytes(path: Path) -> int:
    """The bytes of a file as it is read: unpacked."""
    if path.suffix != ".gz":
        return path.stat().st_size
    with gzip.open(path, "rb") as file:
        return sum(map(len, iter(lambda: file.read(1 << 20), b"")))


def part(path: Path, folder: Path, lines: int | None, step: int) -> Path:
    """Every ``step``-th of the first lines of a packed file, so that a half is like the whole."""
    taken = folder / f"one-in-{step}-of-{path.name.removesuffix('.gz')}"
    with gzip.open(path, "rb") as whole, taken.open("wb") as file:
        file.writelines(islice(whole, 0, lines, step))
    return taken


def main() -> None:
    """Print a line a run."""
    shared, names = Path(sys.argv[1]), sys.argv[2:] or list(COLLECTIONS)
    for asked in names:
        name, _, lines = asked.partition("=")
        collection = COLLECTIONS[name]
        path = shared / collection.path
        if path.is_dir():
            print(name, bring_in(sorted(path.glob("*.xml")), collection.columns), flush=True)
            continue
        if path.suffix == ".gz":
            with tempfile.TemporaryDirectory() as folder:
                for step in (2, 1):
                    taken = part(path, Path(folder), int(lines) if lines else None, step)
                    done = bring_in([taken], collection.columns)
                    print(f"1 in {step} lines of {asked}:", done, flush=True)
        else:
            print(f"{name}:", bring_in([path], collection.columns), flush=True)


if __name__ == "__main__":
    main()
