"""Folded copies of a text that remember where each character stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.references import DASHES

_QUOTES = dict.fromkeys(map(ord, "‘’‛′"), "'") | dict.fromkeys(map(ord, "“”„″«»"), '"')
_PLAIN = DASHES | _QUOTES
_INITIALS = re.compile(r"\b(?:[A-Z]\.\s?){2,}")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is the folded copy; ``places[i]`` is where its character ``i`` stood."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of ``text[start:end]``, which must not be empty."""
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it is compared (lower case), with its span in code points."""

    text: str
    start: int
    end: int


def plain(text: str) -> str:
    """Straight quotes and hyphens, one code point for one, so that offsets stay."""
    return text.translate(_PLAIN)


def fold_spelling(text: str) -> Folded:
    """Names alike however they are spelled: ``J. G. G.`` and ``JGG``; no dots and commas.

    Case is kept; runs of white space, dots and commas are one space.
    """
    even = plain(text)
    dropped = {
        place
        for match in _INITIALS.finditer(even)
        for place in range(match.start(), match.end() - 1)
        if not even[place].isalnum()
    }
    kept: list[str] = []
    places: list[int] = []
    for place, character in enumerate(even):
        if place in dropped:
            continue
        folded = " " if character.isspace() or character in ".," else character
        if folded != " " or (kept and kept[-1] != " "):
            kept.append(folded)
            places.append(place)
    return Folded("".join(kept), tuple(places))


def lowered(text: str) -> str:
    """Lower case, one code point for one: characters that grow when lowered stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


# What a printer put into the middle of a sentence: "[[Page 9041]]", the head of a slip opinion.
_PRINTED = re.compile(
    r"\[\[Page [0-9]+\]\]"
    r"|Cite as: [0-9]+ U\. ?S\. ?_+ \([0-9]{4}\)(?:\s+[0-9]+\b)?(?:\s+Per Curiam\b)?"
)


def law_words(text: str) -> list[Word]:
    """The words of a law's text, without what the printer put between them."""
    return words(_unprinted(text))


def word_texts(text: str) -> list[str]:
    """The same, the words alone; 25 million of them in half a minute."""
    return _WORD.findall(lowered(plain(_unprinted(text))))


def _unprinted(text: str) -> str:
    if "[[Page" not in text and "Cite as:" not in text:
        return text
    return _PRINTED.sub(lambda match: " " * len(match[0]), text)


def words(text: str) -> list[Word]:
    """The words of ``text`` in order; a hyphen parts words, an apostrophe does not."""
    low = lowered(plain(text))
    return [Word(match[0], match.start(), match.end()) for match in _WORD.finditer(low)]
