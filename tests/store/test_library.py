from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from app.errors import LibraryError, NewerLibrary
from app.store import marks
from app.store.library import Library
from app.store.migrations import migrations


def test_a_new_library_is_for_its_owner_only(tmp_path: Path) -> None:
    library = Library(tmp_path / "home")
    assert stat.S_IMODE(library.home.stat().st_mode) == 0o700
    assert stat.S_IMODE(library.path.stat().st_mode) == 0o600


def test_every_connection_is_durable_and_checks_references(tmp_path: Path) -> None:
    library = Library(tmp_path)
    values = {
        name: library.db.execute(f"pragma {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert values == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_every_table_is_strict(tmp_path: Path) -> None:
    db = Library(tmp_path).db
    ours = [t for t in db.tables if not t.name.startswith(("_sqlite", "sqlite_", "fts"))]
    assert len(ours) >= 15
    assert [t.name for t in ours if not t.strict and "fts" not in t.name] == []


def test_what_was_written_is_there_after_reopening(tmp_path: Path) -> None:
    library = Library(tmp_path)
    with library.writing() as db:
        marks.put(db, "name", "value")
    library.close()
    assert marks.get(Library(tmp_path).db, "name") == "value"


def test_a_failed_change_leaves_nothing(tmp_path: Path) -> None:
    library = Library(tmp_path)
    with pytest.raises(ZeroDivisionError):
        _put_and_fail(library, "name")
    assert marks.get(library.db, "name") is None


def _put_and_fail(library: Library, name: str) -> None:
    with library.writing() as db:
        marks.put(db, name, "value")
        _ = 1 / 0


def test_a_failed_change_inside_another_leaves_the_outer_one(tmp_path: Path) -> None:
    library = Library(tmp_path)
    with library.writing() as db:
        marks.put(db, "outer", "kept")
        with pytest.raises(ZeroDivisionError):
            _put_and_fail(library, "inner")
    assert (marks.get(library.db, "outer"), marks.get(library.db, "inner")) == ("kept", None)


def test_an_older_library_is_backed_up_and_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library(tmp_path)
    with library.writing() as db:
        marks.put(db, "name", "value")
    library.close()
    monkeypatch.setattr("app.store.library.migrations", _with_one_more_step())
    reopened = Library(tmp_path)
    assert marks.get(reopened.db, "name") == "value"
    assert reopened.db.table("of_tomorrow").exists()
    (backup,) = (tmp_path / "backups").iterdir()
    copy = Library(_home_of(backup, tmp_path / "copy"))
    assert marks.get(copy.db, "name") == "value"


def _with_one_more_step() -> Migrations:
    later = Migrations("library")
    later._migrations = list(migrations._migrations)

    @later()
    def of_tomorrow(db: Database) -> None:
        db.execute("create table of_tomorrow (id integer primary key) strict")

    return later


def _home_of(backup: Path, home: Path) -> Path:
    home.mkdir()
    shutil.copy(backup, home / "library.db")
    return home


def test_nothing_is_backed_up_when_nothing_is_to_do(tmp_path: Path) -> None:
    Library(tmp_path).close()
    Library(tmp_path)
    assert not (tmp_path / "backups").exists()


def test_a_newer_library_is_refused_by_name(tmp_path: Path) -> None:
    library = Library(tmp_path)
    row = {"migration_set": "library", "name": "of_tomorrow", "applied_at": "2030"}
    with library.writing() as db:
        db.table("_sqlite_migrations").insert(row)
    library.close()
    with pytest.raises(NewerLibrary, match="of_tomorrow"):
        Library(tmp_path)


def test_a_file_that_is_no_library_is_refused_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"not a database, but long enough to be one" * 50)
    with pytest.raises(LibraryError, match="basis restore"):
        Library(tmp_path)


def test_a_home_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="BASIS_HOME"):
        Library(tmp_path / "file" / "home")


def test_several_processes_may_open_a_new_library_at_once(tmp_path: Path) -> None:
    opening = "from pathlib import Path; from app.store.library import Library; Library(Path({!r}))"
    code = opening.format(str(tmp_path))
    processes = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(4)]
    assert [process.wait(timeout=60) for process in processes] == [0, 0, 0, 0]
