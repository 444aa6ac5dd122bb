"""Make the profiles of the authorities of a table from their records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.authority import Authority, AuthorityKind
from app.domain.authority_table import AuthorityTable
from app.domain.references import pinpoint
from app.language.actions import action
from app.language.courts import level_of
from app.language.dates import periods
from app.language.deeds import deed
from app.language.profile import RULINGS, Match, Profile
from app.language.profiles import Profiles
from app.language.terms import Term, stems, terms

_DECIDED = re.compile(r"/(\d{4}-\d{2}-\d{2})(?:/|$)")
_SECTION = re.compile(r"§ ([^\s(]+)((?:\([0-9A-Za-z]+\))+)")
_OFTEN = 3  # further texts from which a term is worth all


def profiles(table: AuthorityTable) -> Profiles:
    """The profiles of all authorities."""
    made = Profiles()
    for authority in table.authorities.values():
        if authority.stub:
            continue
        found = [(where, _terms(text), source) for where, text, source in _texts(authority, table)]
        case = table.authorities.get(authority.part_of) if authority.kind in RULINGS else None
        familiar = any(each.traits or each.names for each in (authority, case) if each)
        profile = _profile(authority, frozenset(_numbers(found)), familiar)
        matches = made.add(profile).matches
        often = max(1, min(_OFTEN, len(found) // 3))
        for where, told, source in found:
            provision = _provision(authority, source)
            for term in told:
                for key in (term.key, term.other) if term.other else (term.key,):
                    known = matches[key].get(authority.id)
                    matches[key][authority.id] = (
                        replace(known, texts=known.texts + 1)
                        if known
                        else Match(authority.id, where, provision, often=often)
                    )
    return made


def _terms(text: str) -> list[Term]:
    return list(terms(text, 0, len(text)))


def _numbers(found: Iterable[tuple[str, list[Term], str]]) -> Iterator[int]:
    for _, told, _ in found:
        yield from (term.number for term in told if term.number)


def _profile(authority: Authority, numbers: frozenset[int], is_familiar: bool) -> Profile:
    decided = _DECIDED.search(authority.id)
    dates = tuple((event.date, event.kind) for event in authority.events)
    made = decided[1] if decided else min((day for day, _ in dates), default="")
    traits = tuple((trait.text, stems(trait.text)) for trait in authority.traits)
    done = action(authority.digest) if authority.kind in RULINGS else None
    said = deed(authority.title) if authority.kind == AuthorityKind.NOTICE else None
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
        is_familiar=is_familiar,
        deed=said[0] if said else None,
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
    cited = (match for match in _SECTION.finditer(source) if match[1] == section)
    return next((authority.id + pinpoint(match[2]) for match in cited), "")
