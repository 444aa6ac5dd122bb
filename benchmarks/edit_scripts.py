"""Edit a text at random and know where every passage of it went.

A text is a list of paragraphs, a paragraph a list of words; each word keeps the number that it
had, so that the truth of a passage is where the first and last of its words that are left stand.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Word = tuple[int, str]  # number in the old text, -1 for a new word; and the word
Paragraphs = list[list[Word]]
Edit = Callable[[Paragraphs, random.Random, Sequence[str]], Paragraphs]


@dataclass(frozen=True)
class Edited:
    """A new text, and the span of each word of the old text that is left in it."""

    text: str
    spans: dict[int, tuple[int, int]]
    order: dict[int, int]  # for each old word that is left, how many of them stand before it

    def torn(self, first: int, last: int) -> bool:
        """Whether other old words stand now among the words ``first`` to ``last``."""
        standing = [self.order[n] for n in range(first, last + 1) if n in self.order]
        return bool(standing) and max(standing) - min(standing) >= len(standing)

    def truth(self, first: int, last: int) -> tuple[int, int] | None:
        """Where the words ``first`` to ``last`` stand, or None when most are gone or torn apart."""
        left = [self.spans[n] for n in range(first, last + 1) if n in self.spans]
        if 2 * len(left) < last + 1 - first or self.torn(first, last):
            return None
        return min(start for start, _ in left), max(end for _, end in left)


def split(text: str) -> Paragraphs:
    """The paragraphs of a text, all words numbered through."""
    number, paragraphs = 0, []
    for line in text.split("\n"):
        words = line.split()
        paragraphs.append(list(enumerate(words, number)))
        number += len(words)
    return [paragraph for paragraph in paragraphs if paragraph]


def join(paragraphs: Paragraphs) -> Edited:
    """The text of paragraphs, and where its words stand."""
    parts: list[str] = []
    spans: dict[int, tuple[int, int]] = {}
    at = 0
    for paragraph in filter(None, paragraphs):
        for number, word in paragraph:
            spans[number] = (at, at + len(word))
            at += len(word) + 1
        parts.append(" ".join(word for _, word in paragraph))
    spans.pop(-1, None)
    return Edited("\n".join(parts), spans, {n: at for at, n in enumerate(spans)})


def words_changed(share: float) -> Edit:
    """Of the words changed, three in five replaced, one deleted, one put in beside."""

    def edit(paragraphs: Paragraphs, dice: random.Random, stock: Sequence[str]) -> Paragraphs:
        return [_changed(paragraph, share, dice, stock) for paragraph in paragraphs]

    return edit


def _changed(
    paragraph: list[Word], share: float, dice: random.Random, stock: Sequence[str]
) -> list[Word]:
    made: list[Word] = []
    for number, word in paragraph:
        act = dice.random() / share
        if act < 0.6:
            made.append((number, dice.choice(stock)))
        elif act < 0.8:
            continue
        else:
            made.append((number, word))
            if act < 1:
                made.append((-1, dice.choice(stock)))
    return made


def moved(paragraphs: Paragraphs, dice: random.Random, stock: Sequence[str]) -> Paragraphs:
    """One paragraph in five somewhere else, two words in a hundred changed."""
    going = [dice.random() < 0.2 for _ in paragraphs]
    kept = [p for p, goes in zip(paragraphs, going, strict=True) if not goes]
    for paragraph in (p for p, goes in zip(paragraphs, going, strict=True) if goes):
        kept.insert(dice.randrange(len(kept) + 1), paragraph)
    return words_changed(0.02)(kept, dice, stock)


def parted(paragraphs: Paragraphs, dice: random.Random, stock: Sequence[str]) -> Paragraphs:
    """One paragraph in three split in two, two words in a hundred changed."""
    made: Paragraphs = []
    for paragraph in paragraphs:
        at = dice.randrange(1, len(paragraph)) if len(paragraph) > 3 and dice.random() < 0.33 else 0
        made += [part for part in (paragraph[:at], paragraph[at:]) if part]
    return words_changed(0.02)(made, dice, stock)


def merged(paragraphs: Paragraphs, dice: random.Random, stock: Sequence[str]) -> Paragraphs:
    """One paragraph in three joined to the one before, two words in a hundred changed."""
    made: Paragraphs = [[]]
    for paragraph in paragraphs:
        if made[-1] and dice.random() < 0.33:
            made[-1] = made[-1] + paragraph
        else:
            made.append(paragraph)
    return words_changed(0.02)(made, dice, stock)


def deleted(paragraphs: Paragraphs, dice: random.Random, stock: Sequence[str]) -> Paragraphs:
    """A third of the sentences gone, five words in a hundred changed."""
    made: Paragraphs = []
    for paragraph in paragraphs:
        goes, kept = dice.random() < 0.33, []
        for number, word in paragraph:
            if not goes:
                kept.append((number, word))
            if re.search(r"[.;:]$", word):
                goes = dice.random() < 0.33
        made.append(kept)
    return words_changed(0.05)([p for p in made if p], dice, stock)


CASES: dict[str, Edit] = {
    "1 % of words": words_changed(0.01),
    "5 % of words": words_changed(0.05),
    "15 % of words": words_changed(0.15),
    "moved": moved,
    "split": parted,
    "merged": merged,
    "deleted": deleted,
}
