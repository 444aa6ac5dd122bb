"""A library: a folder with ``library.db``, opened safely and migrated after a backup."""

from __future__ import annotations

import fcntl
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from app.errors import LibraryError, NewerLibrary
from app.store.migrations import migrations

# FULL: what a person was told is saved survives a power cut (SQLite, "PRAGMA synchronous").
PRAGMAS = ("foreign_keys = on", "synchronous = full", "busy_timeout = 10000")
TAKING_IN = {"temp_store": 2, "cache_size": -16384}  # in memory; KiB (SQLite, "PRAGMA")
WRITING = "writing.lock"  # whoever writes holds it; it says nothing


class Library:
    """One installation's data.  Every thread has a connection of its own (``db``)."""

    def __init__(self, home: Path, engine: str = "") -> None:
        """Open or make the library in ``home`` (made with mode 0700: its data is confidential).

        Raises ``LibraryError`` where it is no library, ``NewerLibrary`` where it is too new.
        """
        self.home = home
        self.engine = engine
        self.kept: dict[object, object] = {}  # what services derive from it, as long as it lives
        self.path = home / "library.db"
        self._local = threading.local()
        self._open()

    @property
    def db(self) -> Database:
        """This thread's connection."""
        db: Database | None = getattr(self._local, "db", None)
        if db is None:
            db = self._local.db = self._connect()
        return db

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """One transaction that holds the write lock from its start; a nested one is a savepoint.

        IMMEDIATE, because a reader that turns writer half-way is refused when another wrote.
        Writers take turns by a lock on a file: SQLite's own waiting asks ten times a second, and
        beside somebody who writes without a pause it starves until it gives up.
        """
        if self.db.conn.in_transaction:
            with self.db.atomic():
                yield self.db
            return
        with (self.home / WRITING).open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            self.db.conn.execute("begin immediate")
            try:
                yield self.db
            except BaseException:
                self.db.rollback()
                raise
            self.db.commit()

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """The library as it stands now, whatever others write meanwhile."""
        if self.db.conn.in_transaction:
            yield self.db
            return
        self.db.conn.execute("begin")
        self.db.execute("select 1 from marks").fetchone()  # a transaction begins with a read
        try:
            yield self.db
        finally:
            self.db.rollback()

    @contextmanager
    def taking_in(self) -> Iterator[None]:
        """A time of many savepoints: SQLite keeps what they may put back in memory, not in a file.

        And 16 MiB of pages instead of 2: ids are random, so that new rows go all over the tables.
        With less, one byte of a bundle had 30 written, and more the larger the library was.
        """
        usual = {name: self.db.execute(f"pragma {name}").fetchone()[0] for name in TAKING_IN}
        for name, value in TAKING_IN.items():
            self.db.execute(f"pragma {name} = {value}")
        try:
            yield
        finally:
            for name, value in usual.items():
                self.db.execute(f"pragma {name} = {value}")

    def close(self) -> None:
        """Close this thread's connection; the next use opens another."""
        db: Database | None = self._local.__dict__.pop("db", None)
        if db is not None:
            db.close()

    def backup(self, target: Path) -> Path:
        """A consistent copy of ``library.db`` at ``target``, made while others go on working."""
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        copy = sqlite3.connect(target)
        try:
            self.db.conn.backup(copy)
        finally:
            copy.close()
        target.chmod(0o600)
        return target

    def _connect(self) -> Database:
        db = Database(sqlite3.connect(self.path, check_same_thread=False), execute_plugins=False)
        for pragma in PRAGMAS:
            db.execute(f"pragma {pragma}")
        return db

    def _open(self) -> None:
        try:
            self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
            with (self.home / "library.lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)  # two processes must not migrate at once
                self._migrate()
        except OSError as error:
            raise LibraryError(
                path=self.home, why=error.strerror, remedy="Set BASIS_HOME to a folder of yours."
            ) from error
        except sqlite3.DatabaseError as error:
            raise LibraryError(
                path=self.path, why=str(error), remedy="Restore a backup with `basis restore`."
            ) from error

    def _migrate(self) -> None:
        existed = self.path.exists()
        self.db.enable_wal()
        self.path.chmod(0o600)
        known = {migration.name for migration in migrations._migrations}
        applied = {migration.name for migration in migrations.applied(self.db)}
        if unknown := applied - known:
            raise NewerLibrary(path=self.path, unknown=", ".join(sorted(unknown)))
        if existed and applied and migrations.pending(self.db):
            stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
            self.backup(self.home / "backups" / f"before-migration-{stamp}.db")
        migrations.apply(self.db)
