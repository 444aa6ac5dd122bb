"""Build, ask and write a table; see the package."""

from __future__ import annotations

import argparse
import resource
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from benchmarks.search.contestants import BareFts5, Basis, Contestant, Datasette
from benchmarks.search.corpus import Query, Section, read, sample

ROUNDS = 2  # the best of so many: others may be at work on the machine


def run(path: Path, most: int, whoosh: bool) -> str:
    """Everything, on the first ``most`` sections of a corpus; the tables in Markdown."""
    sections = read(path, most)
    queries = sample(sections)
    with tempfile.TemporaryDirectory() as folder:
        contestants = _contestants(Path(folder), whoosh)
        built = [_built(contestant, sections, Path(folder)) for contestant in contestants]
        figures = {contestant.name: _asked(contestant, queries) for contestant in contestants}
    return "\n".join([f"{len(sections)} sections.", "", *_builds(built), "", *_table(figures)])


def _contestants(folder: Path, whoosh: bool) -> list[Contestant]:
    home, table = folder / "library", folder / "sections.db"
    outside = ["tantivy", *(["whoosh_index"] if whoosh else [])]
    return [
        BareFts5(table),
        Datasette(table, facets=False),
        Datasette(table),
        Basis(home, "fts5", facets=False),
        Basis(home, "fts5"),
        *(Basis(home, engine, facets=False) for engine in outside),
    ]


def _built(
    contestant: Contestant, sections: list[Section], folder: Path
) -> tuple[str, float, float, int]:
    before, started = _size(folder), process_time()
    if not contestant.name.endswith("facets") and "Datasette" not in contestant.name:
        contestant.build(sections)
    seconds = process_time() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return contestant.name, seconds, (_size(folder) - before) / 1e6, memory


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _asked(contestant: Contestant, queries: list[Query]) -> dict[str, list[float]]:
    """The milliseconds of each query, by its kind."""
    times: dict[str, list[float]] = defaultdict(list)
    for query in queries:
        contestant.ask(query)
        times[query.kind].append(min(_timed(contestant, query) for _ in range(ROUNDS)))
    return times


def _timed(contestant: Contestant, query: Query) -> float:
    started = perf_counter()
    contestant.ask(query)
    return (perf_counter() - started) * 1000


def _builds(built: list[tuple[str, float, float, int]]) -> list[str]:
    lines = ["| | build, CPU s | MB | peak MB of memory |", "|---|---|---|---|"]
    rows = [f"| {n} | {s:.1f} | {size:.0f} | {memory} |" for n, s, size, memory in built if size]
    return lines + rows


def _table(figures: dict[str, dict[str, list[float]]]) -> list[str]:
    names = list(figures)
    kinds = list(next(iter(figures.values())))
    lines = ["| p50 / p95, ms | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for kind in kinds:
        cells = [_cell(figures[name][kind]) for name in names]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return lines


def _cell(times: list[float]) -> str:
    return f"{median(times):.1f} / {quantiles(times, n=20)[-1]:.1f}"


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--most", type=int, default=1_000_000, help="sections to take")
    parser.add_argument("--whoosh", action="store_true", help="with Whoosh's index, which is slow")
    asked = parser.parse_args()
    print(run(asked.corpus, asked.most, asked.whoosh))


if __name__ == "__main__":
    main()
