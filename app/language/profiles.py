"""The profiles of all authorities, and an inverted index over them."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.domain.authority import AuthorityKind
from app.language.legal_nouns import DATED
from app.language.profile import Match, Profile
from app.language.terms import Term

_ALIKE = 0.12  # how far two numbers of people may be apart and still be the same
_PEOPLE = 1000  # smaller numbers must be the same


@dataclass
class Profiles:
    """All profiles, and for each term the authorities that have it."""

    profiles: dict[str, Profile] = field(default_factory=dict)
    holders: dict[str, dict[str, Match]] = field(default_factory=lambda: defaultdict(dict))
    _asked: dict[tuple[str, str], Mapping[str, Match]] = field(default_factory=dict)

    def held(self, term: Term) -> Mapping[str, Match]:
        """Who has the term, as a name or as a plain word, or a number like it; by id."""
        asked = term.key, term.other
        if asked not in self._asked:
            self._asked[asked] = self._held(term)
        return self._asked[asked]

    def _held(self, term: Term) -> Mapping[str, Match]:
        if term.number >= _PEOPLE:
            return self._alike(term.number)
        named = self.holders.get(term.key, {})
        plain = self.holders.get(term.other, {}) if term.other else {}
        return {**plain, **named} if named and plain else named or plain

    def weight(self, term: Term) -> float:
        """How well a term tells these authorities apart: 1 for one holder, 0.3 for all."""
        held, total = len(self.held(term)), len(self.profiles)
        if not held or total < 2:
            return 1.0
        return 0.3 + 0.7 * (1 - math.log(held) / math.log(total))

    def made_between(self, first: str, last: str) -> Iterator[str]:
        """The rulings, orders, proclamations and notices of some days (ISO 8601)."""
        place = bisect_left(self._by_day, (first, ""))
        while place < len(self._by_day) and self._by_day[place][0] <= last:
            yield self._by_day[place][1]
            place += 1

    def enacted_between(self, first: str, last: str) -> Iterator[str]:
        """The acts, treaties and old rulings of some years: "the relic of 1798"."""
        place = bisect_left(self._acts_by_day, (first, ""))
        while place < len(self._acts_by_day) and self._acts_by_day[place][0] <= last:
            yield self._acts_by_day[place][1]
            place += 1

    def turn(self, profile: Profile, published: str) -> str:
        """Whether a ruling is the ``first`` or the ``last`` of its case by then, if of several."""
        rulings = self._by_case.get(profile.case, ())
        made = [day for day, _ in rulings if day <= (published or day)]
        if len(made) < 2 or profile.made not in (made[0], made[-1]):
            return ""
        return "first" if profile.made == made[0] else "last"

    def of_case(self, case: str) -> list[str]:
        """The rulings of a case, the oldest first."""
        return [ruling for _, ruling in self._by_case.get(case, ())]

    @cached_property
    def _by_case(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for profile in self.profiles.values():
            if profile.case:
                found[profile.case].append((profile.made, profile.id))
        return {case: sorted(rulings) for case, rulings in found.items()}

    @cached_property
    def _by_day(self) -> list[tuple[str, str]]:
        dated = (each for each in self.profiles.values() if each.kind in DATED)
        return sorted((each.made, each.id) for each in dated)

    @cached_property
    def _acts_by_day(self) -> list[tuple[str, str]]:
        return sorted(
            (each.made, each.id)
            for each in self.profiles.values()
            if each.made and each.kind in (AuthorityKind.ACT, *DATED)
        )

    @cached_property
    def _numbers(self) -> list[int]:
        return sorted(int(key[1:]) for key in self.holders if key.startswith("#"))

    def _alike(self, number: int) -> dict[str, Match]:
        first = bisect_left(self._numbers, number * (1 - _ALIKE))
        last = bisect_left(self._numbers, number * (1 + _ALIKE))
        near = self._numbers[first:last]
        return {match.id: match for each in near for match in self.holders[f"#{each}"].values()}
