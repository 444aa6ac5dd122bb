"""The table of authorities as a page, as rows for a spreadsheet, and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.bibliography import cited
from app.domain.bundle import Bundle
from app.domain.table_form import Group
from app.domain.table_of_authorities import Row, reference_of, table_of_authorities, where
from app.exporters import File, render
from app.formats import spreadsheet

__all__ = ["TableOfAuthorities"]

COLUMNS = (
    *("group", "authority", "title", "citation", "cited_as", "status"),
    *("explicit", "oblique"),
)


class TableOfAuthorities:
    """``table-of-authorities.html``, ``.csv`` and ``.md``."""

    name = "table_of_authorities"
    title = "Table of authorities"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The same table three times."""
        table = table_of_authorities(bundle)
        yield File(
            "table-of-authorities.csv", _csv(bundle, table), f"{self.title}, for spreadsheets"
        )
        page = render(
            "table_of_authorities.html",
            bundle=bundle,
            table=table,
            cited=lambda row: _cited(bundle, row),
            where=lambda places: where(places, bundle.form),
        )
        yield File("table-of-authorities.html", page, f"{self.title}, as a page")
        lines = (f"{line}\n".encode() for line in _markdown(bundle, table))
        yield File("table-of-authorities.md", lines, f"{self.title}, as Markdown")


def _csv(bundle: Bundle, table: dict[Group, Sequence[Row]]) -> Iterator[bytes]:
    """Every number, for whoever counts: no passim."""
    rows = (
        (
            *(g, row.authority.id, row.authority.title, row.citation, _cited(bundle, row)),
            *(row.status, where(row.explicit, bundle.form, False)),
            where(row.oblique, bundle.form, False),
        )
        for g, found in table.items()
        for row in found
    )
    return spreadsheet.table(COLUMNS, rows)


def _markdown(bundle: Bundle, table: dict[Group, Sequence[Row]]) -> Iterator[str]:
    yield f"# Table of authorities: {_plain(bundle.title)}"
    yield from ("", f"As of {bundle.as_of}.")
    for group, rows in table.items():
        yield from ("", f"## {group}", "", "| Authority | Status | Explicit | Oblique |")
        yield "|---|---|---|---|"
        yield from (f"| {' | '.join(map(_plain, _cells(bundle, row)))} |" for row in rows)


def _cells(bundle: Bundle, row: Row) -> tuple[str, ...]:
    explicit, oblique = (where(places, bundle.form) for places in (row.explicit, row.oblique))
    return _cited(bundle, row), row.status, explicit, oblique


def _cited(bundle: Bundle, row: Row) -> str:
    return cited(reference_of(bundle, row.authority))


def _plain(words: str) -> str:
    """Words that Markdown shows as they are, on one line."""
    return re.sub(r"([\\`*_\[\]<>#|&~])", r"\\\1", " ".join(words.split()))
