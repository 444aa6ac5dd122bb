"""The list of the Code's sections: its order, its packing, and the Code itself where it is."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats import code_sections
from app.formats.code_sections import between, exists, order, pack, unpack

NUMBERS = st.from_regex(r"[1-9][0-9]{0,3}[a-zA-Z]{0,3}(-[1-9][0-9]{0,2}[a-z]?)?", fullmatch=True)
ORDERED = ["9", "45", "45-1", "45a", "45a-1", "45a-2", "45a-10", "45b", "45z", "45aa", "46", "450"]


def test_the_order_of_the_code() -> None:
    assert sorted(sorted(ORDERED), key=order) == ORDERED  # from the order of the alphabet


@pytest.mark.parametrize(
    ("title", "section", "there"),
    [
        ("50", "21", True),
        ("50", "21-24", False),
        ("42", "2000e–2", True),
        ("42", "2000e-2", True),
        ("26", "45A", True),
        ("26", "45a", False),
        ("50a", "1", False),
        ("99", "1", False),
        ("8", "", False),
    ],
)
def test_what_exists(title: str, section: str, there: bool) -> None:
    assert exists(title, section) is there


def test_what_lies_between() -> None:
    assert between("50", "21", "24") == ["21", "22", "23", "24"]
    assert between("16", "450rr–1", "450rr–3") == ["450rr-1", "450rr-2", "450rr-3"]
    assert between("5", "552", "553") == ["552", "552a", "552b", "553"]
    assert between("8", "1102", "1106") == ["1102", "1103", "1104", "1105", "1105a"]
    assert between("50", "24", "21") == []
    assert between("99", "1", "2") == []


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_any_text_may_be_asked_for(title: str, first: str, last: str) -> None:
    assert exists("8", first) in (True, False)
    assert isinstance(between("8", first, last), list)
    assert between(title, first, last) == [] or title in code_sections.titles()


@given(st.lists(NUMBERS, unique=True))
def test_what_is_packed_comes_back(sections: list[str]) -> None:
    ordered = sorted(sections, key=order)
    assert list(unpack(pack(ordered))) == ordered


def test_the_code_itself(shared: Path) -> None:
    wanted: dict[str, set[str]] = {}
    with gzip.open(shared / "uscode" / "sections.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            wanted.setdefault(row["title"], set()).add(row["section"].replace("–", "-"))
            point = row["release_point"]
    assert point == code_sections.release_point()
    assert {title: set(between(title, "0", "9999999")) for title in wanted} == wanted
    assert set(code_sections.titles()) == set(wanted)
