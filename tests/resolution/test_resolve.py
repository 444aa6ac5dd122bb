"""Resolution against its cases, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from app.domain.mention import Form
from app.services.recognise import recognise
from tests.recognisers.test_contract import texts
from tests.recognition import Case, cases, reading_of, seen, small_table


@pytest.mark.parametrize("case", cases("resolution.txt"), ids=lambda case: case.text[:40])
def test_resolution(case: Case) -> None:
    reading = reading_of(case.text, case.date, case.context)
    found = [each for each in recognise(reading, small_table()) if each.targets]
    assert seen(found) == case.wanted


@given(texts)
@settings(max_examples=150)
def test_any_text_resolves_to_mentions_in_reading_order(text: str) -> None:
    found = recognise(reading_of(text, "2025-06-12", "/us/usc/t8/s1182"), small_table())
    assert [each.start for each in found] == sorted(each.start for each in found)
    for each in found:
        assert each.text == text[each.start : each.end]


@given(texts)
@settings(max_examples=100)
def test_words_point_back_to_what_was_chosen_before(text: str) -> None:
    table = small_table()
    found = recognise(reading_of(text, "2025-06-12"), table)
    for each in found:
        if each.form == Form.BACK and each.chosen and each.evidence.recogniser == "resolution":
            record = table.record_of(each.chosen)
            earlier = [m.chosen for m in found if m.chosen and m.end <= each.start]
            assert earlier
            assert record is None or record.id in [
                r.id for chosen in earlier if (r := table.record_of(chosen))
            ]
