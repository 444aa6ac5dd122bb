"""The authorities relied on as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.bibliography import Reference, cited
from app.domain.bundle import Bundle
from app.domain.references import slug
from app.domain.table_of_authorities import Row, references
from app.exporters import File

__all__ = ["Bibtex"]

_MARKS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"


class Bibtex:
    """``authorities.bib``; every entry is a ``misc``, the only type that all styles know."""

    name = "bibtex"
    title = "Authorities as BibTeX"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The one list."""
        entries = (_entry(*found) for found in references(bundle))
        yield File("authorities.bib", entries, self.title)


def _entry(one: Reference, row: Row) -> bytes:
    year, month, day = (*one.issued.split("-"), "", "")[:3]
    fields = {
        "title": f"{{{_plain(one.title)}}}",
        "howpublished": _plain(cited(one)),
        "organization": _plain(one.authority.court),
        "year": year,
        "month": _MONTHS.split()[int(month) - 1] if month else "",
        "day": day,
        "note": _plain(f"Status: {row.status}"),
        "abstract": _plain(one.authority.digest),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value.strip("{}")]
    return f"@misc{{{slug(one.authority.id)},\n{''.join(lines)}}}\n\n".encode()


def _plain(words: str) -> str:
    """Words that TeX prints as they are; braces, which must pair in BibTeX, become brackets."""
    even = " ".join(words.split()).replace("{", "(").replace("}", ")")
    escaped = re.sub(r"[\\~^]", lambda mark: _MARKS[mark[0]], even)
    return re.sub(r"([&%$#_])", r"\\\1", escaped)
