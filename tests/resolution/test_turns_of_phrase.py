"""Words that stand in for a noun, count days, or say which of several is meant, in passages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import tests.described
from app.domain.authority_table import AuthorityTable
from app.formats.gold import Row
from app.services.recognise import recognise
from app.services.tabulate import tabulate
from app.store.library import Library
from app.text.reading import reading_of_text

ROWS = list(tests.described.rows("turns.txt"))


@pytest.fixture(scope="module")
def table(filled_home: Path) -> Iterator[AuthorityTable]:
    library = Library(filled_home)
    yield tabulate(library)
    library.close()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text[:40])
def test_each_mark_is_led_to_its_record(row: Row, table: AuthorityTable) -> None:
    found = recognise(reading_of_text(row.text, row.date), table)
    for mark in row.marks:
        here = [each for each in found if each.start < mark.end and mark.start < each.end]
        assert mark.target in [each.chosen for each in here], row.text[mark.start : mark.end]


@pytest.mark.parametrize("row", [row for row in ROWS if not row.marks], ids=lambda row: row.id)
def test_the_same_words_of_other_things_are_nothing(row: Row, table: AuthorityTable) -> None:
    found = recognise(reading_of_text(row.text, row.date), table)
    assert [each.text for each in found if each.chosen] == []
