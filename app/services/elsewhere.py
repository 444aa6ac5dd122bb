"""Elsewhere: pages that were annotated and whose text the library does not hold, or not yet.

Such a page gets a record with an empty text.  When its text is added under the same id, what was
said of it is looked for there, as with every new version.
"""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from app.domain.document import Document, DocumentKind, Rendering, Version
from app.domain.moment import now
from app.errors import BadInput
from app.formats import page_blocks
from app.formats.iris import is_iri, reference_of
from app.formats.text_file import read_bytes
from app.importers import Imported
from app.services import index
from app.services.add import add
from app.store import documents, history
from app.store.library import Library
from app.text.versions import version_hash

SUMMARY = "Only what was said of this page is held here, not its text."
_LONGEST = 60  # characters of a slug before the part that keeps two of them apart


class Pages:
    """Documents by the IRIs that others know them by; remembers those that are not held yet."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._new: dict[str, str] = {}

    def reference(self, iri: str) -> str:
        """The id that an IRI stands for: of ours, of a document published there, or a new one.

        Raises ``BadInput`` for what is neither of ours nor the address of a page.
        """
        known = documents.of_url(self._library.db, iri)
        if known:
            return known
        if not (iri.startswith(("http://", "https://")) and is_iri(iri)):
            return reference_of(iri)
        page = slug_of(iri)
        self._new[page] = iri
        return page

    def hold(self, document: str, creator: str) -> None:
        """Make the record of a page that ``reference`` named and the library does not hold."""
        iri = self._new.get(document)
        if iri is None or documents.get(self._library.db, document) is not None:
            return
        version = Version(version_hash(""), document, 1, "", "text", _NOTHING, now(), creator)
        record = Document(document, DocumentKind.ARTICLE, iri, url=iri, summary=SUMMARY)
        with self._library.writing() as db:
            documents.put(db, record, version)
            history.record(db, history.Act(version.created, creator, document, "held"), record)
            index.index_document(self._library, document)

    def refuse(self, target: str) -> None:
        """Raise ``BadInput`` for a link to a page that is not held: links lead to authorities."""
        if target in self._new:
            raise BadInput(
                name="The annotation",
                why=f"a body of it is {self._new[target]}, which is no authority of this library",
                remedy="Link an authority, or name the page in the note.",
            )

    def fill(self, document: str, page: Path, creator: str) -> None:
        """Make everything on a saved page the text of a document that has no text yet."""
        record = documents.get(self._library.db, document)
        held = documents.current(self._library.db, document)
        if record is None or (held and held.text):
            return
        source = page_blocks.markdown(read_bytes(page), page.name)
        title = page_blocks.tree(read_bytes(page), page.name).findtext(".//title") or record.title
        whole = replace(record, title=" ".join(title.split()), summary="")
        add(self._library, Imported(whole, source, "markdown"), creator)


_NOTHING = Rendering("", (), "")


def slug_of(iri: str) -> str:
    """The id of the record of a page, which follows from its address without the fragment."""
    address = iri.partition("#")[0]
    words = re.findall(r"[a-z0-9]+", address.partition("://")[2].lower())
    digest = sha256(address.encode()).hexdigest()[:8]
    return "-".join([*"-".join(words)[:_LONGEST].split("-"), digest]).replace("--", "-")
