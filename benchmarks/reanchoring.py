"""Measure re-anchoring on real opinions and statutes, beside exact matching and Hypothesis's way.

Run: ``.venv/bin/python -m benchmarks.reanchoring ../shared/data [quotes a case]``.  Each case has
its own fixed seed.  Right: no more than one word off at either end.  Torn: its paragraphs went
different ways, so that no place is right; carried in silence it counts as wrong.  ``deleted``
counts only passages of which nothing is left.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from app.text import anchors, plain
from app.text.reanchor import Outcome, Reanchoring
from app.text.versions import version_hash
from benchmarks.edit_scripts import CASES, Edited, join, split

SMALLEST, LARGEST = 6_000, 60_000  # code points of a document
QUOTES_A_DOCUMENT = 20
FEWEST_WORDS, MOST_WORDS = 4, 60
WORD = re.compile(r"\w+")


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a packed JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def corpus(folder: Path) -> dict[str, list[str]]:
    """Texts by kind, fit in size."""
    opinions = (
        plain.render(row["plain_text"] or "").text
        for row in rows(folder / "opinions" / "appellate.jsonl.gz")
    )
    statutes = (row["text"] for row in rows(folder / "uscode" / "sections.jsonl.gz"))
    return {
        kind: [text for text in texts if SMALLEST <= len(text) <= LARGEST]
        for kind, texts in (("opinions", opinions), ("statutes", statutes))
    }


def right(text: str, found: tuple[int, int], truth: tuple[int, int] | None) -> bool:
    """Whether a span is the true one, one word at either end let pass."""
    if truth is None or found[0] >= truth[1] or truth[0] >= found[1]:
        return False
    return all(
        len(WORD.findall(text[min(pair) : max(pair)])) <= 1
        for pair in zip(found, truth, strict=True)
    )


def quotes(
    old: Edited, new: Edited, dice: random.Random, gone: bool
) -> Iterator[tuple[tuple[int, int], tuple[int, int] | None]]:
    """Passages of the old text and where they are in the new; wholly gone ones or others."""
    last, made = len(old.spans) - 1, 0
    for _ in range(40 * QUOTES_A_DOCUMENT):
        length = round(FEWEST_WORDS * (MOST_WORDS / FEWEST_WORDS) ** dice.random())
        first = dice.randrange(last - length)
        left = any(n in new.spans for n in range(first, first + length))
        truth = new.truth(first, first + length - 1)
        torn = new.torn(first, first + length - 1)
        if left == gone or (truth is None and not gone and not torn) or made == QUOTES_A_DOCUMENT:
            continue
        made += 1
        yield (old.spans[first][0], old.spans[first + length - 1][1]), truth


def measure(
    texts: list[str], case: str, number: int, wrong: bool
) -> tuple[Counter[str], float, float]:
    """Counts of outcomes over ``number`` quotes; ms a quote without and with reading the texts."""
    dice = random.Random(f"reanchoring {case}")
    counts: Counter[str] = Counter()
    finding = reading = 0.0
    while counts["quotes"] < number:
        paragraphs = split(dice.choice(texts))
        stock = [word for paragraph in split(dice.choice(texts)) for _, word in paragraph]
        old, new = join(paragraphs), join(CASES[case](paragraphs, dice, stock))
        began = time.perf_counter()
        both = Reanchoring(old.text, new.text)
        reading += time.perf_counter() - began
        for passage, truth in quotes(old, new, dice, case == "deleted"):
            began = time.perf_counter()
            outcome = both.passage(*passage)
            finding += time.perf_counter() - began
            counts["torn"] += truth is None and case != "deleted"
            hits = [right(new.text, (c.start, c.end), truth) for c in outcome.candidates]
            counts.update(("quotes", *verdict(outcome, hits), *exact(old, new, passage, truth)))
            if wrong and outcome.carried and not hits[0]:
                best = outcome.candidates[0]
                show(old.text[slice(*passage)], new.text, truth, (best.start, best.end))
    return counts, 1000 * finding / number, 1000 * (finding + reading) / number


def verdict(outcome: Outcome, hits: list[bool]) -> Iterator[str]:
    """The names under which one outcome counts."""
    if outcome.carried:
        yield "silent right" if hits[0] else "silent wrong"
    elif not hits:
        yield "orphan"
    else:
        yield "queued"
        if hits[0]:
            yield "queued, first right"


def exact(
    old: Edited, new: Edited, passage: tuple[int, int], truth: tuple[int, int] | None
) -> Iterator[str]:
    """The name under which exact matching of quote and context counts."""
    anchor = anchors.describe(old.text, *passage, version_hash(old.text))
    found = anchors.find(new.text, anchor)
    if found:
        hit = right(new.text, (found.start, found.end), truth)
        yield "exact right" if hit else "exact wrong"


def show(quote: str, new: str, truth: tuple[int, int] | None, found: tuple[int, int]) -> None:
    """Print one wrong anchor."""
    print("  old  ", repr(quote))
    print("  truth", repr(new[slice(*truth)]) if truth else "torn or gone")
    print("  found", repr(new[slice(*found)]))


COLUMNS = ("silent right", "silent wrong", "queued", "queued, first right", "orphan", "torn")


def main() -> None:
    """Measure every case and print one line each, in per cent of the quotes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("quotes", type=int, nargs="?", default=2000)
    parser.add_argument("--wrong", action="store_true", help="print what was silently wrong")
    parser.add_argument("--case", choices=CASES, help="this case only")
    given = parser.parse_args()
    columns = (*COLUMNS, "exact right", "exact wrong")
    print("| texts | case |", " | ".join(columns), "| right in total | ms | ms with reading |")
    print("|---|---|" + "---|" * (len(columns) + 3))
    for kind, texts in corpus(given.data).items():
        for case in [given.case] if given.case else CASES:
            counts, finding, whole = measure(texts, case, given.quotes, given.wrong)
            total = counts["quotes"]
            shares = [f"{100 * counts[column] / total:.2f}" for column in columns]
            silent, first = counts["silent right"], counts["queued, first right"]
            good = 100 * (silent + first) / max(1, total - counts["torn"])
            print(
                f"| {kind} | {case} | {' | '.join(shares)} | {good:.1f} | {finding:.2f} |"
                f" {whole:.2f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
