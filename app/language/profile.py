"""What one authority may be described by."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.authority import AuthorityKind
from app.language.actions import Action
from app.language.deeds import Deed

# How much a word counts by the field of the record that has it.
_FIELDS = {"title": 1.0, "name": 1.0, "trait": 1.0, "digest": 1.0, "case": 0.8, "event": 0.7}
_ONCE = 0.5  # what a term is worth that one text of the record has
RULINGS = (AuthorityKind.RULING, AuthorityKind.CASE)


@dataclass(frozen=True, slots=True)
class Profile:
    """One authority as news may describe it: kind, court level, dates with the event's kind."""

    id: str
    kind: AuthorityKind
    court: str
    dates: tuple[tuple[str, str], ...]
    traits: tuple[tuple[str, frozenset[str]], ...]  # in words, and the terms that tell something
    made: str  # the day it was enacted, signed, issued or decided, as far as it is known
    action: Action | None
    numbers: frozenset[int]
    case: str  # whose ruling it is
    names: tuple[tuple[str, dict[str, float]], ...]  # as written, and its terms with their rarity
    is_familiar: bool = False  # somebody has told what it is known by: names, traits
    deed: Deed | None = None  # what a notice does
    subject_dates: tuple[str, ...] = ()  # days that its title names as what it is about

    @property
    def is_ruling(self) -> bool:
        """Whether a court made it."""
        return self.kind in RULINGS


@dataclass(frozen=True, slots=True)
class Match:
    """An authority that has a term: the first field with it, the provision that is about, and in
    how many of the record's texts it is; ``often`` further ones are as many as can be asked for.
    """

    id: str
    field: str
    provision: str
    texts: int = 1
    often: int = 1

    @property
    def counts(self) -> float:
        """How much it counts: by the field, and by how many texts of the record have the term."""
        return _FIELDS[self.field] * (_ONCE + (1 - _ONCE) * min(1.0, (self.texts - 1) / self.often))
