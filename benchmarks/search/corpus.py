"""Texts to search, and queries sampled from them by a fixed seed."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

SEED = 20_250_530
A_KIND = 10  # queries of each kind
_WORD = re.compile(r"[a-z]{3,}")
_SENTENCE = re.compile(r"[A-Z][^.;\n]{30,300}[.;]")


@dataclass(frozen=True, slots=True)
class Section:
    """One text: its id, its heading, its words and the group it is counted by."""

    id: str
    heading: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class Query:
    """One question: its kind, in Basis's language and in FTS5's."""

    kind: str
    ours: str
    fts5: str
    filter: str = ""


def read(path: Path, most: int) -> list[Section]:
    """The first sections of a packed JSON Lines file, each identifier once."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        found = {
            row["identifier"]: Section(
                row["identifier"], row["heading"], row["text"], f"Title {row['title']}"
            )
            for row in map(json.loads, islice(rows, most))
        }
    return list(found.values())


def sample(sections: list[Section]) -> list[Query]:
    """The queries of twelve kinds, the same for the same texts."""
    chosen = random.Random(SEED)
    known = _Words(sections)
    return [query for kind in _KINDS for query in islice(_distinct(kind, known, chosen), A_KIND)]


class _Words:
    """The words of the texts by how many texts they are in, and sentences to quote."""

    def __init__(self, sections: list[Section]) -> None:
        counted = Counter(word for s in sections for word in set(_WORD.findall(s.text.lower())))
        ordered = [word for word, _ in counted.most_common()]
        self.common, self.rare = ordered[20:120], [w for w in ordered if 3 <= counted[w] <= 30]
        self.usual = ordered[120:2000]
        self.titles = sorted({section.title for section in sections})
        self.sections = sections


def _distinct(kind: str, known: _Words, chosen: random.Random) -> Iterator[Query]:
    seen: set[str] = set()
    for _ in range(A_KIND * 200):
        query = _query(kind, known, chosen)
        if query and query.ours not in seen:
            seen.add(query.ours)
            yield query


_KINDS = (
    "rare word",
    "common word",
    "three words",
    "three words, any",
    "phrase",
    "phrase of common words",
    "within 5 words",
    "beginning of a word",
    "same sentence",
    "same paragraph",
    "word in one title",
    "words without one",
)


def _query(kind: str, known: _Words, chosen: random.Random) -> Query | None:
    if kind in ("phrase", "phrase of common words", "within 5 words"):
        return _quoting(kind, known, chosen)
    one, two, three = chosen.sample(known.usual, 3)
    common, rare = chosen.choice(known.common), chosen.choice(known.rare)
    title = chosen.choice(known.titles)
    ours, fts5 = {
        "rare word": (rare, rare),
        "common word": (common, common),
        "three words": (f"{common} {one} {two}", f"{common} AND {one} AND {two}"),
        "three words, any": (f"{common} OR {one} OR {two}", f"{common} OR {one} OR {two}"),
        "beginning of a word": (f"{one[:4]}*", f"{one[:4]}*"),
        "same sentence": (f"{common} /s {one}", f"{common} AND {one}"),
        "same paragraph": (f"{common} /p {one}", f"{common} AND {one}"),
        "word in one title": (f'{one} tag:"{title}"', one),
        "words without one": (f"{one} NOT {three}", f"{one} NOT {three}"),
    }[kind]
    return Query(kind, ours, fts5, title if kind == "word in one title" else "")


def _quoting(kind: str, known: _Words, chosen: random.Random) -> Query | None:
    sentence = _SENTENCE.search(chosen.choice(known.sections).text)
    words = re.findall(r"[a-z]+", sentence[0]) if sentence else []
    if len(words) < 9:
        return None
    start = chosen.randrange(len(words) - 4)
    quoted = words[start : start + 3]
    if kind == "phrase of common words":
        quoted = next(
            (words[n : n + 2] for n in range(len(words) - 1) if {*words[n : n + 2]} <= _SMALL), []
        )
    if not quoted or f" {' '.join(quoted)} " not in (sentence[0] if sentence else ""):
        return None
    if kind == "within 5 words":
        one, two = quoted[0], quoted[-1]
        return None if one == two else Query(kind, f"{one} /5 {two}", f"NEAR({one} {two}, 4)")
    text = " ".join(quoted)
    return Query(kind, f'"{text}"', f'"{text}"')


_SMALL = {"of", "the", "to", "in", "shall", "be", "by", "for", "such", "any", "and", "or", "under"}
