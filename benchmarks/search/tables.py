"""Tables: the figures in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median, quantiles

from benchmarks.search.builds import Built
from benchmarks.search.timing import Figures


def written(
    number: int,
    built: Sequence[Built],
    visible: Sequence[tuple[str, list[float]]],
    figures: Figures,
) -> str:
    """All tables of a run, one below the other."""
    pages = [name for name in figures if not name.startswith("engine")]
    engines = [name for name in figures if name.startswith("engine")]
    parts = [
        [f"{number} sections."],
        _builds(number, built, dict(visible)),
        _times(figures, pages),
        _times(figures, engines),
    ]
    return "\n\n".join("\n".join(part) for part in parts)


def _builds(number: int, built: Sequence[Built], visible: dict[str, list[float]]) -> list[str]:
    lines = [
        "| | build, CPU s | sections a CPU s | MB | peak MB of memory | ms until visible |",
        "|---|---|---|---|---|---|",
    ]
    for each in built:
        shown = _cell(visible[each.name]) if each.name in visible else ""
        rate = number / max(each.seconds, 0.001)
        cells = (f"{each.seconds:.1f}", f"{rate:.0f}", f"{each.size:.0f}", each.memory, shown)
        lines.append(f"| {each.name} | " + " | ".join(map(str, cells)) + " |")
    return lines


def _times(figures: Figures, names: Sequence[str]) -> list[str]:
    kinds = list(figures[names[0]])
    lines = ["| p50 / p95, CPU ms | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for kind in kinds:
        cells = [_cell(figures[name][kind]) for name in names]
        lines.append(f"| {kind} | " + " | ".join(cells) + " |")
    return lines


def _cell(times: list[float]) -> str:
    return f"{median(times):.1f} / {quantiles(times, n=20, method='inclusive')[-1]:.1f}"
