"""Words copied from a law without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.language.folding import Word
from app.language.phrase_index import PhraseIndex, Run

_MOST_PLACES = 60  # of a word that a copied run is found by
_FEWEST = 8  # words


@dataclass(frozen=True, slots=True)
class Copied:
    """Words ``first`` to ``last`` (one behind) of a text, and the run of a law that is the same."""

    first: int
    last: int
    run: Run


def copied(index: PhraseIndex, written: Sequence[Word]) -> Iterator[Copied]:
    """The longest runs of at least eight words that some law has alike, each place once."""
    coded = [index.number(word.text) for word in written]
    covered: dict[int, int] = {}  # the begin of a law's run minus that of the text's, and how far
    for place, word in enumerate(written):
        holders = index.places(word.text)
        if not 0 < len(holders) <= _MOST_PLACES:
            continue
        for held in holders:
            if covered.get(held - place, 0) > place or not _neighbour(index, coded, place, held):
                continue
            found = _grown(index, coded, place, held)
            covered[held - place] = found.last
            if found.last - found.first >= _FEWEST:
                yield found


def _neighbour(index: PhraseIndex, coded: Sequence[int], place: int, held: int) -> bool:
    words = index.words
    after = place + 1 < len(coded) and held + 1 < len(words) and words[held + 1] == coded[place + 1]
    return after or (place > 0 and held > 0 and words[held - 1] == coded[place - 1])


def _grown(index: PhraseIndex, coded: Sequence[int], place: int, held: int) -> Copied:
    bounds, words = index.bounds(held), index.words
    first, last, start, end = place, place, held, held
    while last < len(coded) and end < bounds.last and words[end] == coded[last]:
        last, end = last + 1, end + 1
    while first > 0 and start > bounds.first and words[start - 1] == coded[first - 1]:
        first, start = first - 1, start - 1
    return Copied(first, last, Run(start, end))
