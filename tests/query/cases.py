"""Reads the cases of searching: a corpus, queries with what they find, malformed queries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import cattrs

from app.domain.entry import Entry

CASES = Path(__file__).resolve().parents[1] / "cases" / "query"


def corpus() -> list[Entry]:
    """The entries of ``corpus.json``."""
    rows = json.loads((CASES / "corpus.json").read_text(encoding="utf-8"))
    return [cattrs.structure(row, Entry) for row in rows]


def queries() -> list[tuple[str, set[str]]]:
    """Each query of ``queries.txt`` with the ids that it finds."""
    found = []
    for line in _lines("queries.txt"):
        query, ids = line.rsplit(" => ", 1)
        found.append((query, set() if ids == "-" else set(ids.split(", "))))
    return found


def malformed() -> list[tuple[str, int, str]]:
    """Each query of ``malformed.txt`` with the position and words of its message."""
    found = []
    for line in _lines("malformed.txt"):
        query, position, words = line.rsplit(" | ", 2)
        found.append((query, int(position), words))
    return found


def pairs(name: str) -> list[tuple[str, str]]:
    """The two sides of each line of a file of cases."""
    return [(left, right) for left, _, right in (line.partition(" => ") for line in _lines(name))]


def _lines(name: str) -> Iterator[str]:
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            yield line
