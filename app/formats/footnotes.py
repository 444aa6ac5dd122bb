"""Footnotes of a Word document, which python-docx does not write (ECMA-376 part 1, 17.11)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from app.formats.xml_text import xml_text

_TEXT, _MARK = "footnote text", "footnote reference"
_LINES = ("separator", "continuationSeparator")  # what stands above notes, and above their rest


class Footnotes:
    """The footnotes of one document, in a part of their own that is made with the first of them."""

    def __init__(self, word: Document) -> None:
        self._word = word
        self._count = len(_LINES) - 1
        self._root: Any = None

    def add(self, lines: Iterable[str]) -> Any:
        """A new note of these lines; the run that refers to it, for the text."""
        if self._root is None:
            self._root = _part(self._word)
        self._count += 1
        note = _note(self._count)
        paragraph = _within(note, "w:p")
        _styled(paragraph, "w:pPr", "w:pStyle", _TEXT)
        paragraph.append(_marked(OxmlElement("w:footnoteRef")))
        for number, line in enumerate(lines):
            run = _within(paragraph, "w:r")
            if number:
                _within(run, "w:br")
            words = _within(run, "w:t")
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words.text = xml_text(f"{'' if number else ' '}{line}")
        self._root.append(note)
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(self._count))
        return _marked(mark)

    def number(self) -> None:
        """Number the notes as they are referred to in the text: LibreOffice counts on that order.

        (Word goes by the ids, whatever they are.)
        """
        if self._root is None:
            return
        notes = {note.get(qn("w:id")): note for note in self._root}
        marks = self._word.element.body.iter(qn("w:footnoteReference"))
        for number, mark in enumerate(marks, len(_LINES)):
            note = notes[mark.get(qn("w:id"))]
            self._root.append(note)
            for each in (mark, note):
                each.set(qn("w:id"), str(number))


def _part(word: Document) -> Any:
    """The root of the part of the notes, with its two lines; its styles, and where these stand."""
    root: Any = OxmlElement("w:footnotes")
    kept = OxmlElement("w:footnotePr")
    for number, kind in enumerate(_LINES):
        note = _note(number, kind)
        _within(_within(_within(note, "w:p"), "w:r"), f"w:{kind}")
        root.append(note)
        _within(kept, "w:footnote").set(qn("w:id"), str(number))
    _before_compat(word.settings.element, kept)
    name, package = PackURI("/word/footnotes.xml"), word.part.package
    part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, root, package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    text = word.styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.font.size, text.paragraph_format.space_after = Pt(9), Pt(2)
    mark = word.styles.add_style(_MARK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    return root


def _before_compat(settings: Any, element: Any) -> None:
    """Elements of the settings have an order (ECMA-376 part 1, 17.15.1.78)."""
    compat = settings.find(qn("w:compat"))
    assert compat is not None, "the template of python-docx has it"
    compat.addprevious(element)


def _note(number: int, kind: str = "") -> Any:
    """An empty note; its type stands first, or LibreOffice counts the lines among the notes."""
    note = OxmlElement("w:footnote")
    if kind:
        note.set(qn("w:type"), kind)
    note.set(qn("w:id"), str(number))
    return note


def _marked(content: Any) -> Any:
    run = OxmlElement("w:r")
    _styled(run, "w:rPr", "w:rStyle", _MARK)
    run.append(content)
    return run


def _styled(into: Any, properties: str, kind: str, style: str) -> None:
    identity = style.replace(" ", "")  # as python-docx makes it of a style's name
    _within(_within(into, properties), kind).set(qn("w:val"), identity)


def _within(parent: Any, tag: str) -> Any:
    child = OxmlElement(tag)
    parent.append(child)
    return child
