"""Which words can be a name of one authority, whoever writes them and whenever."""

from __future__ import annotations

import pytest

from app.domain.names_used import Choice, Use, is_telling, ledger


@pytest.mark.parametrize(
    ("words", "telling"),
    [
        ("the wartime deportation law", True),
        ("a statute from 1798", False),
        ("the humanitarian parole programs", True),
        ("the order", False),
        ("Monday's order", False),
        ("this wartime law", False),
        ("the Supreme Court's decision last month", False),
        ("the second notice on Venezuela", False),
        ("the federal law", False),
        ("the 1798 wartime statute", True),
        (" ".join(["word"] * 20), False),
        ("", False),
    ],
)
def test_is_telling(words: str, telling: bool) -> None:
    assert is_telling(words) is telling


def test_spellings_meet_and_the_usual_one_is_shown() -> None:
    rows = [("/x/1", "the wartime powers law", "a"), ("/x/1", "Wartime Powers Law", "b")]
    rows.append(("/x/1", "the wartime powers law", "c"))
    (name,) = ledger(rows, [])
    assert (name.words, name.passages, name.articles) == ("the wartime powers law", 3, 3)
    assert name.active


def test_a_choice_without_any_link_is_kept() -> None:
    (name,) = ledger([], [Choice("/x/1", "the big one", Use.ALWAYS)])
    assert (name.words, name.passages, name.active) == ("the big one", 0, True)
