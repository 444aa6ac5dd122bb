"""How time, room and memory grow with a library: the same questions of ever more passages.

Run ``.venv/bin/python -m benchmarks.search.growth CORPUS [--plot docs/search-growth.svg]``.  Each
size takes sections of a shuffled corpus until they have so many passages, which are lines; it is
built, and asked, in a process of its own.
"""

from __future__ import annotations

import argparse
import random
import resource
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from math import log10
from multiprocessing import get_context
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import NamedTuple, TypeVar

from benchmarks.search import builds, timing
from benchmarks.search.contestants import Basis
from benchmarks.search.corpus import SEED, Query, Section, read, sample

SIZES = (1_000, 10_000, 100_000, 500_000)
_MOST = 1_000_000  # sections
Result = TypeVar("Result")


class Grown(NamedTuple):
    """A library of one size; times are CPU milliseconds of a page, without facets and with."""

    passages: int
    sections: int
    seconds: float
    size: float
    memory: int
    memory_asked: int
    pages: list[float]
    counted: list[float]


def main() -> None:
    """Build and ask each size; a table, and a plot where one is wanted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--plot", type=Path)
    asked = parser.parse_args()
    print("| passages | sections | build, CPU s | MB | peak MB, built | peak MB, asked", end="")
    print(" | p50 / p95, CPU ms | with facets |\n|---|---|---|---|---|---|---|---|")
    grown = []
    for size in SIZES:
        with TemporaryDirectory() as folder:
            sections = _alone(_chosen, asked.corpus, size)
            built = _alone(_build, sections, Path(folder))
            queries, passages = _alone(sample, sections), sum(map(_passages, sections))
            asked_of = _alone(_ask, queries, Path(folder))
            grown.append(Grown(passages, len(sections), *built[1:], *asked_of))
        print(_row(grown[-1]), flush=True)
    if asked.plot:
        asked.plot.write_text(_plot(grown), encoding="utf-8")


def _alone(work: Callable[..., Result], *given: object) -> Result:
    """Work done in a process of its own, so that its memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def _chosen(corpus: Path, size: int) -> list[Section]:
    """Sections of a shuffled corpus that have so many passages."""
    sections, passages = read(corpus, _MOST), 0
    random.Random(SEED).shuffle(sections)
    for number, section in enumerate(sections):
        passages += _passages(section)
        if passages >= size:
            return sections[: number + 1]
    raise ValueError(f"{corpus} has no {size} passages")


def _passages(section: Section) -> int:
    return sum(1 for line in section.text.split("\n") if line.strip())


def _build(sections: list[Section], folder: Path) -> builds.Built:
    return builds.build([Basis(folder / "library", "fts5", facets=False)], sections, folder)[0]


def _ask(queries: list[Query], folder: Path) -> tuple[int, list[float], list[float]]:
    home = folder / "library"
    plain, counted = Basis(home, "fts5", facets=False), Basis(home, "fts5")
    figures = timing.ask([plain, counted], queries)
    times = ([t for of_kind in figures[c.name].values() for t in of_kind] for c in (plain, counted))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, *times


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20, method="inclusive")[-1]


def _row(each: Grown) -> str:
    times = (f"{median(t):.1f} / {_p95(t):.1f}" for t in (each.pages, each.counted))
    cells = (
        f"{each.passages:,}",
        f"{each.sections:,}",
        f"{each.seconds:.1f}",
        f"{each.size:.0f}",
        each.memory,
        each.memory_asked,
        *times,
    )
    return f"| {' | '.join(map(str, cells))} |"


def _plot(grown: Sequence[Grown]) -> str:
    """The slow queries of each size as a picture; both scales go up tenfold at a time."""
    lines = "\n".join(
        _line([(each.passages, _p95(times(each))) for each in grown], colour, name)
        for name, colour, times in (
            ("page", "#2b6cb0", lambda each: each.pages),
            ("with facets", "#c05621", lambda each: each.counted),
        )
    )
    across = "".join(f'<text x="{_x(n)}" y="318" text-anchor="middle">{n:,}</text>' for n in SIZES)
    up = "".join(
        f'<path d="M60 {_y(ms)}H460" stroke="#ddd"/>'
        f'<text x="54" y="{_y(ms) + 4}" text-anchor="end">{ms}</text>'
        for ms in (1, 10, 100, 1000)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 350" role="img"'
        ' aria-label="Milliseconds of a search at the 95th percentile, by passages in the library">'
        '\n<rect width="560" height="350" fill="#fff"/>\n'
        '<path d="M60 300H460M60 300V30" stroke="#333" fill="none"/>\n'
        f'<g font-family="sans-serif" font-size="12" fill="#333">{across}{up}'
        '<text x="260" y="340" text-anchor="middle">passages in the library</text>'
        '<text x="14" y="165" transform="rotate(-90 14 165)" text-anchor="middle">'
        "CPU ms, 95th percentile</text></g>\n"
        f"{lines}\n</svg>\n"
    )


def _line(points: Sequence[tuple[int, float]], colour: str, name: str) -> str:
    places = [(_x(passages), _y(ms)) for passages, ms in points]
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}">'
        f"<title>{name}: {passages:,} passages, {ms:.1f} ms</title></circle>"
        for (x, y), (passages, ms) in zip(places, points, strict=True)
    )
    path = "L".join(f"{x} {y}" for x, y in places)
    x, y = places[-1]
    return (
        f'<path d="M{path}" stroke="{colour}" stroke-width="2" fill="none"/>{dots}'
        f'<text x="{x + 8}" y="{y + 4}" font-family="sans-serif" font-size="12"'
        f' fill="{colour}">{name}</text>'
    )


def _x(passages: int) -> int:
    return round(60 + 380 * (log10(passages) - 3) / 2.7)


def _y(milliseconds: float) -> int:
    return round(300 - 90 * log10(max(milliseconds, 1)))


if __name__ == "__main__":
    main()
