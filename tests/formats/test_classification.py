"""Where acts' sections are in the Code: the list that ships, and its packed form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.classification import pack, section, unpack

INA = "/us/act/1952-06-27/ch477"
numbers = st.integers(1, 400).map(str) | st.from_regex(r"[1-9][0-9]{0,2}[A-C]", fullmatch=True)


@pytest.mark.parametrize(
    ("act", "number", "place"),
    [
        (INA, "212", "/us/usc/t8/s1182"),
        (INA, "240a", "/us/usc/t8/s1229b"),
        (INA, "237", "/us/usc/t8/s1227"),  # formerly 241
        (INA, "9999", None),
        ("/us/pl/1/1", "1", None),
    ],
)
def test_a_section_of_an_act_has_its_place(act: str, number: str, place: str | None) -> None:
    assert section(act, number) == place


@given(st.lists(st.tuples(numbers, st.sampled_from(["8", "42"]), numbers), max_size=20))
def test_what_is_packed_is_unpacked(entries: list[tuple[str, str, str]]) -> None:
    assert list(unpack(pack(entries))) == entries
