"""The table by which marks of references are held beside our ids."""

from __future__ import annotations

import pytest

from benchmarks.reference_convention import agree, has_no_id, is_holder


@pytest.mark.parametrize(
    ("marked", "chosen"),
    [
        ("/us/usc/t8/s1101#note", "/us/usc/t8/s1101"),
        ("/us/usc/t42/s1983#note", "/us/usc/t42/s1983/note"),
        ("/us/usc/t50/s1701#etseq", "/us/usc/t50/s1701"),
        ("/us/pl/115/232/s1766/a", "/us/pl/115/232/dA/tXVII/s1766/a"),
        ("/us/act/1949-06-30/ch288/s6/d", "/us/act/1949-06-30/ch288/tV/s6/d"),
        ("/us/pl/103/322/tIV", "/us/pl/103/322/tIV"),
    ],
)
def test_the_same(marked: str, chosen: str) -> None:
    assert agree(marked, chosen)


@pytest.mark.parametrize(
    ("marked", "chosen"),
    [
        ("/us/usc/t8/s1101/a", "/us/usc/t8/s1101"),
        ("/us/usc/t8/s1101/a#note", "/us/usc/t8/s1101/b"),
        ("/us/pl/115/232/s1766/a", "/us/pl/115/232/dA/tXVII/s1766"),
        ("/us/pl/115/232/s1766", "/us/pl/115/233/s1766"),
        ("/us/pl/103/322/tIV", "/us/pl/103/322/tV"),
        ("/us/act/1949-06-30/ch288", "/us/act/1949-06-30"),
        ("/us/usc/t50/s2001#chapter", "/us/usc/t50/s2001"),
    ],
)
def test_not_the_same(marked: str, chosen: str) -> None:
    assert not agree(marked, chosen)


def test_a_unit_without_a_name_has_no_id() -> None:
    assert has_no_id("/us/usc/t50/s2001#chapter")
    assert not has_no_id("/us/usc/t50/s2001#note")


def test_what_a_part_lies_in_is_its_holder() -> None:
    assert is_holder("/us/usc/t8/s1101/a/15", "/us/usc/t8/s1101/a/15/J")
    assert not is_holder("/us/usc/t8/s1101/a/15", "/us/usc/t8/s1101/a/1")
