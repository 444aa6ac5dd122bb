"""The records of the starter corpus hang together and say where everything in them is from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable

import pytest

from app.domain.authority import Authority, AuthorityKind
from app.domain.dates import first_day, is_date, last_day
from app.domain.keys import fold, fold_name, is_key
from app.domain.references import is_id, is_within
from app.domain.status import NEUTRAL, RULES, status
from app.text.markdown import render
from tests.corpus.authority_files import IDS, passages, read

UNREAD = "The text is not in this copy."
REPORTED = "no primary text read"
RECORDS = {each: read(each)[0] for each in IDS}

every = pytest.mark.parametrize("reference", IDS)


def shared_by_two(values: Callable[[Authority], Iterable[str]]) -> dict[str, set[str]]:
    """Each value that more than one record has, and who has it."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for record in RECORDS.values():
        for value in values(record):
            holders[value].add(record.id)
    return {value: ids for value, ids in holders.items() if len(ids) > 1}


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of so many words."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + length]) for n in range(len(words) - length + 1)}


def test_there_is_a_corpus() -> None:
    assert "/us/act/1798-07-06/ch66" in IDS
    assert "/us/scotus/noem-v-doe/2025-05-30" in IDS


@every
def test_path_is_id(reference: str) -> None:
    assert RECORDS[reference].id == reference
    assert is_id(reference)


@every
def test_profile_is_complete(reference: str) -> None:
    record = RECORDS[reference]
    assert "" not in (record.title, record.digest, record.source, record.held)
    assert record.traits
    assert record.digest.rstrip().endswith(".")
    assert bool(record.court) == (record.kind in {AuthorityKind.CASE, AuthorityKind.RULING})


@every
def test_as_of_is_known_and_nothing_happens_later(reference: str) -> None:
    record = RECORDS[reference]
    assert is_date(record.as_of)
    assert [e for e in record.events if first_day(e.date) > last_day(record.as_of)] == []


@every
def test_events_are_in_order_and_of_known_kinds(reference: str) -> None:
    events = RECORDS[reference].events
    assert events
    days = [(first_day(event.date), last_day(event.date)) for event in events]
    assert days == sorted(days)
    assert {event.kind for event in events} <= NEUTRAL | set(RULES)


@every
def test_no_day_contradicts_itself(reference: str) -> None:
    record = RECORDS[reference]
    days = [event.date for event in record.events if len(event.date) == 10]
    assert [day for day in days if "contradict" in status(record, day).reason] == []


@every
def test_every_fact_has_a_source(reference: str) -> None:
    record = RECORDS[reference]
    facts = [(t.text, t.source) for t in record.traits] + [
        (e.text, e.source) for e in record.events
    ]
    assert [fact for fact in facts if "" in fact] == []


@every
def test_what_it_points_to_exists(reference: str) -> None:
    record = RECORDS[reference]
    assert {record.part_of, *(event.by for event in record.events)} - {""} <= set(IDS)


@every
def test_a_ruling_lies_below_its_case(reference: str) -> None:
    record = RECORDS[reference]
    if record.kind is AuthorityKind.RULING:
        assert reference.rpartition("/")[::2] == (record.part_of, record.events[0].date)
        assert RECORDS[record.part_of].kind is AuthorityKind.CASE


@every
def test_keys_identify(reference: str) -> None:
    keys = RECORDS[reference].keys
    assert [key for key in keys if not is_key(key.value) or "_" in key.value] == []
    assert len({(key.kind, key.value) for key in keys}) == len(keys)


@every
def test_what_is_held_is_said(reference: str) -> None:
    record, body = read(reference)
    if passages(body):
        assert record.held != UNREAD
        assert REPORTED not in record.source
    if REPORTED in record.source:
        assert record.held == UNREAD


@every
def test_provisions_belong_to_the_record(reference: str) -> None:
    record, body = read(reference)
    homes = {reference, *(section for section, _ in record.numbering)}
    marked = {passage.provision for passage in passages(body)} - {""}
    assert [each for each in marked if not any(is_within(each, home) for home in homes)] == []


@every
def test_digest_is_in_our_own_words(reference: str) -> None:
    record, body = read(reference)
    assert runs(record.digest, 12) & runs(body, 12) == set()


@every
def test_markdown_leaves_the_words_alone(reference: str) -> None:
    _, body = read(reference)
    shown = render(body, provisions=True).text.split()
    assert shown == " ".join(passage.text for passage in passages(body)).split()


def test_no_two_authorities_share_a_name() -> None:
    assert shared_by_two(lambda a: {fold_name(name) for name in (a.title, *a.names)}) == {}


def test_no_two_authorities_share_a_key() -> None:
    assert shared_by_two(lambda a: {fold(key.value) for key in a.keys}) == {}
