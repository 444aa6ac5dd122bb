"""The profiles of all authorities, and an inverted index over them."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from app.domain.authority import AuthorityKind
from app.language.holders import Holders
from app.language.legal_nouns import DATED
from app.language.profile import Profile


@dataclass
class Profiles:
    """All profiles, and for each term the authorities that have it.

    Those that somebody has described (``familiar``) are told apart among themselves, however many
    others a library was filled with: a word that thousands of notices have still tells which of
    the laws that news speaks of is meant.
    """

    profiles: dict[str, Profile] = field(default_factory=dict)
    familiar: Holders = field(default_factory=Holders)
    crowd: Holders = field(default_factory=Holders)

    def add(self, profile: Profile) -> Holders:
        """Take in one more; the holders of terms that it belongs to."""
        self.profiles[profile.id] = profile
        holders = self.familiar if profile.is_familiar else self.crowd
        holders.kinds[profile.kind] += 1
        return holders

    def odds_of_many(self, profile: Profile) -> float:
        """The logarithm of how many of its kind of which little is known stand to one familiar.

        Together they are as likely to be meant as the familiar ones; 0 for a familiar one.
        """
        if profile.is_familiar:
            return 0.0
        familiar = max(1, self.familiar.kinds[profile.kind])
        return math.log(1 + self.crowd.kinds[profile.kind] / familiar)

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
