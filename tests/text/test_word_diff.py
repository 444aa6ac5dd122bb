from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.text.word_diff import Change, word_diff


@given(st.text(), st.text())
def test_the_pieces_make_up_both_texts(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(p.text for p in pieces if p.change is not Change.ADDED) == old
    assert "".join(p.text for p in pieces if p.change is not Change.DELETED) == new
    assert all(p.text for p in pieces)


def test_a_changed_word_is_shown_whole() -> None:
    pieces = [(p.change.value, p.text) for p in word_diff("within seven days", "within nine days")]
    assert pieces == [
        ("kept", "within "),
        ("deleted", "seven"),
        ("added", "nine"),
        ("kept", " days"),
    ]
