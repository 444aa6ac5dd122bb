"""What each authority may be described by, and an inverted index over it."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.authority import Authority, AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.references import pinpoint
from app.language.courts import level_of
from app.language.terms import Term, stems, terms

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
    traits: tuple[tuple[str, frozenset[str]], ...]  # in words, and the terms that tell something
    made: str  # the day it was enacted, signed, issued or decided, as far as it is known


@dataclass(frozen=True, slots=True)
class Match:
    """An authority that has a term: the field it is in, the provision it is about, its worth."""

    id: str
    field: str
    provision: str

    @property
    def counts(self) -> float:
        """How much the field counts."""
        return _FIELDS[self.field]


@dataclass(slots=True)
class Profiles:
    """All profiles, and for each term the authorities that have it."""

    profiles: dict[str, Profile] = field(default_factory=dict)
    holders: dict[str, dict[str, Match]] = field(default_factory=lambda: defaultdict(dict))

    def key(self, term: Term) -> str:
        """What a term is looked up by: as the name of a place first, else as a plain word."""
        return term.key if term.key in self.holders or not term.other else term.other

    def weight(self, key: str) -> float:
        """How well a term tells these authorities apart: 1 for one holder, 0.3 for all."""
        held, total = len(self.holders.get(key, ())), len(self.profiles)
        if not held or total < 2:
            return 1.0
        return 0.3 + 0.7 * (1 - math.log(held) / math.log(total))

    def rarity_of_court(self, level: str) -> float:
        """2 for a court of which one ruling is held, towards 1 for one that has made them all."""
        levels = [each.court for each in self.profiles.values() if each.court]
        held = levels.count(level)
        return 2.0 - math.log(held) / math.log(len(levels)) if held and len(levels) > 1 else 1.0

    def matches(self, key: str) -> Iterator[Match]:
        """Each authority with the term."""
        yield from self.holders.get(key, {}).values()


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
        for where, text, source in _texts(authority, table):
            provision = _provision(authority, source)
            for key in _keys(text):
                made.holders[key].setdefault(authority.id, Match(authority.id, where, provision))
    return made


def _profile(authority: Authority) -> Profile:
    decided = _DECIDED.search(authority.id)
    dates = tuple((event.date, event.kind) for event in authority.events)
    made = decided[1] if decided else min((day for day, _ in dates), default="")
    traits = tuple((trait.text, stems(trait.text)) for trait in authority.traits)
    return Profile(authority.id, authority.kind, level_of(authority.court), dates, traits, made)


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


def _provision(authority: Authority, source: str) -> str:
    """The part of a section that a trait's source names (``8 U.S.C. § 1182(d)(5)(A)``)."""
    if authority.kind != AuthorityKind.SECTION:
        return ""
    section = authority.id.rpartition("/s")[2]
    cited = re.search(rf"§ {re.escape(section)}((?:\([0-9A-Za-z]+\))+)", source)
    return authority.id + pinpoint(cited[1]) if cited else ""


def _keys(text: str) -> Iterator[str]:
    for term in terms(text, 0, len(text)):
        yield term.key
        if term.other:
            yield term.other
