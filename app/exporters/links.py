"""The links as a table for spreadsheets: one row a passage and authority."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.bundle import Bundle, Passage
from app.domain.table_form import paragraph
from app.domain.table_of_authorities import record_of, status_on, status_words
from app.exporters import File
from app.formats import spreadsheet

__all__ = ["Links"]

COLUMNS = (
    *("article", "title", "published", "version", "paragraph", "start", "end", "passage"),
    *("authority", "target", "authority_title", "form", "stance", "status", "evidence"),
    *("status_when_published", "status_as_of"),
    *("note", "tags", "by", "at", "annotation"),
)


class Links:
    """``links.csv``; offsets are code points in the text of the version."""

    name = "links"
    title = "Links as a table (CSV)"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The one table."""
        rows = (_row(bundle, passage) for passage in bundle.passages())
        yield File("links.csv", spreadsheet.table(COLUMNS, rows), self.title)


def _row(bundle: Bundle, passage: Passage) -> tuple[object, ...]:
    """The cells below ``COLUMNS``."""
    document, anchor, link = passage.article.document, passage.anchor, passage.link
    note, record = passage.annotation, record_of(bundle, link.target)
    signals = link.evidence.signals if link.evidence else ()
    evidence = "; ".join(f"{signal.field}: {signal.words}" for signal in signals)
    place = (anchor.version, paragraph(passage.version, anchor), anchor.start, anchor.end)
    return (
        *(document.id, document.title, document.published, *place, anchor.exact),
        *(record.id, link.target, record.title, link.form, link.stance, link.status, evidence),
        *(status_on(record, document.published), status_words(record, bundle.as_of)),
        *(note.note, "; ".join(note.tags), note.creator, note.modified, note.id),
    )
