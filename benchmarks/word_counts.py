"""Measure how common each stem is in news and official notices: app/language/word_counts.txt.

Run: ``.venv/bin/python -m benchmarks.word_counts ../shared/data/articles``.  A passage is a
paragraph of a news article or the abstract of a notice; a stem's share is the larger of its
shares in the two, so that what is common in either is common.  Only counts are kept, no text.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.language.folding import words
from app.language.rarity import stem

OUT = Path(__file__).resolve().parents[1] / "app" / "language" / "word_counts.txt"
EVERY_NOTICE = 4
LEAST = 8.0  # stems rarer than one passage in e**8 are all alike


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a packed JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def news(folder: Path) -> Iterator[str]:
    """Paragraphs of news articles."""
    for row in rows(folder / "wikinews.jsonl.gz"):
        yield from row["text"].split("\n")


def notices(folder: Path) -> Iterator[str]:
    """Title and abstract of every fourth notice."""
    for number, row in enumerate(rows(folder / "federal-register-abstracts.jsonl.gz")):
        if number % EVERY_NOTICE == 0:
            yield f"{row['title']} {row.get('abstract') or ''}"


def shares(passages: Iterable[str]) -> dict[str, float]:
    """The share of passages that hold a stem, for stems in at least three."""
    seen: Counter[str] = Counter()
    total = 0
    for passage in passages:
        found = {stem(word.text) for word in words(passage)}
        seen.update(found)
        total += bool(found)
    return {each: count / total for each, count in seen.items() if count > 2}


def main() -> None:
    """Measure and write."""
    folder = Path(sys.argv[1])
    in_news, in_notices = shares(news(folder)), shares(notices(folder))
    levels: dict[float, list[str]] = defaultdict(list)
    for each in in_news.keys() | in_notices.keys():
        rarity = -math.log(max(in_news.get(each, 0.0), in_notices.get(each, 0.0)))
        if rarity < LEAST and not any(c.isdigit() for c in each):
            levels[round(rarity * 5) / 5].append(each)
    lines = [f"{level:.1f} {' '.join(sorted(levels[level]))}\n" for level in sorted(levels)]
    OUT.write_text("".join(lines), encoding="utf-8")
    print(sum(map(len, levels.values())), "stems,", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
