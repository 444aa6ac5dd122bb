"""Draw paragraphs of law, courts, the Federal Register and news by a seed, to be marked by hand.

Run: ``.venv/bin/python -m benchmarks.draw_paragraphs ../shared/data SEED > drawn.jsonl``.  A
paragraph has 80 to 900 code points and a word that references have; the statutes are of titles that
no earlier set is from.  Nothing is read by a recogniser.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_CUE = re.compile(
    r"§|\b(?:[Ss]ub)?[Ss]ec(?:tion|\.)|U\.\s?S\.|\bPub\.|\bAct\b|[Cc]hapter|\b[Tt]itle [0-9]"
    r"|C\.?F\.?R|\bOrder\b|\bCourt\b|Constitution|Amendment|\bv\.|\bNos?\. [0-9]|Stat\.|Fed\."
)
_TITLES = ("1", "9", "44", "52")
_EARLIER = ("8", "28", "50")
_NUMBERS = {"note": 15, "body": 15, "opinion": 12, "register": 10, "news": 8}


def lines(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for line in rows:
            yield json.loads(line)


def notes(data: Path) -> Iterator[tuple[str, str, str]]:
    """Paragraphs of notes of whole titles, with the section that they stand under."""
    for path in sorted((data / "formats/uslm").rglob("*.xml")):
        if not any(path.stem.lower().lstrip("usc0") == title for title in _TITLES):
            continue
        for note in etree.parse(str(path)).iter("{*}note"):
            holders = (each.get("identifier") for each in note.iterancestors("{*}section"))
            context = next((each for each in holders if each), "")
            for each in note.iter("{*}p"):
                yield path.stem, " ".join("".join(each.itertext()).split()), context


def body(data: Path) -> Iterator[tuple[str, str, str]]:
    """Lines of sections of the Code."""
    for row in lines(data / "uscode/sections.jsonl.gz"):
        if row["title"] not in _EARLIER:
            for each in row["text"].split("\n")[2:]:
                yield row["identifier"], each, row["identifier"]


def opinions(data: Path) -> Iterator[tuple[str, str, str]]:
    """Paragraphs of opinions."""
    for row in lines(data / "opinions/appellate.jsonl.gz"):
        for each in re.split(r"\n\s*\n", row["plain_text"]):
            yield row["absolute_url"], each, ""


def register(data: Path) -> Iterator[tuple[str, str, str]]:
    """Abstracts of the Federal Register."""
    for number, row in enumerate(lines(data / "articles/federal-register-abstracts.jsonl.gz")):
        yield f"register-{number}", row.get("abstract") or row.get("text") or "", ""


def news(data: Path) -> Iterator[tuple[str, str, str]]:
    """Paragraphs of reports."""
    for number, row in enumerate(lines(data / "articles/wikinews.jsonl.gz")):
        for each in (row.get("text") or "").split("\n"):
            yield f"wikinews-{number}", each, ""


def main() -> None:
    """Write the paragraphs drawn, one a line."""
    data, seed = Path(sys.argv[1]), int(sys.argv[2])
    chance = random.Random(seed)
    kinds = dict(zip(_NUMBERS, (notes, body, opinions, register, news), strict=True))
    for kind, read in kinds.items():
        having = [each for each in read(data) if 80 <= len(each[1]) <= 900 and _CUE.search(each[1])]
        for source, text, context in chance.sample(having, _NUMBERS[kind]):
            row = {"kind": kind, "source": source, "text": text, "context": context, "marks": []}
            print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
