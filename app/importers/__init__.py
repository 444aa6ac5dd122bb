"""Importers: one kind of source a file.

An importer reads one file and yields what it found there; it stores nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.annotation import Annotation
from app.domain.authority import Authority
from app.domain.document import Document, DocumentKind, Rendering
from app.errors import BasisError
from app.formats.annotation_set import Found
from app.formats.pdf_text import Mark
from app.formats.source import Source
from app.formats.w3c_words import Reference

# In the order in which they are asked whether a content is theirs: formats that say what they are
# come first, text that could be anything last.
NAMES: tuple[str, ...] = (
    *("pdf", "docx", "epub", "uslm_law", "uslm", "ecfr", "courtlistener", "cap"),
    *("federal_register", "govinfo", "w3c", "hypothesis", "zotero", "zotero_rdf", "csl"),
    *("slip_text", "docket_page", "warc", "web_archive", "html", "jsonl", "csv"),
    "courtlistener_bulk",
    *("markdown", "text"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a printed source: its number, and how many letters and digits stand before it.

    Counted so, a page is found in the canonical text wherever its words became blocks.  ``part``
    names what is paged on its own ("Syllabus"), as the parts of slip opinions are.  A page without
    a label is where the last one ends.
    """

    label: str
    before: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """One document as it stands in a source: its record, its text as written, and its format.

    ``source_format`` is ``markdown`` or ``text``.  ``authority`` is set where the document is the
    text of an authority; its provisions come from the markers in ``source``, and from ``pages``.
    A ``partial`` source is less than that text (an abstract): it never takes the place of one.
    ``notes`` are what people said of it elsewhere; one without an author is said by whoever brings
    it in.  One that is ``named`` says its own id; otherwise the id of an article comes from its
    title.  ``rendering`` is what was made of the source already, by whoever had the time.
    """

    document: Document
    source: str
    source_format: str
    authority: Authority | None = None
    pages: tuple[Page, ...] = ()
    partial: bool = False
    named: bool = False
    notes: tuple[Annotation, ...] = ()
    rendering: Rendering | None = None


def case_and_ruling(
    case: Authority, ruling: Authority, text: str, marks: Iterable[Mark] = ()
) -> Iterator[Imported]:
    """A case, and the ruling in it with its text as Markdown and the marks of its pages."""
    pages = tuple(Page(each.label, each.before, each.part) for each in marks)
    for authority, held, paged in ((case, "", ()), (ruling, text, pages)):
        document = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
        yield Imported(document, held, "markdown", authority, paged)


@dataclass(frozen=True, slots=True)
class Noted:
    """Annotations on documents that a source names by their addresses and does not hold.

    ``read`` gives them to whoever knows the id of a document by its address.
    """

    name: str
    read: Callable[[Reference], Found]


@dataclass(frozen=True, slots=True)
class Left:
    """What a source holds and its importer leaves on purpose: ``3 pictures``, in words."""

    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A part of a source that cannot be taken, while the rest can: a row, or a file of many.

    ``name`` says which (``articles.jsonl, line 12``), ``error`` why and what to do.
    """

    name: str
    error: BasisError


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may say about a source.

    ``columns`` maps our fields to the names that the source uses (``{"title": "headline"}``), or
    to a value for all of it after an equals sign (``{"credit": "=Wikinews, CC BY 2.5"}``).
    """

    columns: Mapping[str, str] = field(default_factory=dict)


class Importer(Protocol):
    """What each module of this folder offers.

    ``suffixes`` are the ends of the names that its files have, less what they are packed by.
    ``certain`` says that a content which it recognises is of its format, whatever the name.
    """

    name: str
    suffixes: tuple[str, ...]
    certain: bool

    def recognises(self, source: Source) -> bool:
        """Whether the content, mostly its head, can be of this format.  Raises nothing."""
        ...

    def read(self, source: Source, options: Options) -> Iterable[Imported | Noted | Left | Refused]:
        """The documents in one source, streamed, with what was left or refused among them.

        Raises a ``BadInput`` or ``Unsafe`` naming the source when nothing of it is to be kept.
        One that yields many documents sees to it, before the first, that the source is whole:
        whoever stores them may do so in several transactions.
        """
        ...
