"""CourtListener's bulk data: a table of opinions, with the tables of cases that lie beside it."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryFile

from app.errors import BadInput
from app.formats import (
    article_record,
    court_opinion,
    courtlistener_opinion,
    courtlistener_tables,
    table_file,
)
from app.formats.courtlistener_tables import Tables
from app.formats.json_file import Object
from app.formats.source import Source
from app.importers import Imported, Left, Options, Refused, case_and_ruling

__all__ = ["CourtListenerBulk"]


class CourtListenerBulk:
    """Each opinion is a ruling in its case; the other tables are read for the opinions'."""

    name = "courtlistener bulk data"
    suffixes = (".csv",)
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether its first line has the columns of one of the four tables."""
        return courtlistener_tables.table_of(source) != ""

    def read(self, source: Source, options: Options) -> Iterator[Imported | Left | Refused]:
        """The opinions in the order of the table, each with its case before it."""
        article_record.check_columns(options.columns)
        table = courtlistener_tables.table_of(source)
        if not table:
            why, remedy = "it has the columns of none of the tables", "Name its columns anew."
            raise BadInput(name=source.name, why=why, remedy=remedy)
        if table != "opinions":
            yield Left(source.name, "a table that is read with the opinions beside it")
            return
        escape = courtlistener_tables.escape(source)
        table_file.check(source, escape)
        with TemporaryFile(prefix="basis-") as file:
            yield from _opinions(source, escape, Tables(source, file))


def _opinions(source: Source, escape: str, tables: Tables) -> Iterator[Imported | Refused]:
    seen: set[str] = set()
    for number, row in table_file.rows(source, escape):
        name = f"{source.name}, row {number}"
        try:
            if isinstance(row, BadInput):
                raise row
            yield from _opinion(row, tables, name, seen)
        except BadInput as error:
            yield Refused(name, error)


def _opinion(row: Object, tables: Tables, name: str, seen: set[str]) -> Iterator[Imported]:
    cluster = tables.cluster(str(row.get("cluster_id") or ""))
    found = courtlistener_opinion.opinion(row, cluster, name)
    own = f"cl-{courtlistener_opinion.own_id(row)}"
    ruling = court_opinion.told_apart(found.ruling, own, seen)
    yield from case_and_ruling(found.case, ruling, found.markdown, found.marks)
