"""What each authority may be described by, and an inverted index over it."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.authority import Authority, AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.text.courts import level_of
from app.text.terms import terms

# How much a word counts by the field of the record that has it.
_FIELDS = {"title": 1.0, "name": 1.0, "trait": 1.0, "digest": 1.0, "case": 0.8, "event": 0.7}
_DECIDED = re.compile(r"/(\d{4}-\d{2}-\d{2})$")


@dataclass(frozen=True, slots=True)
class Profile:
    """One authority as news may describe it: kind, court level, dates with the event's kind."""

    id: str
    kind: AuthorityKind
    court: str
    dates: tuple[tuple[str, str], ...]
    made: str  # the day it was enacted, signed, issued or decided, as far as it is known


@dataclass(slots=True)
class Profiles:
    """All profiles, and for each term the authorities that have it, with the field it is in."""

    profiles: dict[str, Profile] = field(default_factory=dict)
    holders: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def weight(self, term: str) -> float:
        """How well a term tells these authorities apart: 1 for one holder, 0.3 for all."""
        held, total = len(self.holders.get(term, ())), len(self.profiles)
        if not held or total < 2:
            return 1.0
        return 0.3 + 0.7 * (1 - math.log(held) / math.log(total))

    def matches(self, term: str) -> Iterator[tuple[str, str, float]]:
        """Each authority with the term: its id, the field, and how much the field counts."""
        for holder, where in self.holders.get(term, {}).items():
            yield holder, where, _FIELDS[where]


def profiles(table: AuthorityTable) -> Profiles:
    """The profiles of all authorities, but of a case only when it has no ruling of its own."""
    with_rulings = {
        each.part_of for each in table.authorities.values() if each.kind == AuthorityKind.RULING
    }
    made = Profiles()
    for authority in table.authorities.values():
        if authority.stub or authority.id in with_rulings:
            continue
        made.profiles[authority.id] = _profile(authority)
        for where, text in _texts(authority, table):
            for key in _keys(text):
                made.holders[key].setdefault(authority.id, where)
    return made


def _profile(authority: Authority) -> Profile:
    decided = _DECIDED.search(authority.id)
    dates = tuple((event.date, event.kind) for event in authority.events)
    made = decided[1] if decided else min((day for day, _ in dates), default="")
    return Profile(authority.id, authority.kind, level_of(authority.court), dates, made)


def _texts(authority: Authority, table: AuthorityTable) -> Iterator[tuple[str, str]]:
    yield "title", authority.title
    yield from (("name", name) for name in authority.names)
    yield from (("trait", trait.text) for trait in authority.traits)
    yield "digest", authority.digest
    yield from (("event", event.text) for event in authority.events)
    case = table.authorities.get(authority.part_of)
    if authority.kind == AuthorityKind.RULING and case:
        yield from (("case", text) for text in (case.title, *case.names, case.digest))


def _keys(text: str) -> Iterator[str]:
    for term in terms(text, 0, len(text)):
        yield term.key
        if term.other:
            yield term.other
