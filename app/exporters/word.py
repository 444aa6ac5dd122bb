"""Word: the articles with each note as a comment on its passage, its links as a footnote to it,
and a table of authorities.

Every accepted link also puts a hidden TA field behind its passage, from which Word makes a table
of authorities with page numbers (References, Insert Table of Authorities).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import docx
from docx.document import Document as Word_
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from app.domain.annotation import LinkStatus
from app.domain.bibliography import cited
from app.domain.bundle import Bundle
from app.domain.noted_text import LinkedLaw, Note, NotedText, noted_texts
from app.domain.table_form import Group
from app.domain.table_of_authorities import group, reference_of, table_of_authorities, where
from app.exporters import File
from app.formats.comments import Comments
from app.formats.container import container, member
from app.formats.footnotes import Footnotes
from app.formats.xml_text import xml_text
from app.text.flow import Marked, Paragraph, Run, Table

__all__ = ["Word"]

# The numbers that Word gives to kinds of authorities; 8 to 16 are free.
_CATEGORIES = {
    Group.CASES: 1,
    Group.STATUTES: 2,
    Group.CONSTITUTION: 7,
    Group.REGULATIONS: 6,
    Group.EXECUTIVE: 8,
    Group.FOREIGN: 9,
}

_HOW_TO_READ = (
    "Comments hold the notes. A footnote says which law the passage before it refers to and how, as"
    " the note on that passage has it."
)
_STATUS = "What became of an authority after the newest source read for it is unknown here."


class Word:
    """``articles.docx``."""

    name = "word"
    title = "Word, notes as comments, citations as footnotes (.docx)"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The one document; the texts are in it one after the other."""
        word = docx.Document()
        _describe(word, bundle)
        footnotes, comments = Footnotes(word), Comments(word)
        _begin(word, footnotes, bundle)
        for article in bundle.articles:
            for text in noted_texts(bundle, article):
                _Writer(word, footnotes, comments, bundle, text).write()
        comments.put()
        _table(word, bundle)
        footnotes.number()
        out = io.BytesIO()
        word.save(out)
        yield File("articles.docx", _repacked(out), self.title)


def _describe(word: Word_, bundle: Bundle) -> None:
    """Title and dates; none of them is the time of writing."""
    day = datetime.fromisoformat(bundle.as_of or "1980-01-01").replace(tzinfo=UTC)
    about = word.core_properties
    about.title, about.author, about.comments = xml_text(bundle.title), "", ""
    about.created = about.modified = day
    word.styles["Normal"].font.name = "Georgia"
    word.styles["Normal"].font.size = Pt(11)


def _begin(word: Word_, footnotes: Footnotes, bundle: Bundle) -> None:
    """The title and the day, and how to read what follows.

    Two footnotes before the first comment: where a comment stands between the first two of a
    document, LibreOffice 7.4 shows all of them empty.
    """
    lines = (
        (bundle.title, "Title", _HOW_TO_READ),
        (f"As of {bundle.as_of}.", "Subtitle", _STATUS),
    )
    for words, style, note in lines:
        paragraph = word.add_paragraph(xml_text(words), style)
        paragraph._p.append(footnotes.add([note]))


class _Writer:
    """Writes one text; ``_marked`` has the runs of each note's passage."""

    def __init__(
        self,
        word: Word_,
        footnotes: Footnotes,
        comments: Comments,
        bundle: Bundle,
        text: NotedText,
    ) -> None:
        self._word = word
        self._footnotes, self._comments = footnotes, comments
        self._bundle = bundle
        self._text = text
        places = [(note.anchor.start, note.anchor.end) for note in text.notes]
        self._flow = Marked(text.version.rendering, places)
        self._marked: dict[int, list[WordRun]] = {}
        self._last: dict[Any, Any] = {}  # what was put last behind a run, by the run

    def write(self) -> None:
        """Title, byline, text, and a comment on each passage."""
        self._word.add_heading(xml_text(self._text.article.document.title), 1)
        earlier = "" if self._text.is_current else f" · version {self._text.version.number}"
        self._word.add_paragraph(xml_text(self._text.byline + earlier), style="Subtitle")
        for part in self._flow.parts:
            if isinstance(part, Table):
                self._table(part)
            else:
                self._paragraph(part, self._word.add_paragraph(style=_style(part)))
        for index, note in enumerate(self._text.notes):
            self._comment(note, self._marked.get(index, []))

    def _table(self, table: Table) -> None:
        made = self._word.add_table(len(table.rows), max(map(len, table.rows)), "Table Grid")
        for number, (row, cells) in enumerate(zip(made.rows, table.rows, strict=True)):
            _whole(row, head=number < table.head)
            for cell, paragraph in zip(row.cells, cells, strict=False):
                self._paragraph(paragraph, cell.paragraphs[0])

    def _paragraph(self, paragraph: Paragraph, into: WordParagraph) -> None:
        if paragraph.marker:
            into.add_run(f"{paragraph.marker} ")
        for run in paragraph.runs:
            made = _run(into, run)
            for index in self._flow.over(run):
                self._marked.setdefault(index, []).append(made)

    def _comment(self, note: Note, runs: list[WordRun]) -> None:
        if not runs:  # it stands on no words of the text
            words = xml_text(note.whereabouts or "a note on no passage")
            runs = [self._word.add_paragraph(style="Subtitle").add_run(words)]
        words = "\n".join(note.lines) or "Marked without words"
        of = note.annotation
        self._comments.add(runs, words, of.creator, of.modified)
        if note.links:
            lines = [_footnote(self._bundle, linked) for linked in note.links]
            self._behind(runs[-1], [self._footnotes.add(lines)])
        for linked in note.links:
            if linked.link.status is LinkStatus.ACCEPTED:
                self._behind(runs[-1], _hidden(self._bundle, linked))

    def _behind(self, run: WordRun, added: Iterable[Any]) -> None:
        """Put elements behind a run and its comment, and what notes before this one have there.

        Within the comment's range, LibreOffice would lose the words of footnotes.
        """
        of_run: Any = run._r
        comment = of_run.getnext().getnext()  # behind the end of the range
        for element in added:
            self._last.get(of_run, comment).addnext(element)
            self._last[of_run] = element


