"""The tables of CourtListener's bulk data beside the opinions: clusters, dockets, citations.

They are larger than memory, and are laid by in a database on the disk that goes with the program.
Columns: https://www.courtlistener.com/help/api/bulk-data/ .
"""

from __future__ import annotations

import json
import re
import sqlite3
from typing import Any

from app.errors import BadInput
from app.formats import table_file
from app.formats.source import Source

Row = dict[str, Any]

# What is kept of each table, by the column that others refer to it by.
_KEPT = {
    "opinion-clusters": ("id", ("case_name", "date_filed", "docket_id")),
    "dockets": ("id", ("court_id", "docket_number")),
    "citations": ("cluster_id", ("volume", "reporter", "page")),
}
_HEADS = {
    "opinions": {"id", "cluster_id", "plain_text", "html_with_citations"},
    "opinion-clusters": {"id", "case_name", "date_filed_is_approximate", "docket_id"},
    "dockets": {"id", "court_id", "docket_number", "pacer_case_id"},
    "citations": {"id", "volume", "reporter", "page", "cluster_id"},
}
_ESCAPED = re.compile(rb'\\"(?!")')


def table_of(source: Source) -> str:
    """Which of the tables a file is (``opinions``), by its columns; empty for none of them."""
    first = source.head().split(b"\n", 1)[0].decode("utf-8", "replace")
    columns = {column.strip().strip('"') for column in first.split(",")}
    return next((name for name, head in _HEADS.items() if head <= columns), "")


def escape(source: Source) -> str:
    """What stands before quotation marks in a cell: a backslash, unless they are doubled there."""
    return "\\" if _ESCAPED.search(source.head()) else ""


class Tables:
    """What the tables that lie beside a file of opinions say of each cluster."""

    def __init__(self, opinions: Source) -> None:
        """Read all of them.  Raises ``BadInput`` where the clusters are missing or broken."""
        self._db = sqlite3.connect("")  # a file without a name
        self._db.execute("create table kept (name text, key text, value text)")
        for name in _KEPT:
            found = opinions.beside(f"{name}*.csv*")
            if found is not None:
                self._keep(name, found)
            elif name == "opinion-clusters":
                why = "no opinion-clusters-….csv lies beside it, which names the cases"
                remedy = "Put the tables of one day into one folder, and add that of the opinions."
                raise BadInput(name=opinions.name, why=why, remedy=remedy)
        self._db.execute("create index kept_key on kept (name, key)")

    def cluster(self, number: str) -> Row:
        """The cluster of that number with its docket and citations; empty for an unknown one."""
        for cluster in self._found("opinion-clusters", number):
            dockets = self._found("dockets", str(cluster["docket_id"]))
            listed = self._found("citations", number)
            return cluster | (dockets[0] if dockets else {}) | {"citations": listed}
        return {}

    def _keep(self, name: str, source: Source) -> None:
        key, columns = _KEPT[name]
        rows = (row for _, row in table_file.rows(source, escape(source)) if isinstance(row, dict))
        kept = (
            (name, row.get(key), json.dumps({column: row.get(column) for column in columns}))
            for row in rows
        )
        self._db.executemany("insert into kept values (?, ?, ?)", kept)

    def _found(self, name: str, key: str) -> list[Row]:
        sql = "select value from kept where name = ? and key = ? order by rowid"
        return [json.loads(row[0]) for row in self._db.execute(sql, [name, key])]
