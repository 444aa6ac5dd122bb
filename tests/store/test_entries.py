"""Entries come back as they were kept, and are counted by their values."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from app.domain.entry import Entry
from app.store import entries

NOTE = Entry("note:1", "note", "A", ("B",), "C", ("/us/a/b",), (("tag", "x"), ("kind", "note")))
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9)
ENTRIES = st.builds(
    Entry,
    TEXT,
    TEXT,
    TEXT,
    st.lists(TEXT).map(tuple),
    TEXT,
    st.lists(TEXT).map(tuple),
    st.lists(st.tuples(TEXT, TEXT)).map(tuple),
    TEXT,
)


@pytest.fixture
def db() -> Database:
    db = Database(memory=True)
    entries.create(db)
    return db


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entry=ENTRIES)
def test_an_entry_comes_back_as_it_was(db: Database, entry: Entry) -> None:
    entries.put(db, [replace(entry, body="before", filters=(("tag", "old"),))])
    entries.put(db, [entry])
    assert entries.chosen(db, [entry.key, "unknown:" + entry.key]) == {entry.key: entry}
    entries.remove(db, [entry.key, "unknown:"])
    assert list(entries.every(db)) == []


def test_an_entry_keeps_its_number_when_it_changes(db: Database) -> None:
    assert list(entries.put(db, [NOTE, replace(NOTE, key="note:2")])) == [1, 2]
    changed = replace(NOTE, title="other")
    assert entries.put(db, [changed]) == {1: changed}
    assert entries.numbers_of(db, ["note:1", "note:2", "note:3"]) == {"note:1": 1, "note:2": 2}
    assert entries.numbered(db, [1, 3]) == {1: changed}
    assert entries.remove(db, ["note:1", "note:3"]) == [1]


def test_facets_count_entries_by_value_the_most_frequent_first(db: Database) -> None:
    second = replace(NOTE, key="note:2", filters=(("tag", "y"), ("kind", "note")))
    third = replace(NOTE, key="note:3", filters=(("tag", "y"), ("tag", "y")))
    entries.put(db, [NOTE, second, third])
    counted = entries.facets(db, [1, 2, 3, 4], ["tag", "form"])
    assert counted == {"tag": [("y", 2), ("x", 1)], "form": []}
    assert entries.facets(db, [1], ["tag"]) == {"tag": [("x", 1)]}


def test_entries_are_listed_by_date_undated_ones_last(db: Database) -> None:
    dated = [
        replace(NOTE, key=f"note:{date}", date=date) for date in ("2025-05", "", "2024", "2025")
    ]
    entries.put(db, dated)
    assert entries.by_date(db, [1, 2, 3, 4, 9], True, 9, 0) == [1, 4, 3, 2]
    assert entries.by_date(db, [1, 2, 3, 4], False, 2, 1) == [4, 1]
    assert entries.last(db) == entries.count(db) == 4
