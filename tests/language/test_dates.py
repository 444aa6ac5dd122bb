"""Dates in prose, against a table of days of publication and the periods that words mean then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language import holiday_rules
from app.language.dates import periods
from tests.conftest import CASES
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


@given(st.data())
def test_every_name_of_a_day_has_a_word_by_which_days_are_looked_for(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(list(holiday_rules._DAYS)))
    assert holiday_rules.NAMES.search(data.draw(st.from_regex(name, fullmatch=True)))


GOLD = CASES / "gold" / "relative-dates.tsv"
RELATIVE = [
    line.split("\t")
    for line in GOLD.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("published", "sentence", "wanted"), RELATIVE)
def test_dates_that_others_worked_out(published: str, sentence: str, wanted: str) -> None:
    first, _, last = wanted.partition("..")
    found = [(each.first, each.last) for each in periods(sentence, 0, len(sentence), published)]
    assert found == [(first, last or first)]


def test_two_days_later_counts_from_the_day_named_before() -> None:
    text = "The first came on Feb. 27, 2024, the second two days later."
    assert [each.first for each in periods(text, 0, len(text), "2024-04-02")] == [
        "2024-02-27",
        "2024-02-29",
    ]


def test_days_earlier_counts_from_no_day_named_long_before() -> None:
    text = "It came on Feb. 27, 2024. " + "Much was said of it. " * 15 + "Two days later it rained."
    assert [each.first for each in periods(text, 0, len(text), "2024-04-02")] == ["2024-02-27"]


def test_a_writer_who_counts_in_weeks_may_be_off_by_days() -> None:
    (period,) = periods("two weeks ago", 0, 13, "2025-06-12")
    assert period.holds("2025-05-27")
    assert not period.holds("2025-05-25")


def test_last_monday_may_be_the_one_of_the_week_before() -> None:
    words = "the order of last Monday"
    (period,) = periods(words, 0, len(words), "2025-05-27")
    assert period.holds_first("2025-05-26")
    assert period.holds("2025-05-19")
    assert not period.holds("2025-05-20")


def test_that_friday_is_the_one_that_was_named_last() -> None:
    text = 'He says it was "on May 30". What they issued that Friday is another thing.'
    assert [each.first for each in periods(text, 0, len(text), "2025-06-08")] == ["2025-05-30"] * 2
