"""What is shelved or grouped on a disk is what it would be in memory."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.grouping import in_memory
from app.services.shelve import AT_ONCE, Shelf, shelved


@given(pairs=st.lists(st.tuples(st.sampled_from(["a", "b", "/c/d", ""]), st.integers())))
def test_groups_on_a_disk_are_those_in_memory(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("shelf")
    found = Shelf(folder, iter(pairs * (AT_ONCE // 8)))
    expected = in_memory(pairs * (AT_ONCE // 8))
    assert {key: list(items) for key, items in found.items()} == expected
    assert {key: len(items) for key, items in found.items()} == {
        key: len(items) for key, items in expected.items()
    }


def test_a_thing_is_loaded_once(tmp_path: Path) -> None:
    asked = []

    def load(reference: str) -> str:
        asked.append(reference)
        return reference.upper()

    get = shelved(tmp_path / "shelf", load)
    assert [get("a"), get("b"), get("a"), get("b")] == ["A", "B", "A", "B"]
    assert asked == ["a", "b"]
