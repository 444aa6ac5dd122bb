"""Read court opinions with eyecite and with Basis: throughput, memory, and what each finds.

Run: ``.venv/bin/python -m benchmarks.opinions ../shared/data/opinions/appellate.jsonl.gz [rows]``.
A row has ``plain_text``.  Each reader is one process, the two one after the other; times are those
of the processor.  Basis asks its recognisers of citations and names, and resolves; the library is
the starter library.  Every case citation that eyecite finds is found, or listed with a reason.
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from eyecite import get_citations
from reporters_db import JOURNALS, LAWS

from app.domain.mention import Mention
from app.services.recognise import EXPLICIT, recognise
from app.services.start import start
from app.services.tabulate import tabulate
from app.settings import Settings
from app.text.reading import reading_of_text

ROOT = Path(__file__).resolve().parents[1]
CASES = ("FullCaseCitation", "ShortCaseCitation")
NO_DECISION = {"Fed. Reg.", "Stat.", *LAWS, *JOURNALS}


@dataclass(slots=True)
class Read:
    """What one process read: code points, seconds, megabytes at a quarter and at the end."""

    points: int = 0
    seconds: float = 0.0
    early: float = 0.0
    late: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    cases: list[list[tuple[int, int, str]]] = field(default_factory=list)


def texts(path: Path, rows: int) -> Iterator[str]:
    """The texts of the first rows, one at a time."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, rows):
            yield json.loads(line)["plain_text"] or ""


def measured(
    path: Path, rows: int, read: Callable[[str], tuple[Counter[str], list[tuple[int, int, str]]]]
) -> Read:
    """Read all texts, keeping no more of them than where the decisions are cited."""
    found = Read()
    for number, text in enumerate(texts(path, rows)):
        began = time.process_time()
        kinds, cases = read(text)
        found.seconds += time.process_time() - began
        found.points += len(text)
        found.kinds += kinds
        found.cases.append(cases)
        found.early = _megabytes() if number == rows // 4 else found.early
    found.late = _megabytes()
    return found


def by_eyecite(path: Path, rows: int) -> Read:
    """eyecite with its default tokenizer."""

    def read(text: str) -> tuple[Counter[str], list[tuple[int, int, str]]]:
        found: list[Any] = list(get_citations(text))
        kinds = Counter(type(each).__name__ for each in found)
        cases = [each for each in found if type(each).__name__ in CASES]
        return kinds, [(*each.span(), str(each.corrected_reporter())) for each in cases]

    return measured(path, rows, read)


def by_basis(path: Path, rows: int) -> Read:
    """The recognisers of explicit references, and resolution."""
    with tempfile.TemporaryDirectory() as home:
        table = tabulate(start(Settings(Path(home), "benchmark", starter=ROOT)))

        def read(text: str) -> tuple[Counter[str], list[tuple[int, int, str]]]:
            found = recognise(reading_of_text(text), table, EXPLICIT)
            kinds = Counter(each.evidence.recogniser for each in found)
            return kinds, [(m.start, m.end, _written(m)) for m in found]

        return measured(path, rows, read)


def main() -> None:
    """Both readers, one after the other; then what eyecite finds and Basis does not."""
    path = Path(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else sum(1 for _ in texts(path, sys.maxsize))
    reads = {}
    for name, read in (("eyecite", by_eyecite), ("basis", by_basis)):
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            reads[name] = process.submit(read, path, rows).result()
        found = reads[name]
        print(
            f"{name:<8} {found.points:,} code points, {found.points / found.seconds:,.0f} a second;"
            f" {found.early:.0f} MB at a quarter, {found.late:.0f} MB at the end; "
            + ", ".join(f"{kind} {count}" for kind, count in found.kinds.most_common())
        )
    _compare(path, rows, reads["eyecite"], reads["basis"])


def _compare(path: Path, rows: int, theirs: Read, ours: Read) -> None:
    reasons: Counter[str] = Counter()
    everything = zip(texts(path, rows), theirs.cases, ours.cases, strict=True)
    for text, cited, read in everything:
        for first, last, reporter in cited:
            near = [each for each in read if each[0] < last and first < each[1]]
            why = "found" if near else _reason(reporter)
            reasons[why] += 1
            if why == "no reason":
                print("NOT FOUND", repr(text[max(0, first - 60) : last + 20]))
    print("case citations of eyecite:", dict(reasons.most_common()))


def _reason(reporter: str) -> str:
    return "no decision: a law or a journal" if reporter in NO_DECISION else "no reason"


def _written(mention: Mention) -> str:
    return mention.chosen or ""


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
