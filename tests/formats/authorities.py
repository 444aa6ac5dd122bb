"""Arbitrary authorities for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from app.domain.authority import Authority, AuthorityKind, Event, Key, Trait
from app.domain.keys import KINDS, is_key

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(str.strip)
WORDS = TEXTS.filter(bool)
IDS = st.from_regex(r"(/[a-z0-9][a-z0-9.-]{0,5}){2,5}", fullmatch=True)
DATES = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7])
KEYS = st.builds(Key, st.sampled_from(KINDS), WORDS.filter(is_key))
EVENTS = st.builds(
    Event, DATES, st.sampled_from(["granted", "took effect"]), WORDS, WORDS, st.just("") | IDS
)


def few(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=3).map(tuple)


AUTHORITIES = st.builds(
    Authority,
    id=IDS,
    kind=st.sampled_from(AuthorityKind),
    title=WORDS,
    digest=TEXTS,
    as_of=st.just("") | DATES,
    source=TEXTS,
    part_of=st.just("") | IDS,
    held=TEXTS,
    court=TEXTS,
    names=few(WORDS),
    keys=few(KEYS),
    traits=few(st.builds(Trait, WORDS, WORDS)),
    events=few(EVENTS),
    numbering=st.dictionaries(IDS, WORDS, max_size=3).map(lambda table: tuple(table.items())),
    stub=st.booleans(),
)
