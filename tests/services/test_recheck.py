"""What to look at again: exactly the passages whose authority changed after them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.authority import Event
from app.services.recheck import Since, recheck
from app.services.reliances import linked_passages
from app.services.tabulate import tabulate
from app.store import annotations as notes
from app.store import authorities
from app.store.library import Library

PAROLE = "/us/scotus/noem-v-doe/2025-05-30"
CASE = "/us/scotus/noem-v-doe"
LAW = "/us/usc/t8/s1254a"


def happened(library: Library, record: str, date: str, kind: str) -> None:
    """Insert one event into a record."""
    with library.writing() as db:
        held = authorities.get(db, record)
        assert held
        event = Event(date, kind, "It happened.", "a test")
        authorities.put(db, replace(held, events=(*held.events, event)))


def marks(library: Library, since: Since = Since.ARTICLE) -> set[tuple[str, int, str]]:
    found = recheck(library, since)
    return {(each.reliance.document.id, each.reliance.start, each.authority.id) for each in found}


def resting_on(library: Library, *records: str) -> set[tuple[str, int, str]]:
    """Every linked passage in an article that ran before 2026 and rests on one of the records."""
    table = tabulate(library)
    return {
        (each.document.id, each.start, record.id)
        for each in linked_passages(library)
        if (record := table.record_of(each.target)) is not None and record.id in records
    }


def test_an_event_brings_exactly_the_passages_that_rest_on_its_record(starter: Library) -> None:
    before = marks(starter)
    assert not {mark for mark in before if mark[2] == PAROLE}
    happened(starter, PAROLE, "2026-01-15", "vacated")
    affected = resting_on(starter, PAROLE)
    assert len(affected) > 5
    assert marks(starter) - before == affected
    assert before <= marks(starter)


def test_a_step_in_the_case_brings_the_passages_on_its_rulings(starter: Library) -> None:
    before = marks(starter)
    happened(starter, CASE, "2026-01-15", "decided")
    assert marks(starter) - before == resting_on(starter, CASE, PAROLE)


@pytest.mark.parametrize(
    ("date", "kind"),
    [
        ("2026-01-15", "construed"),  # changes nothing
        ("2025-05-30", "granted"),  # not after any article
        ("[2025-05-30..2025-05-31]", "granted"),  # no article is sure to have run before it
    ],
)
def test_what_is_no_later_change_brings_nothing(starter: Library, date: str, kind: str) -> None:
    before = marks(starter)
    happened(starter, PAROLE, date, kind)
    assert marks(starter) == before


def test_a_record_that_changed_brings_nothing_in_articles_of_that_day_or_later(
    starter: Library,
) -> None:
    days = {each.document.published for each in linked_passages(starter) if each.target == PAROLE}
    middle = sorted(days)[len(days) // 2]
    happened(starter, PAROLE, middle, "vacated")
    found = [each for each in recheck(starter) if each.authority.id == PAROLE]
    assert found
    assert {each.reliance.document.published for each in found} == {d for d in days if d < middle}


def test_a_link_that_was_touched_later_is_outdated_by_later_events_only(starter: Library) -> None:
    """The starter library's links bear the days of their articles."""
    touched = next(note for note in notes.every(starter.db) if note.links[0].target == LAW)
    with starter.writing() as db:
        notes.put(db, replace(touched, modified="2025-12-31T00:00:00Z"))
    mark = touched.document, touched.anchors[0].start, LAW
    assert mark in marks(starter)
    assert mark not in marks(starter, Since.ANNOTATION)
    happened(starter, LAW, "2026-01-15", "amended")
    assert mark in marks(starter, Since.ANNOTATION)
