"""Where a passage stands in a text, by its words and 32 characters on either side alone.

Runs of words vote for places; there the words are aligned, and the letters say how like it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from app.text.anchors import CONTEXT
from app.text.edits import ends, in_order, likeness
from app.text.look_alikes import LookAlikes
from app.text.runs import Runs
from app.text.sole_seeds import Shifts
from app.text.words import Passage, Place

LEAST_LIKE: Final = 0.55  # of quote, and of quote and context
LEAST_ALONE: Final = 0.75  # of a quote without its context
LEAST_WORDS: Final = 0.4  # of a quote that stand in a place, in order, for it to be looked at
SLACK: Final = 4  # words put in or taken out, on either side of a passage and its context


class Seeds:
    """Passages of ``old`` sought in ``text``; the two may be one."""

    def __init__(self, old: Runs, text: Runs) -> None:
        self._old, self._text = old, text
        self._alike = LookAlikes(old, text)

    def find(self, passage: Passage) -> tuple[Place, ...]:
        """Places like the passage, none overlapping, the likest first.

        The score 1 is quote and context.  Only places with at least half of it count, more where
        the context is gone.
        """
        return apart([self.at(passage, shifts) for shifts in self._alike.all(passage)])

    def others(self, passage: Passage, own: Shifts) -> list[Place | None] | None:
        """Places beside its own that can be nearly as like; None when nothing tells."""
        found = self._alike.near(passage, own)
        return None if found is None else [self.at(passage, shifts) for shifts in found]

    def at(self, passage: Passage, shifts: Shifts) -> Place | None:
        """Where the passage stands if its words went about so far; None if nothing is like it."""
        begin, stop, first, last = passage[2:6]
        if last < first:
            return None
        coded, sought = self._text.coded, self._old.coded
        left, right = shifts[0] - SLACK, shifts[1] + SLACK
        near = coded[max(0, first + left) : max(0, last + 1 + right)]
        if in_order(sought[first : last + 1], near) < LEAST_WORDS * (last + 1 - first):
            return None
        low = max(0, begin + left)
        window = coded[low : max(low, stop + right)]
        into, out = ends(sought[begin:stop], window, first - begin, last - begin)
        return self.place(passage, low + into, low + out) if into <= out else None

    def place(self, passage: Passage, into: int, out: int) -> Place | None:
        """The place from one word to another, with its score."""
        old, text = self._old, self._text
        start, end = text.read.starts[into], text.read.ends[out]
        # A passage that begins or ends within a word does so where that word was kept.
        if old.coded[passage.first] == text.coded[into]:
            start += max(0, passage.start - old.read.starts[passage.first])
        if old.coded[passage.last] == text.coded[out]:
            end -= max(0, old.read.ends[passage.last] - passage.end)
        score = self._score(passage, start, end) if start < end else 0.0
        return Place(start, end, score) if score else None

    def _score(self, passage: Passage, start: int, end: int) -> float:
        text = self._text.read.whole
        quote, prefix, suffix = passage.quote, passage.prefix, passage.suffix
        alike = likeness(quote, text[start:end])
        if alike < LEAST_LIKE:
            return 0.0
        before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        context = len(prefix) * likeness(prefix, before) + len(suffix) * likeness(suffix, after)
        score = (len(quote) * alike + context) / (len(quote) + len(prefix) + len(suffix))
        # A quote that moved has lost its context, and must be the liker for it.
        return score if score >= LEAST_LIKE or alike >= LEAST_ALONE else 0.0


def apart(found: Iterable[Place | None]) -> tuple[Place, ...]:
    """Places none of which overlaps a likelier one, the likest first."""
    places = [place for place in found if place]
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (-place.score, place.start)):
        if all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
    return tuple(kept)
