"""A quotation that is not word for word: where it comes nearest, and what differs.

Candidates are the places where several of its rarest words stand close together; each is compared
letter by letter (edlib), so that a typo, a broken word or another word costs what it changes.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

import edlib

from app.language.phrase_index import WIDEST_GAP, PhraseIndex, Run, Segments

_SEEDS = 6  # words that candidates are found by
_MOST_PLACES = 250_000  # of all seeds together, where there are more than two
_CANDIDATES = 40
_FEWEST_WORDS = 8
_HEAD = 16  # words that a page's head may put into a sentence
_BEFORE = 4
_LETTERS_A_EDIT = 12
_MOST_EDITS = 12


@dataclass(frozen=True, slots=True)
class Near:
    """The run of words that comes nearest in one document, and how many letters differ."""

    run: Run
    edits: int


def nearest(index: PhraseIndex, segments: Segments) -> list[Near]:
    """The nearest place in each document that is near enough, the fewest edits first."""
    length = sum(len(segment) for segment in segments)
    if length < _FEWEST_WORDS:
        return []
    best: dict[int, Near] = {}
    for window in _windows(index, segments):
        found = _compare(index, segments, window)
        document = index.bounds(window.first).first
        if found and (document not in best or found.edits < best[document].edits):
            best[document] = found
    return sorted(best.values(), key=lambda each: (each.edits, each.run.first))


def differences(written: Sequence[str], law: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Where the words differ: as they were written, and as the law has them."""
    codes = SequenceMatcher(None, written, law, autojunk=False).get_opcodes()
    for code, i1, i2, j1, j2 in codes:
        if code != "equal":
            yield " ".join(written[i1:i2]), " ".join(law[j1:j2])


def _windows(index: PhraseIndex, segments: Segments) -> Iterator[Run]:
    """Stretches of one document in which the most of the rarest words stand."""
    flat = [word for segment in segments for word in segment]
    slack = _HEAD + WIDEST_GAP * (len(segments) - 1)
    offsets = {word: n for n, word in reversed(list(enumerate(flat)))}
    seeds = _seeds(index, offsets)
    begins = sorted(
        (p - offsets[word], n) for n, word in enumerate(seeds) for p in index.places(word)
    )
    clusters = sorted(_clusters(begins, slack), reverse=True)
    most = -clusters[-1][0] if clusters else 0
    for standing, first in clusters[::-1][:_CANDIDATES]:
        if -standing >= max(2, most - 2):
            bounds = index.bounds(max(0, first))
            start = max(bounds.first, first - _BEFORE)
            yield Run(start, min(bounds.last, first + len(flat) + slack + _BEFORE))


def _seeds(index: PhraseIndex, words: Iterable[str]) -> list[str]:
    """The rarest words, at least two, as long as they have no more than so many places."""
    rare = sorted((count, word) for word in words if (count := index.count(word)))
    seeds: list[str] = []
    places = 0
    for count, word in rare[:_SEEDS]:
        places += count
        if len(seeds) < 2 or places <= _MOST_PLACES:
            seeds.append(word)
    return seeds


def _clusters(begins: Sequence[tuple[int, int]], slack: int) -> Iterator[tuple[int, int]]:
    """Minus how many different seeds agree on a beginning within the slack, and where that is."""
    place = 0
    while place < len(begins):
        first, kinds, n = begins[place][0], set(), place
        while n < len(begins) and begins[n][0] <= first + slack:
            kinds.add(begins[n][1])
            n += 1
        if len(kinds) > 1:
            yield -len(kinds), first
            place = n
        else:
            place += 1


def _compare(index: PhraseIndex, segments: Segments, window: Run) -> Near | None:
    edits, first, place = 0, -1, window.first
    allowed = min(_MOST_EDITS, sum(len("".join(each)) for each in segments) // _LETTERS_A_EDIT)
    for segment in segments:
        found = _align(index, segment, Run(place, window.last), allowed - edits)
        if found is None:
            return None
        edits += found.edits
        first = found.run.first if first < 0 else first
        place = found.run.last
    return Near(Run(first, place), edits)


def _align(index: PhraseIndex, segment: Sequence[str], window: Run, most: int) -> Near | None:
    """The nearest place of one segment, letters compared without the spaces between words."""
    if window.first >= window.last or most < 0:
        return None
    law = index.spelling(window)
    ends = list(accumulate(map(len, law)))
    aligned = edlib.align(
        _ascii("".join(segment)), _ascii("".join(law)), mode="HW", task="locations", k=most
    )
    if aligned["editDistance"] < 0:
        return _around_a_head(index, segment, window)
    start, end = aligned["locations"][0]
    first = next(n for n, each in enumerate(ends) if each > start)
    last = next(n for n, each in enumerate(ends) if each > end)
    run = Run(window.first + first, window.first + last + 1)
    return Near(run, aligned["editDistance"])


def _around_a_head(index: PhraseIndex, segment: Sequence[str], window: Run) -> Near | None:
    """The segment word for word, but for a page's head that stands in the law's sentence."""
    coded = array("I", [index.number(word) for word in segment])
    length = len(coded)
    for first in range(window.first, window.last):
        if index.words[first : first + 3] != coded[:3]:
            continue
        here = 3
        while (
            here < length
            and first + here < window.last
            and index.words[first + here] == coded[here]
        ):
            here += 1
        rest = coded[here:]
        for place in range(first + here + 1, min(window.last, first + here + _HEAD)):
            if len(rest) > 2 and index.words[place : place + len(rest)] == rest:
                return Near(Run(first, place + len(rest)), 0)
    return None


def _ascii(text: str) -> str:
    """edlib tells 256 letters apart; any other one is a question mark."""
    return text.encode("ascii", "replace").decode()
