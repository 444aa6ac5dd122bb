"""Make the list of the Code's sections that ships with Basis: app/formats/code_sections.txt.

Run: ``.venv/bin/python -m benchmarks.code_sections ../shared/data/uscode/sections.jsonl.gz``.
A row has ``title``, ``section`` and ``release_point``; only numbers are kept, no text.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path

from app.domain.references import fold_dashes
from app.formats.code_sections import order, pack

OUT = Path(__file__).resolve().parents[1] / "app" / "formats" / "code_sections.txt"


def read(path: Path) -> tuple[str, dict[str, set[str]]]:
    """The release point of a packed JSON Lines file, and the sections of each title in it."""
    points: set[str] = set()
    titles: dict[str, set[str]] = defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            points.add(row["release_point"])
            titles[row["title"]].add(fold_dashes(row["section"]))
    (point,) = points
    return point, titles


def main() -> None:
    """Read and write; says how many sections there are."""
    point, titles = read(Path(sys.argv[1]))
    lines = [f"Sections of the United States Code, release point {point}"]
    lines += [
        f"{title}: {pack(sorted(sections, key=order))}"
        for title, sections in sorted(titles.items(), key=lambda each: int(each[0]))
    ]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(sum(map(len, titles.values())), "sections in", len(titles), "titles")


if __name__ == "__main__":
    main()
