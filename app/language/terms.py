"""The terms of a text that may tell one authority from another: stems, names, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from app.language.folding import plain
from app.language.phrase import word_set
from app.language.places import stands_for
from app.language.rarity import rarity, stem
from app.language.vocabulary import EXPRESSIONS, GENERIC, KEPT, concept

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|(?<![\w.])\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SCALED = re.compile(
    r"\b(?:(half a)|(a quarter of a)|(a|one|two|three|four|five|\d+(?:\.\d+)?)) "
    r"(million|thousand)\b"
)
_SCALE = {"million": 1_000_000, "thousand": 1_000}
_COUNTS = {"a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0}
# Countries, peoples and languages alike: Venezuela, Venezuelan, Venezuelans; Italy, Italian.
_PLACE_ENDING = re.compile(r"(?:i?ans?|ia|a|y|i|ese|ish|s)$")
_NUMBER_WEIGHT = 6.0
_EXPRESSION_WEIGHT = 6.0
_EMPTY = word_set(
    "a an the of in on at by for to from with under over into as and or but is are was were be",
    "been has have had it its this that these those which who until during since before after",
    "law act statute order ruling decision while when than about their his her they she not no",
)
_LEAST_WEIGHT = 2.5  # commoner words tell nothing


@dataclass(frozen=True, slots=True)
class Term:
    """A term as it is compared, the words it was, its rarity, and where it begins.

    A word with a capital is compared as the name of a place or people first (``@venezuel``);
    ``other`` is what it is as a plain word.  Numbers begin with ``#``, expressions of several
    words that mean one thing with ``+``.
    """

    key: str
    words: str
    weight: float
    start: int
    other: str = ""

    @property
    def number(self) -> int:
        """Its number, 0 where it is none."""
        return int(self.key[1:]) if self.key.startswith("#") else 0


def terms(text: str, start: int, end: int) -> Iterator[Term]:
    """The terms of ``text[start:end]`` in reading order, words that any law may have left out."""
    even = plain(text[start:end])
    taken: set[int] = set()
    for key, pattern in EXPRESSIONS.items():
        for match in pattern.finditer(even):
            yield Term(key, match[0], _EXPRESSION_WEIGHT, start + match.start())
    for match in _SCALED.finditer(even):
        value = 0.5 if match[1] else 0.25 if match[2] else _number(match[3])
        key = f"#{round(value * _SCALE[match[4]])}"
        taken.update(range(*match.span()))
        yield Term(key, match[0], _NUMBER_WEIGHT, start + match.start())
    for match in _WORD.finditer(even):
        if match.start() in taken:
            continue
        found = _digits(match[0]) if match[0][0].isdecimal() else _word(match[0])
        if found:
            yield replace(found, start=start + match.start())


def stems(text: str) -> frozenset[str]:
    """All that a short text says, common words too, without articles, prepositions and years."""
    found = (match for match in _WORD.finditer(plain(text)) if not match[0][0].isdecimal())
    kept = (match[0].lower() for match in found if match[0].lower() not in _EMPTY)
    return frozenset(concept(stem(word)) for word in kept)


def once(found: Sequence[Term]) -> list[Term]:
    """Each term once, where it stands first."""
    return list({term.key: term for term in reversed(found)}.values())[::-1]


def _number(word: str) -> float:
    return _COUNTS[word] if word in _COUNTS else float(word)


def _digits(written: str) -> Term | None:
    """A number above 30 that is no year; days and small counts tell nothing."""
    value = written.replace(",", "")
    is_year = "," not in written and len(value) == 4
    if "." in value or is_year or len(value) > 12 or int(value) <= 30:
        return None
    return Term(f"#{int(value)}", written, _NUMBER_WEIGHT, 0)


@lru_cache(maxsize=50_000)
def _word(written: str) -> Term | None:
    low = written.lower()
    stemmed = stem(low)
    if stemmed in GENERIC or low in GENERIC or len(stemmed) < 2:
        return None
    weight = rarity(stemmed)
    if concept(stemmed) != stemmed or stemmed in KEPT:
        weight = max(weight, _LEAST_WEIGHT)  # what is rare in other words: "notice", "warned"
    if weight < _LEAST_WEIGHT:
        return None
    if written[0].isupper() and len(written) > 3 and weight > 3:
        place = _PLACE_ENDING.sub("", stands_for(low.removesuffix("'s")))
        return Term(f"@{place}", written, weight, 0, concept(stemmed))
    return Term(concept(stemmed), written, weight, 0)
