"""Fit the weights by which descriptions are told, on marked passages.

Run: ``.venv/bin/python -m benchmarks.fit_descriptions [--write]``.  First it says what the weights
do on passages that they were not fitted on: each fifth of them by weights from the other four.

A conditional logit: of the candidates of a phrase and "none of them", those are right that a mark
on the phrase names; a phrase that no mark touches may mean nothing, or what its article is marked
with elsewhere.  The weights are held near those of the table by a ridge, so that a feature that few
passages show keeps its sense.
``--write`` puts them into ``app/language/weights.txt``.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import tests.described
import tests.gold
import tests.marks
from app.domain.authority_table import AuthorityTable
from app.formats.gold import Mark, Row
from app.language.profiling import profiles
from app.language.scene import Scene
from app.language.scoring import Ranking
from app.language.weights import weights
from app.recognisers.descriptions import read
from app.services.start import start
from app.services.tabulate import tabulate
from app.settings import Settings
from app.text.reading import reading_of_text
from benchmarks.forms import alike

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "app" / "language" / "weights.txt"
RIDGE = 1.0
STEPS = 150
FIXED = ("trait", "crowd")  # too rare in the passages to be fitted; a prior
PARTS = ("dev", "test", "second", "third", "fourth", "fifth")
FOLDS = 5
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """A phrase: the features of each choice (the first is none), and which choices are right."""

    choices: tuple[Vector, ...]
    right: tuple[bool, ...]
    marked: bool


def main(write: bool) -> None:
    """Print the weights before and after, and what thresholds do."""
    with tempfile.TemporaryDirectory() as home:
        library = start(Settings(Path(home), "Ada", starter=ROOT))
        table = tabulate(library)
        gold = chain.from_iterable(tests.gold.rows(part) for part in PARTS)
        rows = chain(tests.marks.rows(), tests.described.rows(), gold)
        passages = [list(of_rows([row], table)) for row in rows]
        library.close()
    before = dict(weights())
    for threshold, found in held_out(passages, before).items():
        print(f"held out, {threshold}: {found}")
    cases = list(chain.from_iterable(passages))
    after = fit(cases, before)
    for name, value in after.items():
        print(f"{name:20} {before[name]:7.2f} {value:7.2f}")
    for threshold in THRESHOLDS:
        print(threshold, outcome(cases, after, threshold))
    if write:
        TABLE.write_text("\n".join(rewritten(TABLE.read_text("utf-8"), after)) + "\n", "utf-8")


def held_out(passages: Sequence[Sequence[Case]], near: Vector) -> dict[float, str]:
    """What each threshold does on passages that the weights were not fitted on."""
    found: dict[float, list[tuple[int, int]]] = {each: [] for each in THRESHOLDS}
    for fold in range(FOLDS):
        kept = [each for n, cases in enumerate(passages) if n % FOLDS != fold for each in cases]
        left = [each for n, cases in enumerate(passages) if n % FOLDS == fold for each in cases]
        fitted = fit(kept, near)
        for threshold in THRESHOLDS:
            found[threshold].append(counted(left, fitted, threshold))
    sums = {each: [sum(column) for column in zip(*found[each], strict=True)] for each in found}
    return {each: f"{right} of {proposed} right" for each, (right, proposed) in sums.items()}


def of_rows(rows: Iterable[Row], table: AuthorityTable) -> Iterator[Case]:
    """The cases of every phrase of every passage."""
    known = table.derived(profiles)
    for row in rows:
        for scene, ranking in read(reading_of_text(row.text, row.date), known):
            yield case(scene, ranking, row, table)


def case(scene: Scene, ranking: Ranking, row: Row, table: AuthorityTable) -> Case:
    """One phrase with its choices."""
    marks = [mark for mark in row.marks if overlap(scene, mark) > 0]
    here = {mark.target for mark in marks} or {mark.target for mark in row.marks}
    fits = [any(alike(table, each.id, one) for one in here) for each in ranking.candidates]
    loose = max((overlap(scene, mark) for mark in marks), default=0.0) < 0.25
    none = not marks or loose or not any(fits)
    vectors = [{f"none_{scene.phrase.build}": 1.0}]
    for candidate in ranking.candidates:
        vector: Vector = {}
        for fired in candidate.fired:
            vector[fired.name] = vector.get(fired.name, 0.0) + fired.value
        vectors.append(vector)
    return Case(tuple(vectors), (none, *fits), bool(marks))


def overlap(scene: Scene, mark: Mark) -> float:
    """The share of what a phrase and a mark cover that both do."""
    first, last = scene.phrase.start, scene.phrase.end
    both = min(last, mark.end) - max(first, mark.start)
    return both / (max(last, mark.end) - min(first, mark.start))


def fit(cases: Sequence[Case], near: Vector) -> Vector:
    """The weights of the greatest likelihood, by Adam, with a ridge around ``near``.

    What speaks for a record never comes to speak against it, nor the other way round.
    """
    at = dict(near)
    mean, square = dict.fromkeys(near, 0.0), dict.fromkeys(near, 0.0)
    for step in range(1, STEPS + 1):
        slope = gradient(cases, at, near)
        rate = 0.1 if step < STEPS * 2 / 3 else 0.03
        for name, value in list(at.items()):
            if name not in FIXED:
                mean[name] = 0.9 * mean[name] + 0.1 * slope[name]
                square[name] = 0.99 * square[name] + 0.01 * slope[name] ** 2
                scale = math.sqrt(square[name] / (1 - 0.99**step)) + 1e-9
                moved = value - rate * mean[name] / (1 - 0.9**step) / scale
                at[name] = moved if moved * near[name] > 0 else 0.0
    return at


def gradient(cases: Sequence[Case], at: Vector, near: Vector) -> Vector:
    """Of minus the log likelihood."""
    slope = {name: 2 * RIDGE * (at[name] - near[name]) for name in at}
    for each in cases:
        odds = probabilities(each, at)
        right = sum(p for p, ok in zip(odds, each.right, strict=True) if ok)
        for vector, p, ok in zip(each.choices, odds, each.right, strict=True):
            surplus = p - (p / right if ok else 0.0)
            for name, value in vector.items():
                slope[name] += surplus * value
    return slope


def probabilities(case: Case, at: Vector) -> list[float]:
    """Of each choice."""
    scores = [sum(at[name] * value for name, value in vector.items()) for vector in case.choices]
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    return [power / sum(powers) for power in powers]


def outcome(cases: Sequence[Case], at: Vector, threshold: float) -> str:
    """The same in words."""
    right, proposed = counted(cases, at, threshold)
    return f"{right} of {proposed} right"


def counted(cases: Sequence[Case], at: Vector, threshold: float) -> tuple[int, int]:
    """How many phrases would be proposed rightly at a threshold, and how many at all."""
    proposed = right = 0
    for each in cases:
        odds = probabilities(each, at)
        best = max(range(1, len(odds)), key=lambda n: odds[n])
        if odds[best] >= threshold:
            proposed += 1
            right += each.right[best]
    return right, proposed


def rewritten(source: str, at: Vector) -> Iterator[str]:
    """The lines of the table with new weights."""
    for line in source.splitlines():
        name, *rest = line.split(maxsplit=2)
        if name in at:
            yield f"{name:22}{at[name]:7.2f}   {rest[1] if len(rest) > 1 else ''}".rstrip()
        else:
            yield line


if __name__ == "__main__":
    main("--write" in sys.argv)
