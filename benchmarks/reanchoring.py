"""Measure re-anchoring on real opinions and statutes, beside exact matching and Hypothesis's way.

Run: ``.venv/bin/python -m benchmarks.reanchoring ../shared/data [quotes a case]``.  Each case has
its own fixed seed.  Right: no more than one word off at either end.  Torn: its paragraphs went
different ways, so that no place is right; carried in silence it counts as wrong.  ``deleted``
counts only passages of which nothing is left.  ``--matcher FILE`` runs Hypothesis's matcher beside:
the file is its match-quote module as JavaScript (docs/reanchoring.md).  Times are processor time
of either process, with all its threads.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.text import anchors, plain
from app.text.reanchor import Outcome, Reanchoring
from app.text.versions import version_hash
from benchmarks.edit_scripts import CASES, Edited, join, split

SIZES = (6_000, 60_000)  # code points of a document
QUOTES_A_DOCUMENT = 20
FEWEST_WORDS, MOST_WORDS = 4, 60
ASTRAL = re.compile(r"[^\u0000-\uffff]")
Span = tuple[int, int]
Asked = tuple[Span, Span | None, Span | None]  # a passage, where it is, where exact matching finds
WORD = re.compile(r"\w+")


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a packed JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def corpus(folder: Path, smallest: int, largest: int) -> dict[str, list[str]]:
    """Texts by kind, fit in size."""
    opinions = (
        plain.render(row["plain_text"] or "").text
        for row in rows(folder / "opinions" / "appellate.jsonl.gz")
    )
    statutes = (row["text"] for row in rows(folder / "uscode" / "sections.jsonl.gz"))
    return {
        kind: [text for text in texts if smallest <= len(text) <= largest]
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
    old: Edited, new: Edited, dice: random.Random, gone: bool, most: int
) -> Iterator[tuple[Span, Span | None]]:
    """Passages of the old text and where they are in the new; wholly gone ones or others."""
    last, made = len(old.spans) - 1, 0
    for _ in range(40 * most):
        length = round(FEWEST_WORDS * (MOST_WORDS / FEWEST_WORDS) ** dice.random())
        first = dice.randrange(last - length)
        left = any(n in new.spans for n in range(first, first + length))
        truth = new.truth(first, first + length - 1)
        torn = new.torn(first, first + length - 1)
        if left == gone or (truth is None and not gone and not torn):
            continue
        if made == most:
            return
        made += 1
        yield (old.spans[first][0], old.spans[first + length - 1][1]), truth


@dataclass
class Rival:
    """Hypothesis's matcher in a process of its own."""

    process: subprocess.Popen[str]

    def __init__(self, module: Path) -> None:
        driver = Path(__file__).with_name("hypothesis_matcher.mjs")
        self.process = subprocess.Popen(
            ["node", str(driver), str(module)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, old: str, new: str, passages: list[Span]) -> list[tuple[Span | None, float]]:
        """Where each passage is found, in code points, and the milliseconds that it took."""
        assert self.process.stdin
        assert self.process.stdout
        described = [anchors.describe(old, *passage, "") for passage in passages]
        rows = [
            {"exact": a.exact, "prefix": a.prefix, "suffix": a.suffix, "hint": a.start}
            for a in described
        ]
        # A character beyond the first plane would count twice there: none is lost by a stand-in.
        flat = ASTRAL.sub("\ufffd", new)
        print(json.dumps({"text": flat, "quotes": rows}), file=self.process.stdin, flush=True)
        answers = json.loads(self.process.stdout.readline())
        return [((start, end) if start >= 0 else None, ms) for start, end, ms in answers]


@dataclass
class Case:
    """What is counted over the quotes of one case, and the milliseconds spent."""

    counts: Counter[str]
    spent: defaultdict[str, float]

    def add(self, new: str, asked: Asked, outcome: Outcome, rival: Span | None) -> list[bool]:
        """Count one quote; whether each candidate is right."""
        _, truth, exactly = asked
        hits = [right(new, (c.start, c.end), truth) for c in outcome.candidates]
        self.counts.update(("quotes", *verdict(outcome, hits)))
        for name, found in (("exact", exactly), ("Hypothesis", rival)):
            if found:
                self.counts[f"{name} {'right' if right(new, found, truth) else 'wrong'}"] += 1
        return hits


def measure(texts: list[str], case: str, given: argparse.Namespace, rival: Rival | None) -> Case:
    """Outcomes over the number of quotes that is asked for."""
    dice = random.Random(f"reanchoring {case}")
    made = Case(Counter(), defaultdict(float))
    while made.counts["quotes"] < given.quotes:
        paragraphs = split(dice.choice(texts))
        stock = [word for paragraph in split(dice.choice(texts)) for _, word in paragraph]
        old, new = join(paragraphs), join(CASES[case](paragraphs, dice, stock))
        began = time.process_time()
        both = Reanchoring(old.text, new.text)
        made.spent["reading"] += 1000 * (time.process_time() - began)
        asked = list(quotes(old, new, dice, case == "deleted", given.each))
        passages = [passage for passage, _ in asked]
        answers = rival.ask(old.text, new.text, passages) if rival else [(None, 0.0)] * len(asked)
        ours = [timed(both, passage) for passage in passages]
        for (passage, truth), (found, ms), (outcome, took) in zip(
            asked, answers, ours, strict=True
        ):
            changed = truth is None or old.text[slice(*passage)] != new.text[slice(*truth)]
            for kind in ("all", "changed") if changed else ("all",):
                made.counts[kind] += 1
                made.spent[f"ours {kind}"] += took
                made.spent[f"rival {kind}"] += ms
            made.counts["torn"] += truth is None and case != "deleted"
            hits = made.add(new.text, (passage, truth, exact(old, new, passage)), outcome, found)
            if given.wrong and outcome.carried and not hits[0]:
                best = outcome.candidates[0]
                show(old.text[slice(*passage)], new.text, truth, (best.start, best.end))
    return made


def timed(both: Reanchoring, passage: Span) -> tuple[Outcome, float]:
    """What became of a passage, and the milliseconds that it took."""
    began = time.process_time()
    outcome = both.passage(*passage)
    return outcome, 1000 * (time.process_time() - began)


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


def exact(old: Edited, new: Edited, passage: Span) -> Span | None:
    """Where quote and context stand unchanged."""
    anchor = anchors.describe(old.text, *passage, version_hash(old.text))
    found = anchors.find(new.text, anchor)
    return (found.start, found.end) if found else None


def show(quote: str, new: str, truth: tuple[int, int] | None, found: tuple[int, int]) -> None:
    """Print one wrong anchor."""
    print("  old  ", repr(quote))
    print("  truth", repr(new[slice(*truth)]) if truth else "torn or gone")
    print("  found", repr(new[slice(*found)]))


SHARES = (
    *("silent right", "silent wrong", "queued", "queued, first right", "orphan", "torn"),
    *("exact right", "exact wrong", "Hypothesis right", "Hypothesis wrong"),
)
TIMES = (
    *("ms", "ms with reading", "ms, changed"),
    *("Hypothesis ms", "Hypothesis ms, changed", "times as fast, changed"),
)


def row(made: Case) -> list[str]:
    """One line of the table: per cent of the quotes, and milliseconds a quote."""
    counts, spent = made.counts, made.spent
    total, changed = counts["quotes"], max(1, counts["changed"])
    silent, first = counts["silent right"], counts["queued, first right"]
    shares = [f"{100 * counts[name] / total:.2f}" for name in SHARES]
    good = f"{100 * (silent + first) / max(1, total - counts['torn']):.1f}"
    times = [
        spent["ours all"] / total,
        (spent["ours all"] + spent["reading"]) / total,
        spent["ours changed"] / changed,
        spent["rival all"] / total,
        spent["rival changed"] / changed,
    ]
    return [*shares, good, *(f"{ms:.3f}" for ms in times), f"{faster([made]):.1f}"]


def faster(cases: list[Case]) -> float:
    """How many times the time of ours Hypothesis's matcher took for all changed quotes."""
    ours, rival = (sum(each.spent[f"{who} changed"] for each in cases) for who in ("ours", "rival"))
    return rival / ours if ours else 0.0


def main() -> None:
    """Measure every case and print one line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("quotes", type=int, nargs="?", default=2000)
    parser.add_argument("--matcher", type=Path, help="an ES module that exports matchQuote")
    parser.add_argument("--sizes", type=int, nargs=2, default=SIZES, help="of a document")
    parser.add_argument("--each", type=int, default=QUOTES_A_DOCUMENT, help="quotes of a document")
    parser.add_argument("--wrong", action="store_true", help="print what was silently wrong")
    parser.add_argument("--case", choices=CASES, help="this case only")
    given = parser.parse_args()
    rival = Rival(given.matcher) if given.matcher else None
    heads = ("texts", "case", *SHARES, "right in total", *TIMES)
    print("|", " | ".join(heads), "|")
    print("|" + "---|" * len(heads))
    done: dict[str, list[Case]] = {}
    for kind, texts in corpus(given.data, *given.sizes).items():
        for case in [given.case] if given.case else CASES:
            made = measure(texts, case, given, rival)
            done.setdefault(kind, []).append(made)
            print("|", " | ".join((kind, case, *row(made))), "|", flush=True)
    if rival:
        rival.process.terminate()
        for kind, cases in done.items():
            print(f"{kind}: {faster(cases):.1f} times as fast on changed quotes")
        print(f"in all: {faster([made for cases in done.values() for made in cases]):.1f} times")


if __name__ == "__main__":
    main()
