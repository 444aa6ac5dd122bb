"""Things laid by on a disk come back in order, however many there are."""

from itertools import product
from pathlib import Path

import pytest

from app.formats.item_file import RUN, Sorted, append, read


@pytest.mark.parametrize("count", [0, 1, RUN - 1, RUN, RUN + 1, 5 * RUN + 7])
def test_they_come_in_the_order_of_their_keys_again_and_again(tmp_path: Path, count: int) -> None:
    given = [(str(number * 7919 % (count or 1)), number) for number in range(count)]
    found = Sorted[tuple[str, int]](tmp_path, lambda item: item[0])
    for item in given:
        found.add(item)
    assert len(found) == count
    assert list(found) == list(found) == sorted(given, key=lambda item: item[0])


def test_those_with_one_key_keep_their_order(tmp_path: Path) -> None:
    given = list(product("ba", range(2 * RUN)))
    found = Sorted[tuple[str, int]](tmp_path, lambda item: item[0])
    for item in given:
        found.add(item)
    assert list(found) == sorted(given)


def test_more_can_be_laid_by_behind(tmp_path: Path) -> None:
    append(tmp_path / "a", [1, "two"])
    append(tmp_path / "a", [(3,)])
    assert list(read(tmp_path / "a")) == [1, "two", (3,)]
