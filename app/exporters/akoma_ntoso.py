"""Akoma Ntoso: each text as a document whose references to law are marked for legal systems.

(Akoma Ntoso 1.0, OASIS, part 2.)  A passage that cites, names or quotes is a ``ref``; one that
describes an authority or refers back to it has an ``implicitReference`` in the metadata, for the
words stay what they are.  Only accepted links count.  Notes are in the metadata, a ``noteRef``
behind the passage leads to each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml.builder import ElementMaker

from app.domain.annotation import LinkStatus
from app.domain.bundle import Bundle
from app.domain.dates import first_day
from app.domain.noted_text import LinkedLaw, Note, NotedText, all_texts
from app.domain.table_of_authorities import OBLIQUE
from app.exporters import File
from app.formats.xml_text import xml_document, xml_text
from app.text.flow import Marked, Paragraph, Part, Run, Table

__all__ = ["AkomaNtoso"]

_AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_E = ElementMaker(namespace=_AKN, nsmap={None: _AKN})
_WRAPS = {"bold": "b", "italic": "i", "raised": "sup", "struck": "del"}
_SOURCE = "#basis"

Element = Any  # lxml.builder carries no types


class AkomaNtoso:
    """``akoma-ntoso/<slug>.xml``."""

    name = "akoma_ntoso"
    title = "Akoma Ntoso, references to law marked (XML)"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """One file for each version of each article."""
        for text in all_texts(bundle):
            document = xml_document(_Document(text).element())
            yield File(f"akoma-ntoso/{text.name}.xml", document, self.title)


class _Document:
    """Writes one text; ``_where`` has the ids of the elements that a passage is made of."""

    def __init__(self, text: NotedText) -> None:
        self._text = text
        self._where: dict[int, list[str]] = {}
        places = [(note.anchor.start, note.anchor.end) for note in text.notes]
        self._marked = Marked(text.version.rendering, places)

    def element(self) -> Element:
        """The whole document."""
        parts = [self._part(part) for part in self._marked.parts] or [_E.p()]
        body = _E.mainBody(*parts)
        return _E.akomaNtoso(_E.doc(self._meta(), body, name="article"))

    def _meta(self) -> Element:
        meta = _E.meta(self._identification())
        references = _E.references(
            _E.TLCOrganization(eId="basis", href="/ontology/organization/basis", showAs="Basis"),
            source=_SOURCE,
        )
        if implicit := list(self._implicit()):
            others = _E.otherReferences(*implicit, source=_SOURCE)
            meta.append(_E.analysis(others, source=_SOURCE))
        meta.append(references)
        if self._text.notes:
            notes = (_note(note) for note in self._text.notes)
            meta.append(_E.notes(*notes, source=_SOURCE))
        return meta

    def _identification(self) -> Element:
        document, version = self._text.article.document, self._text.version
        day = first_day(document.published) if document.published else version.created[:10]
        work = f"/akn/us/doc/{day}/{document.id}"
        expression = f"{work}/eng@{version.created[:10]}"
        return _E.identification(
            _E.FRBRWork(
                *_names(work),
                _E.FRBRdate(date=day, name="publication"),
                _E.FRBRauthor(href=_SOURCE),
                _E.FRBRcountry(value="us"),
            ),
            _E.FRBRExpression(
                *_names(expression),
                _E.FRBRdate(date=version.created[:10], name="version"),
                _E.FRBRauthor(href=_SOURCE),
                _E.FRBRlanguage(language="eng"),
            ),
            _E.FRBRManifestation(
                *_names(f"{expression}.xml"),
                _E.FRBRdate(date=version.created[:10], name="version"),
                _E.FRBRauthor(href=_SOURCE),
            ),
            source=_SOURCE,
        )

    def _implicit(self) -> Iterator[Element]:
        for index, note in enumerate(self._text.notes):
            for linked in _accepted(note):
                if linked.link.form in OBLIQUE:
                    for name in self._where.get(index, ()):
                        target, words = linked.link.target, xml_text(linked.name)
                        yield _E.implicitReference({"for": f"#{name}"}, href=target, showAs=words)

    def _part(self, part: Part) -> Element:
        if isinstance(part, Table):
            return _E.table(
                *(
                    _E.tr(*(self._cell(cell, n < part.head) for cell in row))
                    for n, row in enumerate(part.rows)
                    if row  # of empty cells alone there is nothing, and the schema wants one
                )
            )
        made = _E.p(eId=f"p_{part.block.number}")
        if part.marker:
            made.append(_E.span(f"{part.marker} "))
        self._fill(made, part)
        if part.block.kind == "heading":
            made.set("class", f"heading-{part.block.level}")
        elif part.block.kind in ("item", "quote", "code"):
            made.set("class", part.block.kind)
        return made

    def _cell(self, cell: Paragraph, head: bool) -> Element:
        words = _E.p(eId=f"p_{cell.block.number}")
        self._fill(words, cell)
        return _E.th(words) if head else _E.td(words)

    def _fill(self, into: Element, paragraph: Paragraph) -> None:
        for run in paragraph.runs:
            into.append(self._run(run))
            for index in self._marked.ending(run):
                number = str(self._text.notes[index].number)
                into.append(_E.noteRef(href=f"#note_{number}", marker=number))

    def _run(self, run: Run) -> Element:
        made = _E.span(xml_text(run.words))
        for style in sorted(run.styles & _WRAPS.keys()):
            made = _E(_WRAPS[style], made)
        if run.href.startswith(("http", "mailto:")):
            made = _E.a(made, href=xml_text(run.href))
        over = self._marked.over(run)
        explicit = [x for n in over for x in _accepted(self._text.notes[n]) if _is_explicit(x)]
        if explicit:
            made = _E.ref(*([made] if not run.href else [_E.span(xml_text(run.words))]))
            made.set("href", explicit[-1].link.target)
        if over:
            made.set("eId", f"r_{run.start}")
            for index in over:
                self._where.setdefault(index, []).append(f"r_{run.start}")
        return made


def _accepted(note: Note) -> Iterator[LinkedLaw]:
    return (x for x in note.links if x.link.status is LinkStatus.ACCEPTED)


def _is_explicit(linked: LinkedLaw) -> bool:
    return linked.link.form not in OBLIQUE


def _names(path: str) -> tuple[Element, Element]:
    return _E.FRBRthis(value=path), _E.FRBRuri(value=path)


def _note(note: Note) -> Element:
    lines = [*note.lines, note.signed]
    words = (_E.p(xml_text(line)) for line in lines)
    return _E.note(*words, eId=f"note_{note.number}")
