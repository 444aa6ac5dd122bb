"""What comes first: judged queries, each with the one section that it means.

Sampled by a fixed seed from the texts: headings that only one section has, short titles that a
section gives itself, quotations that stand in one section, and citations in six spellings.  The
even ones were looked at while weights were chosen, the odd ones only at the end.
"""

from __future__ import annotations

import argparse
import random
import re
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from app.services.search import View, search
from benchmarks.search import builds
from benchmarks.search.contestants import BareFts5, Basis
from benchmarks.search.corpus import SEED, Section, read
from benchmarks.search.plain_whoosh import PlainWhoosh

EACH = 50
MOST = 10  # how far down a list is looked
_SHORT_TITLE = re.compile(r"may be cited as the [“\"]([^”\"]{8,80})[”\"]")
_SPELLINGS = (
    "{t} U.S.C. § {s}",
    "{t} USC {s}",
    "{t} U. S. C. § {s}",
    "section {s} of title {t}",
    "title {t}, section {s}",
    "{t} U.S.C.A. {s}",
)


Reached = dict[tuple[str, str], list[float]]


class Judged(NamedTuple):
    """A query and the id of what it means."""

    kind: str
    query: str
    id: str


def judged(sections: list[Section]) -> list[Judged]:
    """Fifty of each kind, the same for the same texts."""
    chosen = random.Random(SEED)
    shuffled = chosen.sample(sections, len(sections))
    kinds = (_headings(shuffled), _names(shuffled), _quotations(shuffled), _citations(shuffled))
    return [each for kind in kinds for each in islice(kind, EACH)]


def _headings(sections: list[Section]) -> Iterator[Judged]:
    counted = Counter(section.heading.lower() for section in sections)
    for section in sections:
        if counted[section.heading.lower()] == 1 and len(section.heading.split()) >= 2:
            yield Judged("heading", re.sub(r"[^\w\s]+", " ", section.heading), section.id)


def _names(sections: list[Section]) -> Iterator[Judged]:
    named = [(m[1], s.id) for s in sections for m in _SHORT_TITLE.finditer(s.text)]
    counted = Counter(name for name, _ in named)
    yield from (Judged("name", name, reference) for name, reference in named if counted[name] == 1)


def _quotations(sections: list[Section]) -> Iterator[Judged]:
    chosen = random.Random(SEED)
    whole = "\n".join(section.text for section in sections)
    for section in sections:
        words = section.text.split()
        start = chosen.randrange(max(1, len(words) - 12))
        quoted = " ".join(words[start : start + 8])
        if quoted.isascii() and re.fullmatch(r"[A-Za-z ]+", quoted) and whole.count(quoted) == 1:
            yield Judged("quotation", f'"{quoted}"', section.id)


def _citations(sections: list[Section]) -> Iterator[Judged]:
    for number, section in enumerate(sections):
        found = re.fullmatch(r"/us/usc/t(\d+)/s(\d+[a-z]?)", section.id)
        if found:
            spelling = _SPELLINGS[number % len(_SPELLINGS)]
            yield Judged("citation", spelling.format(t=found[1], s=found[2]), section.id)


def _places(found: list[str], wanted: str) -> float:
    return 1 / (found.index(wanted) + 1) if wanted in found else 0.0


def _fts5_default(db: sqlite3.Connection, query: str) -> list[str]:
    words = " ".join(f'"{word}"' for word in re.findall(r"\w+", query))
    asked = query if query.startswith('"') else words
    sql = (
        "select s.id from sections_fts join sections s on s.rowid = sections_fts.rowid"
        " where sections_fts match ? order by rank limit ?"
    )
    return [row[0] for row in db.execute(sql, [asked, MOST])]


def main() -> None:
    """Read the command line, build, ask and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--most", type=int, default=1_000_000, help="sections to take")
    parser.add_argument("--kept", action="store_true", help="the half that is kept for the end")
    parser.add_argument("--failures", action="store_true", help="show what does not come first")
    parser.add_argument("--folder", type=Path, help="where what is built stays for another run")
    parser.add_argument("--whoosh", action="store_true", help="with plain Whoosh, built slowly")
    asked = parser.parse_args()
    sections = read(asked.corpus, asked.most)
    questions = judged(sections)[1 if asked.kept else 0 :: 2]
    with tempfile.TemporaryDirectory() as fresh:
        folder = asked.folder or Path(fresh)
        _written(_reached(sections, questions, folder, asked.whoosh, asked.failures))


def _reached(
    sections: list[Section], questions: list[Judged], folder: Path, whoosh: bool, failures: bool
) -> Reached:
    """One over the place of what each query means, by kind and by who was asked."""
    folder.mkdir(parents=True, exist_ok=True)
    ours, bare = Basis(folder / "library", "fts5", facets=False), BareFts5(folder / "sections.db")
    plain = PlainWhoosh(folder / "whoosh")
    builds.build([bare, ours, *([plain] if whoosh else [])], sections, folder)
    reached: Reached = {}
    for kind, query, wanted in questions:
        hits = search(ours.library, query, limit=MOST, view=View(facets=())).hits
        found = {
            "Basis": [hit.id for hit in hits],
            "FTS5": _fts5_default(bare.db, query),
        } | ({"Whoosh": plain.best(query, MOST)} if whoosh else {})
        for name, ids in found.items():
            reached.setdefault((kind, name), []).append(_places(ids, wanted))
        if failures and found["Basis"][:1] != [wanted]:
            print(f"{kind}: {query} => {wanted}; {found['Basis'][:3]}")
    return reached


def _written(reached: Reached) -> None:
    """Print the table."""
    print("| | queries | first | MRR |\n|---|---|---|---|")
    for (kind, name), places in sorted(reached.items()):
        print(f"| {kind}, {name} | {_figures(places)} |")
    for name in sorted({name for _, name in reached}):
        whole = [p for (_, who), places in reached.items() if who == name for p in places]
        print(f"| all, {name} | {_figures(whole)} |")


def _figures(places: list[float]) -> str:
    first, mrr = places.count(1.0) / len(places), sum(places) / len(places)
    return f"{len(places)} | {first:.3f} | {mrr:.3f}"


if __name__ == "__main__":
    main()
