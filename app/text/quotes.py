"""Find a passage that is known by its words alone, when the text it was made on is not here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from app.domain.annotation import Anchor, AnchorState
from app.text.normalise import normalise
from app.text.reanchor import SEEDS, Candidate, Outcome
from app.text.runs import Runs, Vocabulary
from app.text.seeds import Seeds
from app.text.words import words

WORDS: Final = "its words"
ENOUGH: Final = 5  # words that stand once in a text are a place of their own, whatever is beside
MOST: Final = 5  # candidates that a person is shown
_SPACE: Final = re.compile(r"\s+")
_LINE_BEFORE: Final = re.compile(r"\n[^\S\n]*$")
_LINE_AFTER: Final = re.compile(r"[^\S\n]*\n")


class Quotes:
    """A text, ready for many quotes; white space of any kind and length counts as one space."""

    def __init__(self, text: str) -> None:
        self._text = text
        pieces = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
        self._plain = " ".join(text[start:end] for start, end in pieces)
        self._places = [place for start, end in pieces for place in range(start, end + 1)]

    def find(self, anchor: Anchor) -> Outcome:
        """Where the words of an anchor stand; found at once only where there is no doubt.

        That is in one place with its context on one side, or with enough words to need none; of
        several places the one that has its context on both, or, for a quote that was a paragraph
        of its own, the only one that is.  Otherwise the candidates are the
        places of the words, then of those like them.
        """
        quote = _plain(anchor.exact)
        places = list(self._occurrences(quote))
        sides = {place: self._sides(anchor, place, len(quote)) for place in places}
        wanted = 2 if len(places) > 1 else int(quote.count(" ") + 1 < ENOUGH)
        fitting = [place for place in places if sides[place] >= wanted]
        if not fitting and _is_paragraph(anchor):
            fitting = [place for place in places if self._is_paragraph(place, len(quote))]
        if len(fitting) == 1:
            found = self._candidate(fitting[0], len(quote))
            same = anchor.start == found.start and anchor.end == found.end
            return Outcome(AnchorState.EXACT if same else AnchorState.MOVED, (found,))
        best = sorted(places, key=lambda place: -sides[place])[:MOST]
        candidates = [self._candidate(place, len(quote)) for place in best]
        candidates += self._like(anchor, candidates)
        state = AnchorState.CHECK if candidates else AnchorState.ORPHAN
        return Outcome(state, tuple(candidates[:MOST]), 0.0)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary()

    @cached_property
    def _runs(self) -> Runs:
        return Runs(words(self._text), self._vocabulary)

    def _like(self, anchor: Anchor, known: list[Candidate]) -> list[Candidate]:
        before, quote, after = map(normalise, (anchor.prefix, anchor.exact, anchor.suffix))
        around = words(before + quote + after)
        passage = around.passage(len(before), len(before + quote))
        found = Seeds(Runs(around, self._vocabulary), self._runs).find(passage)
        places = {(each.start, each.end) for each in known}
        return [
            Candidate(place.start, place.end, SEEDS, round(place.score, 4))
            for place in found
            if (place.start, place.end) not in places
        ]

    def _occurrences(self, quote: str) -> Iterator[int]:
        place = self._plain.find(quote) if quote else -1
        while place >= 0:
            yield place
            place = self._plain.find(quote, place + 1)

    def _sides(self, anchor: Anchor, place: int, length: int) -> int:
        """On how many sides its context stands; none kept fits anywhere."""
        before, after = _plain(anchor.prefix), _plain(anchor.suffix)
        left = self._plain[max(0, place - len(before) - 1) : place].rstrip()
        right = self._plain[place + length :][: len(after) + 1].lstrip()
        return left.endswith(before) + right.startswith(after)

    def _is_paragraph(self, place: int, length: int) -> bool:
        found, text = self._candidate(place, length), self._text
        before, after = text[max(0, found.start - 1) : found.start], text[found.end : found.end + 1]
        return before in ("", "\n") and after in ("", "\n")

    def _candidate(self, place: int, length: int) -> Candidate:
        start, end = self._places[place], self._places[place + length - 1] + 1
        return Candidate(start, end, WORDS, 1.0)


def _is_paragraph(anchor: Anchor) -> bool:
    """Whether its context says that nothing else stood in its lines."""
    return bool(_LINE_BEFORE.search(anchor.prefix) and _LINE_AFTER.match(anchor.suffix))


def _plain(text: str) -> str:
    return _SPACE.sub(" ", normalise(text)).strip()
