"""The tables of CourtListener's bulk data beside the opinions: clusters, dockets, citations.

Their rows are laid by in a file; in memory is where each of them begins.
Columns: https://www.courtlistener.com/help/api/bulk-data/ .
"""

from __future__ import annotations

import json
import re
from typing import IO, Any

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

    def __init__(self, opinions: Source, file: IO[bytes]) -> None:
        """Read all of them into an empty file that is open for writing and reading.

        Raises ``BadInput`` where the clusters are missing or a table is broken.
        """
        self._file = file
        self._places: dict[tuple[str, str], list[int]] = {}
        for name in _KEPT:
            found = opinions.beside(f"{name}*.csv*")
            if found is not None:
                self._keep(name, found)
            elif name == "opinion-clusters":
                why = "no opinion-clusters-….csv lies beside it, which names the cases"
                remedy = "Put the tables of one day into one folder, and add that of the opinions."
                raise BadInput(name=opinions.name, why=why, remedy=remedy)

    def cluster(self, number: str) -> Row:
        """The cluster of that number with its docket and citations; empty for an unknown one."""
        for cluster in self._found("opinion-clusters", number):
            dockets = self._found("dockets", str(cluster["docket_id"]))
            listed = self._found("citations", number)
            return cluster | (dockets[0] if dockets else {}) | {"citations": listed}
        return {}

    def _keep(self, name: str, source: Source) -> None:
        key, columns = _KEPT[name]
        for _, row in table_file.rows(source, escape(source)):
            if isinstance(row, dict):
                kept = json.dumps({column: row.get(column) for column in columns})
                place = (name, str(row.get(key)))
                self._places.setdefault(place, []).append(self._file.tell())
                self._file.write(kept.encode() + b"\n")

    def _found(self, name: str, key: str) -> list[Row]:
        found = []
        for place in self._places.get((name, key), []):
            self._file.seek(place)
            found.append(json.loads(self._file.readline()))
        return found
