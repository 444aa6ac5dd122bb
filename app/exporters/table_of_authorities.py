"""The table of authorities as a page, as rows for a spreadsheet, and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap

from app.domain.bundle import Bundle
from app.domain.table_of_authorities import Group, Place, Row, table_of_authorities
from app.exporters import File, render
from app.formats import spreadsheet

__all__ = ["TableOfAuthorities"]

COLUMNS = ("group", "authority", "title", "citation", "status", "explicit", "oblique")


class TableOfAuthorities:
    """``table-of-authorities.html``, ``.csv`` and ``.md``."""

    name = "table_of_authorities"
    title = "Table of authorities"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The same table three times."""
        table = table_of_authorities(bundle)
        yield File("table-of-authorities.csv", _csv(table), f"{self.title}, for spreadsheets")
        page = render("table_of_authorities.html", bundle=bundle, table=table, places=places)
        yield File("table-of-authorities.html", page, f"{self.title}, as a page")
        words = _markdown(bundle, table).encode()
        yield File("table-of-authorities.md", [words], f"{self.title}, as Markdown")


def places(found: Sequence[Place]) -> str:
    """Where an authority is relied on: article by article, the paragraphs without repetition."""
    articles: dict[str, dict[str, dict[int, None]]] = {}
    titles: dict[str, str] = {}
    for place in found:
        titles[place.document.id] = place.document.title
        pinpoints = articles.setdefault(place.document.id, {})
        pinpoints.setdefault(place.pinpoint, {})[place.paragraph] = None
    return "; ".join(
        f"{titles[article]}, {', '.join(starmap(_paragraphs, pinpoints.items()))}"
        for article, pinpoints in articles.items()
    )


def _paragraphs(pinpoint: str, numbers: Iterable[int]) -> str:
    listed = f"¶\u00a0{', '.join(map(str, numbers))}"
    return f"{listed} on {pinpoint}" if pinpoint else listed


def _csv(table: dict[Group, tuple[Row, ...]]) -> Iterator[bytes]:
    rows = ((g, row.authority.id, *_cells(row)) for g, found in table.items() for row in found)
    return spreadsheet.table(COLUMNS, rows)


def _markdown(bundle: Bundle, table: dict[Group, tuple[Row, ...]]) -> str:
    lines = [f"# Table of authorities: {_plain(bundle.title)}", "", f"As of {bundle.as_of}.", ""]
    for group, rows in table.items():
        lines += [f"## {group}", "", "| Authority | Citation | Status | Explicit | Oblique |"]
        lines += ["|---|---|---|---|---|"]
        lines += [f"| {' | '.join(map(_plain, _cells(row)))} |" for row in rows]
        lines.append("")
    return "\n".join(lines)


def _cells(row: Row) -> tuple[str, ...]:
    explicit, oblique = places(row.explicit), places(row.oblique)
    return row.authority.title, row.citation, row.status, explicit, oblique


def _plain(words: str) -> str:
    """Words that Markdown shows as they are, on one line."""
    return re.sub(r"([\\`*_\[\]<>#|&~])", r"\\\1", " ".join(words.split()))
