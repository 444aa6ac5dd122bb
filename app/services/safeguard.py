"""Safeguard: back the library up, and put a backup in its place."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from app.errors import BadInput, LibraryError
from app.store.library import Library


def backup(library: Library, target: Path | None = None) -> Path:
    """A copy of ``library.db`` at ``target``, or under ``backups/`` with the time in its name.

    Raises ``LibraryError`` where ``target`` exists: a backup never overwrites anything.
    """
    target = target or library.home / "backups" / f"library-{_stamp()}.db"
    if target.exists():
        raise LibraryError(path=target, why="it exists", remedy="Choose another name.")
    return library.backup(target)


def restore(home: Path, source: Path) -> Path | None:
    """Put ``source`` in place of the library of ``home``, which is kept under ``backups/``.

    The backup is checked and opened (and migrated) before anything is replaced.  Returns where
    the earlier library is.  Raises ``BadInput`` or ``LibraryError``.
    """
    _check(source)
    path = home / "library.db"
    kept = (
        Library(home).backup(home / "backups" / f"replaced-{_stamp()}.db")
        if path.exists()
        else None
    )
    library = Library(home)
    copy = sqlite3.connect(source)
    try:
        copy.backup(library.db.conn)
    finally:
        copy.close()
        library.close()
    Library(home).close()
    return kept


def _check(source: Path) -> None:
    try:
        connection = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
        try:
            state = connection.execute("pragma integrity_check").fetchone()[0]
            tables = {row[0] for row in connection.execute("select name from sqlite_schema")}
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise BadInput(
            name=source, why=str(error), remedy="Give a file that `basis backup` wrote."
        ) from error
    if state != "ok" or "documents" not in tables:
        raise BadInput(name=source, why="it is no whole library", remedy="Give another backup.")


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
