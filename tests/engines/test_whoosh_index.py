"""Whoosh's index folder: who may open it, and how it stays right under threads."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.domain.entry import Entry
from app.engines import Place
from app.engines.whoosh_index import WhooshIndex, folder
from app.errors import Unsafe
from app.query.parse import parse
from app.query.streams import Streams, streams
from app.query.tree import Everything


@pytest.fixture
def engine() -> WhooshIndex:
    return WhooshIndex()


@pytest.fixture
def place(tmp_path: Path, engine: WhooshIndex) -> Place:
    place = Place(Database(tmp_path / "library.db"), tmp_path)
    engine.prepare(place)
    engine.replace(place, [streams(Entry("note:1", "note", "alpha"))])
    return place


def test_nobody_else_can_look_into_the_folder(place: Place) -> None:
    assert folder(place).stat().st_mode & 0o077 == 0


def test_a_folder_of_another_library_is_refused(
    place: Place, engine: WhooshIndex, tmp_path: Path
) -> None:
    other = Place(Database(memory=True), tmp_path)
    with pytest.raises(Unsafe, match="did not write it"):
        engine.search(other, Everything())
    with pytest.raises(Unsafe, match="did not write it"):
        engine.replace(other, [])


def test_a_folder_without_its_token_is_refused(place: Place, engine: WhooshIndex) -> None:
    (folder(place) / "written-by").unlink()
    with pytest.raises(Unsafe, match="basis reindex"):
        engine.search(place, Everything())


def test_a_folder_that_others_can_write_to_is_refused(place: Place, engine: WhooshIndex) -> None:
    folder(place).chmod(0o777)
    with pytest.raises(Unsafe, match="other people"):
        engine.search(place, Everything())


def test_a_refused_folder_can_be_rebuilt(place: Place, engine: WhooshIndex) -> None:
    (folder(place) / "written-by").write_text("somebody else")
    engine.rebuild(place, [streams(Entry("note:2", "note", "beta"))])
    assert engine.search(place, Everything()).keys == ("note:2",)


def test_a_lost_folder_is_no_empty_answer(place: Place, engine: WhooshIndex) -> None:
    shutil.rmtree(folder(place))
    assert not engine.exists(place)
    with pytest.raises(Unsafe, match="it is not there"):
        engine.search(place, Everything())
    engine.prepare(place)
    assert engine.search(place, Everything()).total == 0


def test_readers_go_on_while_it_is_rebuilt(place: Place, engine: WhooshIndex) -> None:
    def rebuild() -> None:
        for number in range(8):
            entry = Entry("note:1", "note", f"alpha {number}")
            engine.rebuild(_mine(place), [streams(entry)])

    def read(_: int) -> int:
        return engine.search(_mine(place), parse("alpha")).total

    with ThreadPoolExecutor(3) as pool:
        rebuilt = pool.submit(rebuild)
        assert set(pool.map(read, range(60))) == {1}
        rebuilt.result()
    assert engine.search(place, parse('"alpha 7"')).total == 1


def _mine(place: Place) -> Place:
    """The same library with a connection for this thread."""
    return Place(Database(place.home / "library.db"), place.home)


def test_a_failed_change_changes_nothing(place: Place, engine: WhooshIndex) -> None:
    def broken() -> Iterator[Streams]:
        yield streams(Entry("note:3", "note", "gamma"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        engine.replace(place, broken())
    assert engine.search(place, Everything()).keys == ("note:1",)
    with pytest.raises(RuntimeError):
        engine.rebuild(place, broken())
    assert engine.search(place, Everything()).keys == ("note:1",)
    assert [path.name for path in folder(place).parent.iterdir()] == ["whoosh"]


def test_every_thread_sees_what_was_committed(place: Place, engine: WhooshIndex) -> None:
    def ask(number: int) -> int:
        mine = _mine(place)
        if number % 5 == 0:
            entry = Entry(f"note:t{number}", "note", f"thread {number}")
            engine.replace(mine, [streams(entry)])
            assert engine.search(mine, parse(f'"thread {number}"')).keys == (entry.key,)
        return engine.search(mine, parse("alpha")).total

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(ask, range(25))) == {1}
    assert engine.search(place, Everything()).total == 6
