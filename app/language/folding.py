"""Folded copies of a text that remember where each character stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.domain.references import DASHES

_QUOTES = dict.fromkeys(map(ord, "‘’‛′"), "'") | dict.fromkeys(map(ord, "“”„″«»"), '"')
_PLAIN = DASHES | _QUOTES
_INITIALS = re.compile(r"\b(?:[A-Z]\.\s?){2,}")
_GAP = re.compile(r"[\s.,]+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True)
class Folded:
    """A folded copy of an original; ``places[i]`` is where its character ``i`` stood.

    Places are told when first asked for: most texts hold no name.
    """

    text: str
    original: str

    @cached_property
    def places(self) -> tuple[int, ...]:
        """One place in the original for each character of the copy."""
        return tuple(_places(self.original))

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
    even = _INITIALS.sub(_joined, plain(text))
    return Folded(_GAP.sub(" ", even).removeprefix(" "), text)


def _joined(initials: re.Match[str]) -> str:
    """Initials without their dots and spaces, but what stands last."""
    return "".join(c for c in initials[0][:-1] if c.isalnum()) + initials[0][-1]


def _places(text: str) -> Iterator[int]:
    """Where each character of the folded copy of ``text`` stands."""
    even = plain(text)
    dropped = {
        place
        for match in _INITIALS.finditer(even)
        for place in range(match.start(), match.end() - 1)
        if not even[place].isalnum()
    }
    in_gap = True  # nothing stands before the first word
    for place, character in enumerate(even):
        if place in dropped:
            continue
        is_gap = character.isspace() or character in ".,"
        if not (is_gap and in_gap):
            yield place
        in_gap = is_gap


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
