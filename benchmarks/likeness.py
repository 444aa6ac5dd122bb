"""How well republished, updated, truncated and quoted articles are told from each other.

Run: ``.venv/bin/python -m benchmarks.likeness ../shared/data/articles/wikinews.jsonl.gz``.
Two hundred pairs are made of real articles with each of three fixed seeds: fifty of each kind, and
as many of two articles that have nothing to do with each other.  Prints the share told right, and
what was taken for what.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

from app.text.likeness import Likeness, is_long, likeness

EACH = 50
SEEDS = (11, 12, 13)


def articles(path: Path) -> list[str]:
    """The texts of a packed JSON Lines file that are long enough."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return [text for row in rows if is_long(text := json.loads(row)["text"])]


def sentences(text: str) -> list[str]:
    """A text cut after its stops; good enough to leave one out or put one in."""
    return re.split(r"(?<=[.!?])\s+", text)


def republished(text: str, other: str, chance: random.Random) -> str:
    """With another agency's line, a credit, and one word in sixty spelled otherwise."""
    words = text.split(" ")
    for place in range(len(words)):
        if chance.random() < 1 / 60:
            words[place] = words[place].upper() + "s"
    credit = "This story was first published elsewhere and appears here with permission."
    return f"WASHINGTON (Agency) - {' '.join(words)} {credit}"


def updated(text: str, other: str, chance: random.Random) -> str:
    """A third of the sentences another, in three places, and the figures others."""
    ours, theirs = sentences(text), sentences(other)
    for _ in range(3):
        place = chance.randrange(len(ours))
        several = max(len(ours) // 9, 1)
        ours[place : place + several] = [chance.choice(theirs) for _ in range(several)]
    return re.sub(r"\d", lambda match: str((int(match[0]) + 3) % 10), " ".join(ours))


def truncated(text: str, other: str, chance: random.Random) -> str:
    """The first third to two thirds, and where the rest is."""
    words = text.split(" ")
    return " ".join(words[: int(len(words) * chance.uniform(0.33, 0.66))]) + " Read more"


def quoting(text: str, other: str, chance: random.Random) -> str:
    """Another article with two to four sentences of this one in the middle."""
    ours, theirs = sentences(text), sentences(other)
    many = chance.randint(2, 4)
    place = chance.randrange(max(len(ours) - many, 1))
    middle = len(theirs) // 2
    return " ".join([*theirs[:middle], *ours[place : place + many], *theirs[middle:]])


KINDS = {
    Likeness.AGAIN: republished,
    Likeness.UPDATE: updated,
    Likeness.PART: truncated,
    Likeness.QUOTES: quoting,
    Likeness.OTHER: lambda text, other, chance: other,
}


def main() -> None:
    """Make the pairs and tell them."""
    texts = articles(Path(sys.argv[1]))
    right: Counter[Likeness] = Counter()
    taken: Counter[tuple[str, str]] = Counter()
    for chance in map(random.Random, SEEDS):
        for wanted, make in [each for each in KINDS.items() for _ in range(EACH)]:
            text, other = chance.sample(texts, 2)
            found = likeness(text, make(text, other, chance))
            right[wanted] += found is wanted
            if found is not wanted:
                taken[wanted.value, found.value] += 1
    alike = sum(right[kind] for kind in KINDS if kind is not Likeness.OTHER)
    pairs = 4 * EACH * len(SEEDS)
    print(f"{alike} of {pairs} pairs told right ({alike / pairs:.1%})")
    print(f"{right[Likeness.OTHER]} of {EACH * len(SEEDS)} others told right")
    for (wanted_word, found_word), count in taken.most_common():
        print(f"  {wanted_word} taken for {found_word}: {count}")


if __name__ == "__main__":
    main()
