"""Sentences that state law, and sentences that only speak near it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.assertions import states_law
from tests.conftest import CASES

LINES = (CASES / "language" / "assertions.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", [line for line in LINES if line[:2] in ("+ ", "- ")])
def test_sentence(line: str) -> None:
    assert states_law(line[2:]) is line.startswith("+")


@given(st.text())
def test_never_raises(text: str) -> None:
    assert states_law(text) in (True, False)
