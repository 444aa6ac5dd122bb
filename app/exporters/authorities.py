"""The authorities' records with the text held of them, as the corpus has them."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.bundle import Bundle
from app.exporters import File
from app.formats import authority_record, bundle_record
from app.formats.front_matter import join

__all__ = ["Authorities"]


class Authorities:
    """``authorities/<id>.md``, one record a file."""

    name = "authorities"
    title = "Authorities as Markdown with their records"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """One file for each record."""
        for law in bundle.laws:
            fields = authority_record.dump(law.authority)
            fields |= bundle_record.version_fields(law.version) if law.version else {}
            body = law.version.source if law.version else ""
            yield File(f"authorities{law.authority.id}.md", join(fields, body).encode())
