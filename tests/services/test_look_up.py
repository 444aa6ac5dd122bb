"""What is typed where a page asks for an authority leads to it, however it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services.look_up import as_typed, look_up, meant
from app.services.tabulate import tabulate
from app.store.library import Library

CASES = Path(__file__).parent.parent / "cases" / "look_up" / "typed.txt"


def typed() -> list[tuple[str, str]]:
    lines = CASES.read_text("utf-8").splitlines()
    pairs = (line.rsplit(" = ", 1) for line in lines if line and not line.startswith("#"))
    return [(words, wanted) for words, wanted in pairs]


@pytest.mark.parametrize(("words", "wanted"), typed())
def test_what_is_typed_leads_to_an_authority(starter: Library, words: str, wanted: str) -> None:
    found = [reference for reference, _ in look_up(starter, words)]
    assert found[:1] == ([] if wanted == "-" else [wanted])


def test_what_a_field_shows_for_a_choice_means_it_alone(starter: Library) -> None:
    table = tabulate(starter)
    parts = [part for one in table.authorities.values() for part in one.provisions]
    references = {*table.authorities, *(part.id for part in parts)}
    assert len(references) > 40
    for reference in references:
        record = table.record_of(reference)
        assert record is not None
        shown = as_typed(reference, record, table)
        if shown != reference:  # an id is taken as it is
            assert [each for each, _ in meant(starter, shown, 12)] == [reference], shown
