"""How fast whole articles are read for law, with the whole Code loaded, beside plain eyecite.

Run: ``.venv/bin/python -m benchmarks.reading_speed ../shared/data`` with the extra ``test``.  Read
are the 295 articles of Wikinews, by all recognisers and their resolution, against the starter
library and all sections of the Code with their texts; eyecite's ``get_citations`` reads the same
articles in the same run.  Both have read some articles before they are timed.  What is
made of the library at the first reading (phrase index, profiles, names) is timed and weighed
apart; ``--profile`` prints where the time of our reading goes.
"""

from __future__ import annotations

import cProfile
import gzip
import json
import pstats
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eyecite import get_citations

from app.domain.authority_table import AuthorityTable
from app.language.profiling import profiles
from app.recognisers.quotations import phrase_index
from app.services.recognise import EXPLICIT, recognise
from app.services.start import start
from app.services.tabulate import tabulate
from app.settings import Settings
from app.text.reading import reading_of_text
from benchmarks.distractors import code
from benchmarks.forms import ROOT

WARM = 20  # articles that each has read before it is timed
TURNS = 3  # times that each reads all; the fastest counts


@dataclass(frozen=True, slots=True)
class Article:
    """A text and the day on which it ran."""

    text: str
    day: str


def main(data: Path, *, profile: bool) -> None:
    """Print what is made at the start, then articles and characters a second of each reader."""
    table = everything(data)
    print(f"{len(table.authorities)} records")
    made("phrase index", lambda: table.derived(phrase_index))
    made("profiles", lambda: table.derived(profiles))
    found = articles(data)
    made("the rest, at the first article", lambda: read(found[0], table))
    letters = sum(len(each.text) for each in found)
    print(f"{len(found)} articles, {letters} characters")
    readers: dict[str, Callable[[Article], int]] = {
        "all forms": lambda each: read(each, table),
        "explicit references alone": lambda each: explicit(each, table),
        "eyecite": lambda each: len(get_citations(each.text)),
    }
    seconds = dict.fromkeys(readers, float("inf"))
    for reader in readers.values():
        for each in found[:WARM]:
            reader(each)
    for _ in range(TURNS):
        for name, reader in readers.items():
            seconds[name] = min(seconds[name], timed(reader, found))
    for name, needed in seconds.items():
        print(
            f"{name:26} {len(found) / needed:7.1f} articles a second,"
            f" {letters / needed:9.0f} characters a second,"
            f" {sum(map(readers[name], found))} found"
        )
    if profile:
        report(readers["all forms"], found)


def everything(data: Path) -> AuthorityTable:
    """The starter library and the sections of the Code."""
    with tempfile.TemporaryDirectory() as home:
        library = start(Settings(Path(home), "Ada", starter=ROOT))
        few = tabulate(library)
        records, texts = dict(few.authorities), dict(few.texts)
        library.close()
    held = {provision.id for each in records.values() for provision in each.provisions}
    for record, text in code(data):
        if record.id not in records and record.id not in held:
            records[record.id], texts[record.id] = record, text
    return AuthorityTable(records.values(), texts)


def articles(data: Path) -> list[Article]:
    """The articles of Wikinews."""
    with gzip.open(data / "articles" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [Article(row["text"], row["date"]) for row in map(json.loads, lines)]


def read(article: Article, table: AuthorityTable) -> int:
    """How many mentions all recognisers find and settle."""
    return len(recognise(reading_of_text(article.text, article.day), table))


def explicit(article: Article, table: AuthorityTable) -> int:
    """How many the recognisers of explicit references find and settle."""
    return len(recognise(reading_of_text(article.text, article.day), table, EXPLICIT))


def timed(reader: Callable[[Article], int], found: list[Article]) -> float:
    """Seconds that a reader takes for all articles."""
    begun = time.process_time()
    for each in found:
        reader(each)
    return time.process_time() - begun


def made(name: str, build: Callable[[], object]) -> None:
    """Print how long something takes to make and how much memory the process grows by."""
    before, begun = memory(), time.perf_counter()
    build()
    print(
        f"{name}: {time.perf_counter() - begun:.1f} s, {memory() - before} MB more,"
        f" {memory()} MB in all, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
        " at the most so far"
    )


def memory() -> int:
    """MB that the process has in memory now (Linux)."""
    status = Path("/proc/self/status").read_text("ascii", "replace")
    line = next(each for each in status.splitlines() if each.startswith("VmRSS:"))
    return int(line.split()[1]) // 1024


def report(reader: Callable[[Article], int], found: list[Article]) -> None:
    """Print the functions that take the most time of their own."""
    profiler = cProfile.Profile()
    profiler.enable()
    for each in found:
        reader(each)
    profiler.disable()
    pstats.Stats(profiler).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main(Path(sys.argv[1]), profile="--profile" in sys.argv)
