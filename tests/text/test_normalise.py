from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.normalise import normalise
from tests.text.strategies import CHARACTERS, HARD

CASES = [
    ("a\r\nb\rc", "a\nb\nc"),
    ("50\u00a0U.S.C.\u202f§\u200921", "50 U.S.C. § 21"),
    ("one\u2028two\u2029three\x0cfour", "one two three four"),
    ("\ufeffpre\u00addatory in\u200bcur\u2060sion\x00\x1f\x7f", "predatory incursion"),
    ("cafe\u0301", "café"),
    ("cafe\u200b\u0301", "café"),
    ("\ta\n  \tb", "    a\n    b"),
    ("–§“”", "–§“”"),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_each_rule(before: str, after: str) -> None:
    assert normalise(before) == after


@given(st.lists(st.one_of(st.text(CHARACTERS), st.sampled_from([*HARD, "\t"]))).map("".join))
def test_twice_is_once_and_only_plain_white_space_is_left(text: str) -> None:
    plain = normalise(text)
    assert normalise(plain) == plain
    assert unicodedata.is_normalized("NFC", plain)
    assert {char for char in plain if char.isspace()} <= {" ", "\n"}
