"""Slip opinions of the Supreme Court as plain text, page for page as they were printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.errors import BadInput
from app.formats import (
    article_record,
    court_opinion,
    pdf_leaves,
    pdf_text,
    plain_pages,
    signature,
    slip_opinion,
    text_file,
)
from app.formats.source import Source
from app.importers import Imported, Options, case_and_ruling

__all__ = ["SlipText"]

_COURT = re.compile(rb"^\s*SUPREME COURT OF THE UNITED STATES\s*$", re.MULTILINE)
_CITE = re.compile(rb"^\s*Cite as: [0-9]+ U\. ?S\. [_0-9]+ \([0-9]{4}\)\s+[0-9]+\s*$", re.MULTILINE)


class SlipText:
    """The same as of a PDF of it: the case and its ruling, with the pages as pinpoints."""

    name = "slip opinion text"
    suffixes = (".txt", ".text")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether the name of the Court and a running head stand in lines of their own."""
        head = source.head()
        return bool(_COURT.search(head) and _CITE.search(head) and signature.is_text(head))

    def read(self, source: Source, options: Options) -> Iterator[Imported]:
        """The case, and the ruling with its text."""
        article_record.check_columns(options.columns)
        text = text_file.read_text(source)
        opinion = slip_opinion.read(pdf_leaves.leaves(plain_pages.sheets(text)))
        if opinion is None:
            why = "its heads do not say which case it is, or when it was decided"
            raise BadInput(name=source.name, why=why, remedy="Add the PDF that the Court offers.")
        read = f"slip opinion, No. {', '.join(opinion.dockets)} ({source.file_name})"
        held = "The whole slip opinion, with its footnotes at the end."
        case, ruling = court_opinion.records(opinion.facts(), read, held)
        written, marks = pdf_text.markdown(opinion.leaves, opinion.parts)
        yield from case_and_ruling(case, ruling, written, marks)
