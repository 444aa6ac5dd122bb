"""Sources of a run: which of them named an id first, in a file that has no name."""

from __future__ import annotations

import sqlite3


class Sources:
    """The first source of each id.  The file goes with it (SQLite, "Temporary Databases")."""

    def __init__(self) -> None:
        """Begin with none."""
        self._rows = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._rows.execute("pragma journal_mode = off")
        self._rows.execute("create table first (id text primary key, place text) without rowid")

    def named(self, document: str, place: str) -> str:
        """The source that named ``document`` first: ``place``, unless another one did."""
        self._rows.execute("insert or ignore into first values (?, ?)", [document, place])
        sql = "select place from first where id = ?"
        return str(self._rows.execute(sql, [document]).fetchone()[0])

    def __del__(self) -> None:
        self._rows.close()
