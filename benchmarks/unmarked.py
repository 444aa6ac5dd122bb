"""Draw mentions of the dev gold that no mark of it touches, to be judged one by one.

Run: ``.venv/bin/python -m benchmarks.unmarked ../shared/data SEED NUMBER > drawn.tsv``: number,
row, context, id, and the words in their surroundings.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from app.formats import gold
from app.services.recognise import EXPLICIT, recognise
from app.services.start import start
from app.services.tabulate import tabulate
from app.settings import Settings
from app.text.reading import reading_of_text

ROOT = Path(__file__).resolve().parents[1]
_ROWS = 4000  # of which mentions are drawn


def main() -> None:
    """Write the mentions drawn, one a line."""
    data, seed, number = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)
    rows = chance.sample(list(gold.read(data / "gold/usc-refs-dev.jsonl.gz")), _ROWS)
    found = []
    with tempfile.TemporaryDirectory() as home:
        table = tabulate(start(Settings(Path(home), "benchmark", starter=ROOT)))
        for row in rows:
            for each in recognise(reading_of_text(row.text, "", row.context), table, EXPLICIT):
                touched = any(m.start < each.end and each.start < m.end for m in row.marks)
                if each.chosen and not touched:
                    found.append((row, each))
    for count, (row, each) in enumerate(chance.sample(found, number), 1):
        before, after = row.text[max(0, each.start - 90) : each.start], row.text[each.end :][:60]
        words = " ".join(f"{before}[[{each.text}]]{after}".split())
        print(count, row.id, row.context, each.chosen, words, sep="\t")


if __name__ == "__main__":
    main()
