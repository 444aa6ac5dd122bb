"""An inverted index: which records of one sort have a term, and how well it tells them apart."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.language.profile import Match
from app.language.terms import Term

_ALIKE = 0.12  # how far two numbers of people may be apart and still be the same
_FEWEST = 30  # records; in a library of fewer a word tells as well as among so many
_PEOPLE = 1000  # smaller numbers must be the same


@dataclass
class Holders:
    """For each key of a term who has it, by id; and how many records there are of each kind."""

    matches: dict[str, dict[str, Match]] = field(default_factory=lambda: defaultdict(dict))
    kinds: Counter[str] = field(default_factory=Counter)
    _asked: dict[tuple[str, str], Mapping[str, Match]] = field(default_factory=dict)

    def held(self, term: Term) -> Mapping[str, Match]:
        """Who has the term, as a name or as a plain word, or a number like it; by id."""
        asked = term.key, term.other
        if asked not in self._asked:
            self._asked[asked] = self._held(term)
        return self._asked[asked]

    def weight(self, term: Term) -> float:
        """How well a term tells these authorities apart: 1 for one holder, 0.3 for all."""
        held = len(self.held(term))
        if not held:
            return 1.0
        return max(0.3, 1 - 0.7 * math.log(held) / math.log(self._total))

    @cached_property
    def _total(self) -> int:
        return max(_FEWEST, self.kinds.total())

    def _held(self, term: Term) -> Mapping[str, Match]:
        if term.number >= _PEOPLE:
            return self._alike(term.number)
        named = self.matches.get(term.key, {})
        plain = self.matches.get(term.other, {}) if term.other else {}
        return {**plain, **named} if named and plain else named or plain

    @cached_property
    def _numbers(self) -> list[int]:
        return sorted(int(key[1:]) for key in self.matches if key.startswith("#"))

    def _alike(self, number: int) -> dict[str, Match]:
        first = bisect_left(self._numbers, number * (1 - _ALIKE))
        last = bisect_left(self._numbers, number * (1 + _ALIKE))
        near = self._numbers[first:last]
        return {match.id: match for each in near for match in self.matches[f"#{each}"].values()}
