"""The terms that a phrase shares with the authorities that it may describe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.language.profile import Match, Profile
from app.language.profiles import Profiles
from app.language.terms import Term

Held = tuple[Term, float, Mapping[str, Match]]


@dataclass(frozen=True, slots=True)
class Known:
    """The terms of a phrase or of its surroundings, each with its worth and who has it.

    Their worth differs between the records that somebody has described and all others.
    """

    familiar: Sequence[Held]
    crowd: Sequence[Held]

    def of(self, profile: Profile) -> Sequence[Held]:
        """The terms as they tell such a record apart."""
        return self.familiar if profile.is_familiar else self.crowd

    def shared(self, profile: Profile) -> Iterator[tuple[Term, float, Match]]:
        """The terms that one authority has, with their worth, the rarest first."""
        found = [
            (term, weight * held[profile.id].counts, held[profile.id])
            for term, weight, held in self.of(profile)
            if profile.id in held
        ]
        return iter(sorted(found, key=lambda each: (-each[1], each[0].start)))

    def unknown(self, profile: Profile) -> list[tuple[Term, bool]]:
        """The terms that it lacks, the rarest first, and whether other records have them."""
        lacking = [
            (term, bool(held)) for term, _, held in self.of(profile) if profile.id not in held
        ]
        return sorted(lacking, key=lambda each: (-each[0].weight, each[0].start))


def known_terms(found: Iterable[Term], known: Profiles) -> Known:
    """The terms with their worth and holders."""
    told = list(found)
    familiar, crowd = (
        [(term, term.weight * holders.weight(term), holders.held(term)) for term in told]
        for holders in (known.familiar, known.crowd)
    )
    return Known(familiar, crowd)
