"""Words that drafters of laws point back with, resolved to what was cited last."""

from __future__ import annotations

import pytest

from app.services.recognise import EXPLICIT, recognise
from tests.recognition import Case, cases, reading_of, seen, small_table


@pytest.mark.parametrize("case", cases("drafting.txt"), ids=lambda case: case.text[:40])
def test_drafting(case: Case) -> None:
    reading = reading_of(case.text, case.date, case.context)
    found = recognise(reading, small_table(), EXPLICIT)
    assert seen([each for each in found if each.evidence.recogniser != "names"]) == case.wanted
