"""EPUB: the articles with their notes and the law, for readers on any device.

(EPUB 3.3; the container is a zip with ``mimetype`` first, section 4.2.  Written here, since the
usual package may not be used under a free licence like ours.)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from lxml import etree, html
from markupsafe import Markup

from app.domain.authority import Authority
from app.domain.bibliography import cited
from app.domain.bundle import Bundle, Law
from app.domain.document import Version
from app.domain.noted_text import NotedText, noted_texts
from app.domain.table_of_authorities import (
    Row,
    order,
    record_of,
    reference_of,
    row_of,
    status_words,
    where,
)
from app.exporters import File, render
from app.formats.container import Member, container, member
from app.formats.xml_text import xml_text
from app.text.embedding import embed
from app.text.marking import Mark, mark
from app.text.note_marks import with_note_marks, without_pictures

__all__ = ["Epub"]

_CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"'
    ' version="1.0"><rootfiles><rootfile full-path="book/package.opf"'
    ' media-type="application/oebps-package+xml"/></rootfiles></container>'
)


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the book and its line in the contents."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An authority on the page of the law: its fragment, citation, status, text and places."""

    key: str
    authority: Authority
    citation: str
    status: str
    body: Markup
    places: str


class Epub:
    """``articles.epub``."""

    name = "epub"
    title = "EPUB, for reading devices"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The one book."""
        yield File("articles.epub", container(_members(bundle)), self.title)


def _members(bundle: Bundle) -> Iterator[Member]:
    yield member("mimetype", b"application/epub+zip")
    yield member("META-INF/container.xml", _CONTAINER.encode())
    yield _page("style.css", "epub.css")
    laws = {record.id: f"law{n}" for n, record in enumerate(_records(bundle))}
    pages: list[Page] = []
    for article in bundle.articles:
        for text in noted_texts(bundle, article):
            earlier = "" if text.is_current else f" (version {text.version.number})"
            page = Page(f"text{len(pages) + 1}.xhtml", article.document.title + earlier)
            pages.append(page)
            yield _page(page.name, "epub_text.xhtml", text=text, body=_body(text), laws=laws)
    if laws:
        pages.append(Page("law.xhtml", "The law"))
        yield _page("law.xhtml", "epub_law.xhtml", bundle=bundle, entries=_entries(bundle, laws))
    yield _page("nav.xhtml", "epub_nav.xhtml", pages=pages)
    named = " ".join([bundle.title, bundle.as_of, *(page.title for page in pages)])
    identifier = uuid5(NAMESPACE_URL, named).urn
    yield _page(
        "package.opf", "epub_package.xml", bundle=bundle, pages=pages, identifier=identifier
    )


def _page(name: str, template: str, **values: object) -> Member:
    words = b"".join(render(template, **values)).decode()
    return member(f"book/{name}", xml_text(words).encode())


def _body(text: NotedText) -> Markup:
    version = text.version
    marks = [
        Mark(note.anchor.start, note.anchor.end, f"n{note.number}", (), "") for note in text.notes
    ]
    marked = mark(_embedded(version, "t"), version.rendering.blocks, marks)
    labels = {f"n{note.number}": str(note.number) for note in text.notes}
    nowhere = "".join(
        f'<span id="m-{name}"></span>' for name in labels if f'id="m-{name}"' not in marked
    )
    return _xhtml(with_note_marks(marked, labels) + nowhere)


def _embedded(version: Version, prefix: str) -> str:
    """The HTML of a version below a heading of the first level, its ids those of XML."""
    levels = [block.level for block in version.rendering.blocks if block.kind == "heading"]
    ids: dict[str, str] = {}

    def name(old: str) -> str:
        return ids.setdefault(old, f"{prefix}-{len(ids)}")

    sink = 2 - min(levels, default=1)
    return embed(without_pictures(version.rendering.html), name, sink)


def _xhtml(fragment: str) -> Markup:
    """HTML as XML: empty elements closed, no named characters."""
    whole = html.fragment_fromstring(fragment, create_parent="div")
    return Markup(etree.tostring(whole, encoding="unicode"))  # noqa: S704  # was cleaned before


def _records(bundle: Bundle) -> list[Authority]:
    """Every authority of the bundle and every one linked that it lacks, in the table's order."""
    linked = {
        link.target for article in bundle.articles for n in article.annotations for link in n.links
    }
    records = {record.id: record for record in bundle.table.authorities.values()}
    missing = (record_of(bundle, target) for target in sorted(linked))
    records |= {record.id: record for record in missing if record.id not in records}
    return sorted(records.values(), key=order)


def _entries(bundle: Bundle, laws: dict[str, str]) -> Iterator[Entry]:
    held = {reference: n for n, reference in enumerate(bundle.table.authorities)}
    for record in _records(bundle):
        law = bundle.laws[held[record.id]] if record.id in held else Law(record)
        key = laws[record.id]
        yield Entry(
            key=key,
            authority=record,
            citation=cited(reference_of(bundle, record)),
            status=status_words(record, bundle.as_of),
            body=_xhtml(_sunk(_embedded(law.version, key))) if law.version else Markup(""),
            places=_places(bundle, row_of(bundle, record)),
        )


def _sunk(text: str) -> str:
    """One level lower: below the heading of its authority."""
    return embed(text, lambda old: old, 1)


def _places(bundle: Bundle, row: Row | None) -> str:
    return where([*row.explicit, *row.oblique], bundle.form) if row else ""
