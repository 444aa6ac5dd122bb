"""Texts that somebody edited without sight of the program: nothing is carried to a wrong place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.blind_reanchoring import judged


@pytest.mark.shared
def test_no_quote_is_carried_in_silence_to_a_wrong_place(shared: Path) -> None:
    found = list(judged(shared))
    assert [quote for quote in found if quote.outcome == "silently wrong"] == []
    counts = Counter(quote.outcome for quote in found if quote.fate != "gone")
    assert counts["silently right"] + counts["queued, first right"] >= 0.92 * counts.total()
