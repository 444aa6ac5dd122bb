"""Times are made up of exactly their days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.days import EARLIEST, LATEST, covering, span

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-05-30", "2025-05-30", "2025-05-30"),
        ("2024..2025-06", "2024-01-01", "2025-06-30"),
        ("..1999", "1600-01-01", "1999-12-31"),
        ("2025-05..", "2025-05-01", "2199-12-31"),
        (">=2025-05", "2025-05-01", "2199-12-31"),
        (">2025-05", "2025-06-01", "2199-12-31"),
        ("<2025-05", "1600-01-01", "2025-04-30"),
        ("<=2025-05", "1600-01-01", "2025-05-31"),
        ("today", "2026-03-01", "2026-03-01"),
        ("Yesterday", "2026-02-28", "2026-02-28"),
        ("this-week", "2026-02-23", "2026-03-01"),
        ("this-month", "2026-03-01", "2026-03-01"),
        ("this-year", "2026-01-01", "2026-03-01"),
        ("-1d", "2026-02-28", "2026-03-01"),
        ("-2w", "2026-02-15", "2026-03-01"),
        ("-1y", "2025-03-01", "2026-03-01"),
        ("-9999y", "1600-01-01", "2026-03-01"),
    ],
)
def test_what_a_time_means(written: str, first: str, last: str) -> None:
    found = span(written, TODAY)
    assert found is not None
    assert tuple(map(str, found)) == (first, last)


@pytest.mark.parametrize(
    "written", ["", "..", "2025..2024", "25", "2025-13", ">", ">..2025", "-x", "-5", "0999", "soon"]
)
def test_what_is_no_time(written: str) -> None:
    assert span(written, TODAY) is None


DAYS = st.dates(EARLIEST, LATEST)


@given(DAYS, st.integers(0, 3000), DAYS)
def test_a_time_is_covered_by_its_days_and_by_no_other(first: date, days: int, other: date) -> None:
    last = min(first + timedelta(days), LATEST)
    parts = covering(first, last)
    for day in (first, last, other, first - timedelta(1), last + timedelta(1)):
        found = [part for part in parts if day.isoformat().startswith(part)]
        assert len(found) == (first <= day <= last)


def test_a_time_has_few_parts() -> None:
    assert len(covering(date(1601, 2, 2), date(2198, 11, 29))) < 130
    assert covering(EARLIEST, LATEST) == ["16", "17", "18", "19", "20", "21"]
