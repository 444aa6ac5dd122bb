"""Re-anchoring on 60 texts that somebody edited by hand, without sight of the program.

Run: ``.venv/bin/python -m benchmarks.blind_reanchoring ../shared/data``.  A case of
``tests/cases/reanchoring/blind.jsonl`` names a place in a text there, and how the old and the new
text follow from it: spans that stay (code points) and strings that are put in.  Each quote is its
span in the old text, its fate, and its span in the new one.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.text.reanchor import Candidate, Reanchoring

CASES = Path(__file__).resolve().parents[1] / "tests/cases/reanchoring/blind.jsonl"
FATES = ("same", "moved", "changed", "gone")
OUTCOMES = (
    *("silently right", "silently wrong", "queued, first right", "queued, later right"),
    *("queued, none right", "orphaned"),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A quote, what became of it, and what the program made of it."""

    case: str
    words: str
    fate: str
    outcome: str


def judged(data: Path) -> Iterator[Judged]:
    """Every quote of every case."""
    for line in CASES.read_text("utf-8").splitlines():
        case = json.loads(line)
        old = _edited(_source(data, case["source"]), case["before"])
        new = _edited(old, case["after"])
        texts = Reanchoring(old, new)
        for start, end, fate, *place in case["quotes"]:
            outcome = _outcome(texts, (start, end), place)
            yield Judged(case["id"], old[start:end], fate, outcome)


def _outcome(texts: Reanchoring, quote: tuple[int, int], place: list[int]) -> str:
    found = texts.passage(*quote)
    if found.carried:
        return "silently right" if _is_there(found.carried, place) else "silently wrong"
    right = [_is_there(candidate, place) for candidate in found.candidates]
    if not right:
        return "orphaned"
    if right[0]:
        return "queued, first right"
    return "queued, later right" if any(right) else "queued, none right"


def _is_there(candidate: Candidate, place: list[int]) -> bool:
    """Whether a candidate shares half of the longer of both; what is gone is nowhere."""
    if not place:
        return False
    shared = min(candidate.end, place[1]) - max(candidate.start, place[0])
    return shared * 2 >= max(candidate.end - candidate.start, place[1] - place[0])


@cache
def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _source(data: Path, place: list[Any]) -> str:
    name, row, field, start, end = place
    return " ".join(_rows(data / name)[row][field].split())[start:end]


def _edited(text: str, script: list[Any]) -> str:
    return "".join(part if isinstance(part, str) else text[slice(*part)] for part in script)


def main() -> None:
    """Print how the quotes of each fate came out."""
    counts = Counter((quote.fate, quote.outcome) for quote in judged(Path(sys.argv[1])))
    print("| fate | quotes |", " | ".join(OUTCOMES), "|")
    print("|---|---|" + "---|" * len(OUTCOMES))
    for fate in FATES:
        row = [counts[fate, outcome] for outcome in OUTCOMES]
        print(f"| {fate} | {sum(row)} |", " | ".join(map(str, row)), "|")


if __name__ == "__main__":
    main()
