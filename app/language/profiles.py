"""What each authority may be described by, and an inverted index over it."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from app.domain.authority import Authority, AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.references import pinpoint
from app.language.actions import Action, action
from app.language.courts import level_of
from app.language.dates import periods
from app.language.legal_nouns import DATED
from app.language.terms import Term, stems, terms

# How much a word counts by the field of the record that has it.
_FIELDS = {"title": 1.0, "name": 1.0, "trait": 1.0, "digest": 1.0, "case": 0.8, "event": 0.7}
_DECIDED = re.compile(r"/(\d{4}-\d{2}-\d{2})(?:/|$)")
_ONCE = 0.5  # what a term is worth that one text of the record has
_OFTEN = 3  # further texts from which it is worth all
_RULINGS = (AuthorityKind.RULING, AuthorityKind.CASE)
_ALIKE = 0.12  # how far two numbers of people may be apart and still be the same
_PEOPLE = 1000  # smaller numbers must be the same


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
    subject_dates: tuple[str, ...] = ()  # days that its title names as what it is about

    @property
    def is_ruling(self) -> bool:
        """Whether a court made it."""
        return self.kind in _RULINGS


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


def profiles(table: AuthorityTable) -> Profiles:
    """The profiles of all authorities."""
    made = Profiles()
    for authority in table.authorities.values():
        if authority.stub:
            continue
        numbers: set[int] = set()
        found = list(_texts(authority, table))
        often = max(1, min(_OFTEN, len(found) // 3))
        for where, text, source in found:
            provision = _provision(authority, source)
            for term in terms(text, 0, len(text)):
                if term.number:
                    numbers.add(term.number)
                for key in (term.key, term.other) if term.other else (term.key,):
                    known = made.holders[key].get(authority.id)
                    made.holders[key][authority.id] = (
                        replace(known, texts=known.texts + 1)
                        if known
                        else Match(authority.id, where, provision, often=often)
                    )
        made.profiles[authority.id] = _profile(authority, frozenset(numbers))
    return made


def _profile(authority: Authority, numbers: frozenset[int]) -> Profile:
    decided = _DECIDED.search(authority.id)
    dates = tuple((event.date, event.kind) for event in authority.events)
    made = decided[1] if decided else min((day for day, _ in dates), default="")
    traits = tuple((trait.text, stems(trait.text)) for trait in authority.traits)
    done = action(authority.digest) if authority.kind in _RULINGS else None
    return Profile(
        id=authority.id,
        kind=authority.kind,
        court=level_of(authority.court),
        dates=dates,
        traits=traits,
        made=made,
        action=done[0] if done else None,
        numbers=numbers,
        case=authority.part_of if authority.kind == AuthorityKind.RULING else "",
        names=tuple(_names(authority)),
        subject_dates=tuple(
            each.first
            for each in periods(authority.title, 0, len(authority.title), made)
            if each.days == 1 and not each.holds(made)
        ),
    )


def _names(authority: Authority) -> Iterator[tuple[str, dict[str, float]]]:
    for name in authority.names:
        keys = {term.key: term.weight for term in terms(name, 0, len(name)) if not term.number}
        if keys:
            yield name, keys


def _texts(authority: Authority, table: AuthorityTable) -> Iterator[tuple[str, str, str]]:
    """Field, text and source of all that may describe it; traits first, they have pinpoints."""
    yield from (("trait", trait.text, trait.source) for trait in authority.traits)
    yield "title", authority.title, ""
    yield from (("name", name, "") for name in authority.names)
    yield "digest", authority.digest, ""
    yield from (("event", event.text, "") for event in authority.events)
    case = table.authorities.get(authority.part_of)
    if authority.kind == AuthorityKind.RULING and case:
        yield from (("case", text, "") for text in (case.title, *case.names, case.digest))
        yield from (("case", trait.text, "") for trait in case.traits)


def _provision(authority: Authority, source: str) -> str:
    """The part of a section that a trait's source names (``8 U.S.C. § 1182(d)(5)(A)``)."""
    if authority.kind != AuthorityKind.SECTION:
        return ""
    section = authority.id.rpartition("/s")[2]
    cited = re.search(rf"§ {re.escape(section)}((?:\([0-9A-Za-z]+\))+)", source)
    return authority.id + pinpoint(cited[1]) if cited else ""
