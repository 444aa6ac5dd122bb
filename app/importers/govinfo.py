"""The Federal Register as govinfo.gov has it in plain text: whole documents, with their pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from app.domain.authority import Authority, AuthorityKind, Event, Key
from app.domain.document import Document, DocumentKind
from app.domain.references import federal_register
from app.errors import BadInput
from app.formats import article_record, govinfo_text, text_file
from app.formats.source import Source
from app.importers import Imported, Options, Page

__all__ = ["GovinfoText"]

_KINDS = {
    "Notices": AuthorityKind.NOTICE,
    "Proposed Rules": AuthorityKind.NOTICE,
    "Rules and Regulations": AuthorityKind.REGULATION,
    "Presidential Documents": AuthorityKind.ORDER,
}


class GovinfoText:
    """A document a file; the pages on which it was printed are its pinpoints."""

    name = "govinfo text"
    suffixes = (".txt", ".htm", ".html")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether the head that the Government Publishing Office sets is there."""
        return govinfo_text.HEAD.encode() in source.head()[:4096]

    def read(self, source: Source, options: Options) -> Iterator[Imported]:
        """The one document, under the volume and page that it begins on."""
        article_record.check_columns(options.columns)
        found = govinfo_text.read(text_file.read_text(source))
        if found is None:
            why = "its head does not say on which pages it was printed"
            raise BadInput(name=source.name, why=why, remedy="Fetch it again from govinfo.gov.")
        cited, day = f"{found.volume} Fed. Reg. {found.page}", _day(found.day)
        read = f"govinfo.gov, FR Doc. No. {found.number}, {cited} ({source.file_name})"
        authority = Authority(
            id=federal_register(found.volume, found.page),
            kind=_KINDS.get(found.section, AuthorityKind.NOTICE),
            title=f"{found.title or found.number} ({cited})",
            as_of=day,
            source=read,
            held="The text as printed in the Federal Register.",
            keys=(Key("fr", cited), *([Key("frdoc", found.number)] if found.number else [])),
            events=(Event(day, "published", "Published in the Federal Register.", read),)
            if day
            else (),
        )
        document = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
        pages = tuple(Page(label, before) for label, before in found.pages)
        yield Imported(document, found.source, "markdown", authority, pages)


def _day(text: str) -> str:
    try:
        return datetime.strptime(text, "%B %d, %Y").date().isoformat()
    except ValueError:
        return ""
