"""The words that a passage and the law have in common."""

from __future__ import annotations

import pytest

from app.domain.lit_words import lit
from app.language.folding import words

LAW = "Whenever there is a declared war, or any invasion or predatory incursion is perpetrated."


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("“predatory incursion”", ["predatory incursion"]),
        ("PREDATORY INCURSION", ["predatory incursion"]),
        (
            "a declared war … predatory incursion is perpetrated",
            ["a declared war", "predatory incursion is perpetrated"],
        ),
        ("a declared war between nations", ["a declared war"]),
        ("the plane left at noon with a declared cargo", []),
        ("", []),
    ],
)
def test_what_is_lit(said: str, wanted: list[str]) -> None:
    assert [LAW[start:end] for start, end in lit(words(said), words(LAW))] == wanted
