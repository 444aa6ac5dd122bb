"""Indexes in folders of their own: who may open them, damage, and how they stay right."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

import pytest
from sqlite_utils import Database

from app import plugins
from app.domain.entry import Entry
from app.engines import NAMES, Engine, Place, folders
from app.errors import Unsafe
from app.query.parse import parse
from app.query.streams import Streams, streams
from app.query.tree import Everything, Node

FOLDERS = {"whoosh_index": "whoosh", "tantivy": "tantivy"}


def test_every_engine_outside_the_library_is_tested_here() -> None:
    assert set(FOLDERS) == {name for name in NAMES if not plugins.load_one("engines", name).inside}


@pytest.fixture(params=FOLDERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def engine(name: str) -> Engine:
    found: Engine = plugins.load_one("engines", name)
    return found


@pytest.fixture
def place(tmp_path: Path, engine: Engine) -> Place:
    place = Place(Database(tmp_path / "library.db"), tmp_path)
    engine.prepare(place)
    engine.replace(place, [note(1, "alpha")])
    return place


@pytest.fixture
def folder(place: Place, name: str) -> Path:
    return folders.folder(place, FOLDERS[name])


def note(number: int, title: str) -> Streams:
    return streams(Entry(f"note:{number}", "note", title), number)


def found(engine: Engine, place: Place, node: Node) -> set[int]:
    return set(engine.search(place, node).numbers())


def test_nobody_else_can_look_into_the_folder(folder: Path) -> None:
    assert folder.stat().st_mode & 0o077 == 0


def test_a_folder_of_another_library_is_refused(
    place: Place, engine: Engine, tmp_path: Path
) -> None:
    other = Place(Database(memory=True), tmp_path)
    with pytest.raises(Unsafe, match="did not write it"):
        engine.search(other, Everything())
    with pytest.raises(Unsafe, match="did not write it"):
        engine.replace(other, [])


def test_a_folder_without_its_seal_is_refused(place: Place, engine: Engine, folder: Path) -> None:
    (folder / "seal.json").unlink()
    with pytest.raises(Unsafe, match="basis reindex"):
        engine.search(place, Everything())


@pytest.mark.parametrize("seal", ["", "[]", "{}", '["{}", "x"]', "\xff"])
def test_a_seal_that_makes_no_sense_is_refused(
    place: Place, engine: Engine, folder: Path, seal: str
) -> None:
    (folder / "seal.json").write_text(seal, encoding="latin-1")
    with pytest.raises(Unsafe):
        engine.search(place, Everything())


def test_a_folder_that_others_can_write_to_is_refused(
    place: Place, engine: Engine, folder: Path
) -> None:
    folder.chmod(0o777)
    with pytest.raises(Unsafe, match="other people"):
        engine.search(place, Everything())


def test_damage_of_any_file_is_found(place: Place, name: str, folder: Path) -> None:
    folders.check(place, FOLDERS[name])
    files = [f for f in folder.rglob("*") if f.is_file() and "lock" not in f.name.lower()]
    by_size = sorted(files, key=lambda file: file.stat().st_size)
    for file in (by_size[0], by_size[-1]):
        content = file.read_bytes()
        file.write_bytes(bytes(255 - byte for byte in content))
        folders.forget()
        with pytest.raises(Unsafe):
            folders.check(place, FOLDERS[name])
        file.write_bytes(content)
        folders.forget()
        folders.check(place, FOLDERS[name])


def test_a_refused_folder_can_be_rebuilt(place: Place, engine: Engine, folder: Path) -> None:
    (folder / "seal.json").write_text("somebody else")
    engine.rebuild(place, [note(2, "beta")])
    assert found(engine, place, Everything()) == {2}


def test_a_lost_folder_is_no_empty_answer(place: Place, engine: Engine, folder: Path) -> None:
    shutil.rmtree(folder)
    assert not engine.exists(place)
    with pytest.raises(Unsafe, match="it is not there"):
        engine.search(place, Everything())
    engine.prepare(place)
    assert found(engine, place, Everything()) == set()


def test_readers_go_on_while_it_is_rebuilt(place: Place, engine: Engine) -> None:
    def rebuild() -> None:
        for number in range(8):
            engine.rebuild(_mine(place), [note(1, f"alpha {number}")])

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


def test_a_failed_change_changes_nothing(place: Place, engine: Engine, folder: Path) -> None:
    def broken() -> Iterator[Streams]:
        yield note(3, "gamma")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        engine.replace(place, broken())
    assert found(engine, place, Everything()) == {1}
    with pytest.raises(RuntimeError):
        engine.rebuild(place, broken())
    assert found(engine, place, Everything()) == {1}
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    engine.replace(place, [note(3, "delta")])
    assert found(engine, place, Everything()) == {1, 3}


def test_every_thread_sees_what_was_committed(place: Place, engine: Engine) -> None:
    def ask(number: int) -> int:
        mine = _mine(place)
        if number % 5 == 0:
            with writing:
                engine.replace(mine, [note(number + 10, f"thread {number}")])
            assert found(engine, mine, parse(f'"thread {number}"')) == {number + 10}
        return engine.search(mine, parse("alpha")).total

    writing = Lock()  # as the library holds its own
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(ask, range(25))) == {1}
    assert engine.search(place, Everything()).total == 6
