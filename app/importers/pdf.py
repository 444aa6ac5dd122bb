"""PDF files: articles and papers; slip opinions of the Supreme Court as the rulings they are."""

from __future__ import annotations

from collections.abc import Iterator

from app.formats import (
    article_record,
    court_opinion,
    pdf,
    pdf_child,
    pdf_leaves,
    pdf_text,
    slip_opinion,
)
from app.formats.slip_opinion import SlipOpinion
from app.formats.source import Source
from app.importers import Imported, Left, Options, case_and_ruling

__all__ = ["PdfFile"]

_BEGINNING = 1024  # bytes within which a PDF says that it is one (ISO 32000-1, annex H)


class PdfFile:
    """The text of the pages; running heads, pictures and what is written on forms are left."""

    name = "pdf"
    suffixes = (".pdf",)
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it says near its beginning that it is a PDF."""
        return b"%PDF-" in source.head()[:_BEGINNING]

    def read(self, source: Source, options: Options) -> Iterator[Imported | Left]:
        """The article in it; or the case and its ruling, with the pages as pinpoints."""
        article_record.check_columns(options.columns)
        found = pdf.read(source)
        leaves = pdf_leaves.leaves(found.sheets)
        opinion = slip_opinion.read(leaves, found.info.get("Title", ""))
        if opinion:
            yield from _opinion(opinion, source)
        else:
            yield _article(source, found, leaves, options)
        if found.pictures:
            yield Left(source.name, f"{found.pictures} pictures")
        if found.scans:
            yield Left(source.name, f"{found.scans} pages that are pictures without text")


def _article(
    source: Source, found: pdf.Pdf, leaves: list[pdf_leaves.Leaf], options: Options
) -> Imported:
    text, _ = pdf_text.markdown(leaves)
    stated = {
        "title": _title(leaves) or found.info.get("Title", ""),
        "author": found.info.get("Author", ""),
    }
    fields = article_record.named_ours(stated, options.columns)
    document = article_record.parse(fields, source.name, text=text, title=source.stem)
    return Imported(document, text, "markdown")


def _title(leaves: list[pdf_leaves.Leaf]) -> str:
    """The largest print on the first page: what readers see, unlike what a program wrote in."""
    lines = list(leaves[0].body) if leaves else []
    if not lines:
        return ""
    usual = sorted(line.size for line in lines)[len(lines) // 2]
    largest = max(line.size for line in lines)
    if largest < 1.2 * usual:
        return ""
    words = " ".join(line.text for line in lines if line.size > 0.95 * largest)
    return words.replace(pdf_child.RAISED, "").replace(pdf_child.HYPHEN, "")[:300]


def _opinion(opinion: SlipOpinion, source: Source) -> Iterator[Imported]:
    read = f"slip opinion, No. {', '.join(opinion.dockets)} ({source.file_name})"
    held = "The whole slip opinion, with its footnotes at the end."
    case, ruling = court_opinion.records(opinion.facts(), read, held)
    text, marks = pdf_text.markdown(opinion.leaves, opinion.parts)
    yield from case_and_ruling(case, ruling, text, marks)
