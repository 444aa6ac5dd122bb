from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.text.redline import Fate, Row, redline
from app.text.word_diff import Change

OLD = """The first paragraph speaks of the stay that the court granted in May.
The second one names the Secretary and the notice that was published.
The third says what the court of appeals held in the autumn of that year."""


def said(row: Row) -> list[tuple[str, str]]:
    return [(stretch.change.value, stretch.text) for stretch in row.stretches]


def fates(old: str, new: str) -> list[str]:
    return [row.fate.value for row in redline(old, new)]


def test_a_changed_word_stands_among_kept_ones() -> None:
    rows = redline(OLD, OLD.replace("May", "June"))
    assert [row.fate for row in rows] == [Fate.CHANGED, Fate.KEPT, Fate.KEPT]
    assert said(rows[0])[1:] == [("deleted", "May"), ("added", "June"), ("kept", ".")]


def test_paragraphs_come_and_go() -> None:
    first, second, third = OLD.split("\n")
    assert fates(OLD, f"{first}\n{third}") == ["kept", "deleted", "kept"]
    assert fates(OLD, f"{OLD}\nA wholly new ending.") == ["kept", "kept", "kept", "added"]
    assert second in {s.text for row in redline(OLD, f"{first}\n{third}") for s in row.stretches}


def test_a_paragraph_that_moved_is_shown_in_both_places() -> None:
    first, second, third = OLD.split("\n")
    found = fates(OLD, f"{third}\n{first}\n{second}")
    assert sorted(found) == ["kept", "kept", "moved away", "moved here"]


def test_a_paragraph_that_was_split_is_one_row() -> None:
    new = OLD.replace("the Secretary and", "the Secretary.\nIt also names")
    rows = redline(OLD, new)
    assert [row.fate for row in rows] == [Fate.KEPT, Fate.CHANGED, Fate.KEPT]
    assert "\n" in "".join(text for change, text in said(rows[1]) if change == "added")


WORDS = st.sampled_from(
    ["stay", "stayed", "court", "held", "notice", "May", "June", "the", "a", "of", "§", "21"]
)
TEXTS = st.lists(st.lists(WORDS, max_size=6).map(" ".join), min_size=1, max_size=7).map("\n".join)


@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_lost(old: str, new: str) -> None:
    rows = redline(old, new)
    assert joined(rows, {Change.KEPT, Change.ADDED}, set()) == new.split("\n")
    assert joined(rows, {Change.KEPT, Change.DELETED}, {Fate.MOVED_HERE}) == old.split("\n")
    for stretch in (stretch for row in rows for stretch in row.stretches):
        for text, place in ((old, stretch.old), (new, stretch.new)):
            assert place < 0 or text.startswith(stretch.text, place)


def joined(rows: tuple[Row, ...], changes: set[Change], without: set[Fate]) -> list[str]:
    """The paragraphs that the rows make up in one of the texts."""
    other = Fate.DELETED if Change.ADDED in changes else Fate.ADDED
    skipped = without | {other} | ({Fate.MOVED_AWAY} if Change.ADDED in changes else set())
    return [
        line
        for row in rows
        if row.fate not in skipped
        for line in "".join(s.text for s in row.stretches if s.change in changes).split("\n")
    ]