def _whole(row: Any, *, head: bool) -> None:
    """No page parts the row; one of the head stands on every page that the table goes on over."""
    properties = row._tr.get_or_add_trPr()
    for name in ("w:cantSplit", *(["w:tblHeader"] if head else [])):
        properties.append(OxmlElement(name))


def _footnote(bundle: Bundle, linked: LinkedLaw) -> str:
    """How the passage refers to the law, and the law's citation: ``Describes Noem v. Doe, …``."""
    words = cited(reference_of(bundle, linked.authority), linked.pinpoint)
    stance = f" ({linked.unusual_stance})" if linked.unusual_stance else ""
    accepted = linked.link.status is LinkStatus.ACCEPTED
    status = "" if accepted else f" ({linked.link.status})"
    return f"{linked.plain_verb.capitalize()}{status} {words}{stance}."


def _style(paragraph: Paragraph) -> str:
    block = paragraph.block
    if block.kind == "heading":
        return f"Heading {min(block.level + 1, 9)}"
    return {"item": "List Paragraph", "quote": "Quote"}.get(block.kind, "Normal")


def _run(into: WordParagraph, run: Run) -> WordRun:
    made = into.add_run(xml_text(run.words))
    made.bold = "bold" in run.styles or None
    made.italic = "italic" in run.styles or None
    made.font.strike = "struck" in run.styles or None
    made.font.superscript = "raised" in run.styles or None
    if "code" in run.styles:
        made.font.name = "Courier New"
    return made


def _hidden(bundle: Bundle, linked: LinkedLaw) -> list[Any]:
    """The runs of a TA field that says what the passage relies on, in their order.

    (ECMA-376 part 1, section 17.16.5.66.)
    """
    words = cited(reference_of(bundle, linked.authority), linked.pinpoint)
    long = re.sub(r'(["\\])', r"\\\1", xml_text(words))
    code = OxmlElement("w:instrText")
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    code.text = f' TA \\l "{long}" \\c {_CATEGORIES[group(linked.authority)]} '
    begin, end = OxmlElement("w:fldChar"), OxmlElement("w:fldChar")
    begin.set(qn("w:fldCharType"), "begin")
    end.set(qn("w:fldCharType"), "end")
    return [_vanished(content) for content in (begin, code, end)]


def _vanished(content: Any) -> Any:
    run, properties = OxmlElement("w:r"), OxmlElement("w:rPr")
    properties.append(OxmlElement("w:vanish"))
    run.append(properties)
    run.append(content)
    return run


def _table(word: Word_, bundle: Bundle) -> None:
    found = table_of_authorities(bundle)
    if not found:
        return
    word.add_heading("Table of authorities", 1)
    word.add_paragraph(f"As of {bundle.as_of}.", style="Subtitle")
    for heading, rows in found.items():
        word.add_heading(heading, 2)
        for row in rows:
            paragraph = word.add_paragraph()
            words = cited(reference_of(bundle, row.authority))
            paragraph.add_run(xml_text(words)).italic = heading is Group.CASES
            paragraph.add_run(
                xml_text(f" ({row.status}): {where([*row.explicit, *row.oblique], bundle.form)}")
            )


def _repacked(made: io.BytesIO) -> Iterable[bytes]:
    """The package as a zip whose bytes follow from its parts, with no time of writing in it."""
    with zipfile.ZipFile(made) as packed:
        members = [member(name, packed.read(name)) for name in packed.namelist()]
    return container(members)
