"""The authorities' records with the text held of them, as the corpus has them."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.bundle import Bundle, Law
from app.domain.document import Version
from app.exporters import File
from app.formats import authority_record, bundle_record
from app.formats.front_matter import join

__all__ = ["Authorities"]


class Authorities:
    """``authorities/<id>.md``, with ``.txt`` and ``.provisions.json`` where there is a text.

    Earlier versions of a text have ``.version-<n>`` in the name.
    """

    name = "authorities"
    title = "Authorities as Markdown with their records"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The files of each record, and one with the old ids of merged records."""
        for law in bundle.laws:
            yield from _files(law)
        if bundle.redirects:
            content = bundle_record.dump_redirects(bundle.redirects)
            about = "Old ids of authorities and the ids that they lead to"
            yield File("authorities/redirects.json", [content], about)


def _files(law: Law) -> Iterator[File]:
    path, title = f"authorities{law.authority.id}", law.authority.title
    if law.version is None:
        yield _record(law, None, path, title)
    for version in law.versions:
        earlier = f".version-{version.number}" if version != law.version else ""
        about = f"{title} (version {version.number})" if earlier else title
        yield _record(law, version, path + earlier, about)
        text = version.text.encode()
        yield File(f"{path}{earlier}.txt", [text], f"{about}, its canonical text")
    if law.authority.provisions:
        content = bundle_record.dump_provisions(law.authority)
        about = f"{title}: where its provisions stand in its text"
        yield File(f"{path}.provisions.json", [content], about)


def _record(law: Law, version: Version | None, path: str, about: str) -> File:
    fields = authority_record.dump(law.authority)
    fields |= bundle_record.version_fields(version) if version else {}
    content = join(fields, version.source if version else "").encode()
    return File(path + ".md", [content], f"{about}, its record")
