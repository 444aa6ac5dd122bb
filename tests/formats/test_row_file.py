"""Rows of numbers in a file: read back as they were, or not at all."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.row_file import Rows, read, write

NUMBERS = st.lists(st.integers(0, 2**32 - 1), max_size=40)
WORDS = st.lists(st.text("abcdé§'", min_size=1, max_size=8), max_size=9)


def rows(words: list[str], **numbers: list[int]) -> Rows:
    return Rows({name: memoryview(array("I", each)) for name, each in numbers.items()}, words)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "phrases"


@given(words=WORDS, one=NUMBERS, other=NUMBERS)
def test_they_come_back(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], one: list[int], other: list[int]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "phrases"
    write(path, "these texts", rows(words, one=one, other=other))
    found = read(path, "these texts")
    assert found is not None
    assert list(found.words) == words
    assert {name: list(each) for name, each in found.numbers.items()} == {
        "one": one,
        "other": other,
    }


def test_what_is_made_of_others_is_none(path: Path) -> None:
    write(path, "these texts", rows(["war"], one=[1]))
    assert read(path, "other texts") is None


def test_no_file_is_none(path: Path) -> None:
    assert read(path, "these texts") is None


def test_every_flipped_byte_and_every_cut_is_seen(path: Path) -> None:
    write(path, "these texts", rows(["war", "peace"], one=[1, 2, 3], other=[4]))
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        found = read(path, "these texts")
        assert found is None or {n: list(e) for n, e in found.numbers.items()} == {
            "one": [1, 2, 3],
            "other": [4],
        }
        path.write_bytes(whole[:place])
        assert read(path, "these texts") is None or place >= len(whole) - 8


def test_it_is_for_its_owner_and_nothing_is_left_beside_it(path: Path) -> None:
    write(path, "these texts", rows(["war"], one=[1]))
    write(path, "those texts", rows(["war"], one=[2]))
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["phrases"]
