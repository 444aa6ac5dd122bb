"""The authorities relied on as RIS, which every reference manager reads."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.authority import AuthorityKind
from app.domain.bibliography import Reference, cited
from app.domain.bundle import Bundle
from app.domain.table_of_authorities import Row, references
from app.exporters import File

__all__ = ["Ris"]


class Ris:
    """``authorities.ris``; cases are ``CASE``, everything else ``STAT``."""

    name = "ris"
    title = "Authorities as RIS (reference managers)"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The one list."""
        yield File("authorities.ris", (_entry(*found) for found in references(bundle)), self.title)


def _entry(one: Reference, row: Row) -> bytes:
    case = one.kind in (AuthorityKind.CASE, AuthorityKind.RULING)
    fields = (
        ("TY", "CASE" if case else "STAT"),
        ("ID", one.authority.id),
        ("TI", one.title),
        ("PB", one.authority.court),
        ("A2" if case else "T2", one.source),  # of a case, its reporter
        ("VL", one.volume),
        ("SP", one.page),
        ("SE", one.section),
        ("SV", ", ".join(one.dockets)),  # as EndNote writes a docket and Zotero reads it
        ("PY", one.issued[:4]),
        ("DA", one.issued.replace("-", "/")),
        ("AB", one.authority.digest),
        ("N1", cited(one)),
        ("N1", f"Status: {row.status}"),
    )
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", "", ""]).encode()
