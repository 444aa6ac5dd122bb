"""Dates in prose, against a table of days of publication and the periods that words mean then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.dates import periods
from tests.recognition import lines

ROWS = [[cell.strip() for cell in line.split("|")] for line in lines("dates.txt")]


@pytest.mark.parametrize(("published", "words", "first", "last"), ROWS)
def test_a_period(published: str, words: str, first: str, last: str) -> None:
    found = [(each.first, each.last) for each in periods(words, 0, len(words), published)]
    assert found == ([] if first == "-" else [(first, last)])


@given(st.text(), st.dates().map(str) | st.just(""))
def test_any_text_has_periods_in_order_within_it(text: str, published: str) -> None:
    for each in periods(text, 0, len(text), published):
        assert 0 <= each.start < each.end <= len(text)
        assert each.first <= each.last
