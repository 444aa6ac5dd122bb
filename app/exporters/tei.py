"""TEI: each text with its paragraphs, and the notes beside it as annotations that stand off.

(TEI P5, chapters 3 and 16.)  Every run between two edges of passages is a ``seg`` with an id; an
annotation's target names those that its passage is made of.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml.builder import ElementMaker

from app.domain.bundle import Bundle
from app.domain.noted_text import Note, NotedText, all_texts
from app.exporters import File
from app.formats.iris import iri_of
from app.formats.xml_text import xml_document, xml_text
from app.text.flow import Marked, Paragraph, Part, Run, Table

__all__ = ["Tei"]

_TEI = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_E = ElementMaker(namespace=_TEI, nsmap={None: _TEI})
_STYLES = {"bold": "bold", "italic": "italic", "struck": "strikethrough", "raised": "superscript"}

Element = Any  # lxml.builder carries no types


class Tei:
    """``tei/<slug>.xml``."""

    name = "tei"
    title = "TEI with standoff annotations (XML)"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """One file for each version of each article."""
        for text in all_texts(bundle):
            yield File(f"tei/{text.name}.xml", xml_document(_Document(text).element()), self.title)


class _Document:
    """Writes one text; ``_segments`` has the ids of each passage's pieces."""

    def __init__(self, text: NotedText) -> None:
        self._text = text
        self._segments: dict[int, list[str]] = {}
        places = [(note.anchor.start, note.anchor.end) for note in text.notes]
        self._marked = Marked(text.version.rendering, places)

    def element(self) -> Element:
        """The whole document."""
        body = _E.body(*(self._part(part) for part in self._marked.parts))
        whole = _E.TEI(self._header(), _E.text(body, {_ID: "text"}))
        if self._text.notes:
            notes = [self._annotation(n, note) for n, note in enumerate(self._text.notes)]
            whole.insert(1, _E.standOff(_E.listAnnotation(*notes)))
        return whole

    def _header(self) -> Element:
        document = self._text.article.document
        published = [_E.publisher(xml_text(document.outlet or "not stated"))]
        if document.published:
            published.append(_E.date(document.published, when=document.published))
        if document.credit:
            published.append(_E.availability(_E.p(xml_text(document.credit))))
        title = [_E.title(xml_text(document.title))]
        if document.author:
            title.append(_E.author(xml_text(document.author)))
        source = document.url or f"version {self._text.version.number} of {document.id}"
        return _E.teiHeader(
            _E.fileDesc(
                _E.titleStmt(*title),
                _E.publicationStmt(*published),
                _E.sourceDesc(_E.p(xml_text(source))),
            )
        )

    def _part(self, part: Part) -> Element:
        if isinstance(part, Table):
            rows = []
            for number, row in enumerate(part.rows):
                if not row:  # of empty cells alone
                    continue
                made = _E.row(*(self._filled(_E.cell(), cell) for cell in row))
                rows.append(made)
                if number < part.head:
                    made.set("role", "label")
            return _E.table(*rows)
        if part.block.kind == "heading":
            made = _E.ab(type="heading")
        elif part.block.kind == "quote":
            made = _E.p(_E.quote())
            self._filled(made[0], part)
            return made
        else:
            made = _E.p()
        if part.marker:
            made.append(_E.label(part.marker))
        return self._filled(made, part)

    def _filled(self, into: Element, paragraph: Paragraph) -> Element:
        for run in paragraph.runs:
            into.append(self._segment(run))
        return into

    def _segment(self, run: Run) -> Element:
        words = xml_text(run.words)
        made = _E.seg(_E.ref(words, target=xml_text(run.href))) if run.href else _E.seg(words)
        style = " ".join(_STYLES[each] for each in sorted(run.styles) if each in _STYLES)
        if style:
            made.set("rend", style)
        if over := self._marked.over(run):
            name = f"s{run.start}"
            made.set(_ID, name)
            for index in over:
                self._segments.setdefault(index, []).append(name)
        return made

    def _annotation(self, index: int, note: Note) -> Element:
        found = self._segments.get(index)
        target = " ".join(f"#{name}" for name in found) if found else "#text"
        words = [_E.note(xml_text(note.annotation.note))] if note.annotation.note else []
        links = [
            _E.ref(
                xml_text(linked.name),
                target=iri_of(linked.link.target),
                type=linked.link.form.value,
                subtype=linked.link.status.value,
                n=linked.link.stance.value,
            )
            for linked in note.links
        ]
        if note.answered:
            links.append(_E.ref(note.answering, target=f"#n{note.answered}", type="reply"))
        tags = [_E.note(xml_text(tag), type="tag") for tag in note.annotation.tags]
        made = _E.annotation(
            _E.respStmt(_E.resp("annotated"), _E.name(xml_text(note.annotation.creator))),
            _E.revisionDesc(_E.change("made", when=note.annotation.modified)),
            *words,
            *links,
            *tags,
            target=target,
            motivation="linking" if note.links else "commenting",
        )
        made.set(_ID, f"n{note.number}")
        return made
