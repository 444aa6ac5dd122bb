"""PDF: the articles with each note in the margin of its passage, and a table with page numbers.

Made by typst, which checks while it writes that the file is PDF/A-2a (for archives) and PDF/UA-1
(for readers of every kind), and refuses to write one that is not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files

import typst

from app.domain.bibliography import cited
from app.domain.bundle import Bundle
from app.domain.noted_text import LinkedLaw, Note, NotedText, noted_texts
from app.domain.table_of_authorities import Place, Row, reference_of, table_of_authorities
from app.exporters import File
from app.text.flow import Marked, Paragraph, Part, Run
from app.text.stretches import Stretch, stretches

__all__ = ["Pdf"]

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_KNOWN = re.compile(r"[\x20-\x7e\u00a0-\u017f\u2010-\u2027\u2030-\u203a\u20ac\n\t]+")
_WHOLE = 1500  # characters, with those of typst, up to which a note is not parted by a page's end
_LOST = "\ufffd"  # in place of a character that no font of this machine has


class Pdf:
    """``articles.pdf``."""

    name = "pdf"
    title = "PDF, notes in the margin (PDF/A, PDF/UA)"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """The one document; the texts are in it one after the other."""
        source = "".join(_Document(bundle).source())
        lost = sorted({each for each in _KNOWN.sub("", source) if not _is_shown(each)})
        shown = source.translate(dict.fromkeys(map(ord, lost), _LOST))
        day = date.fromisoformat(bundle.as_of or "1980-01-01")
        made = _compiler().compile(
            shown.encode(),
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
        assert isinstance(made, bytes)
        yield File("articles.pdf", [made], self.title)


class _Document:
    """Writes typst; ``_places`` has the number of each note in the file by text and number there.

    Of the third note in the file, ``<m3>`` is the passage and ``<n3>`` the note.
    """

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._places: dict[tuple[str, str, int], int] = {}
        self._laws: dict[str, int] = {}

    def source(self) -> Iterator[str]:
        """The template, the articles and the table."""
        yield (files("app.exporters") / "templates" / "pdf.typ").read_text("utf-8")
        yield f"#set document(title: {_string(self._bundle.title)})\n"
        table = table_of_authorities(self._bundle)
        for rows in table.values():
            self._laws |= {row.authority.id: len(self._laws) + n for n, row in enumerate(rows)}
        for article in self._bundle.articles:
            for text in noted_texts(self._bundle, article):
                yield from self._text(text)
        if table:
            yield '#heading(level: 1, "Table of authorities")\n'
            yield f"#small({_string(f'As of {self._bundle.as_of}. Numbers are pages.')})\n\n"
        for group, rows in table.items():
            yield f"#heading(level: 2, {_string(group)})\n"
            yield from (self._row(row) for row in rows)

    def _text(self, text: NotedText) -> Iterator[str]:
        earlier = "" if text.is_current else f"version {text.version.number}"
        yield f"#heading(level: 1, {_string(text.article.document.title)})\n"
        yield f"#small({_string(' · '.join(filter(None, (text.byline, earlier))))})\n\n"
        document, version = text.article.document.id, text.version.hash
        for note in text.notes:
            self._places[document, version, note.number] = len(self._places)
        labels = [self._places[document, version, note.number] for note in text.notes]
        places = [(note.anchor.start, note.anchor.end) for note in text.notes]
        marked = Marked(text.version.rendering, places)
        writer = _Writer(text, marked, labels, self._laws)
        if marked.nowhere:
            yield writer.beside(writer.numbers(marked.nowhere), marked.nowhere)
        yield from map(writer.stretch, stretches(marked))

    def _row(self, row: Row) -> str:
        words = _string(cited(reference_of(self._bundle, row.authority)))
        explicit, oblique = self._pages(row.explicit), self._pages(row.oblique)
        entry = f"#row({words}, {_string(row.status)}, {explicit}, {oblique})"
        return f"#[{entry}] <law{self._laws[row.authority.id]}>\n"

    def _pages(self, places: Iterable[Place]) -> str:
        numbers = [self._places[p.article, p.version, p.note] for p in places]
        return f"pages({', '.join(f'<m{n}>' for n in numbers)})" if numbers else "none"


class _Writer:
    """Writes one text; ``labels`` has the number in the file of each of its notes."""

    def __init__(
        self, text: NotedText, marked: Marked, labels: Sequence[int], laws: dict[str, int]
    ) -> None:
        self._notes, self._marked, self._labels, self._laws = text.notes, marked, labels, laws

    def stretch(self, stretch: Stretch) -> str:
        """Some parts with their notes beside them."""
        words = "".join(self._part(part, level) for part, level in stretch.parts)
        if stretch.notes:
            return self.beside(words, stretch.notes, "headed" if stretch.parts[0][1] else "beside")
        return words if stretch.is_heading else f"#measure[{words}]\n\n"

    def beside(self, words: str, notes: Iterable[int], way: str = "beside") -> str:
        """Words with some notes in the margin; ``headed`` words begin with a heading."""
        return f"#{way}[\n{words}][{''.join(map(self._note, sorted(notes)))}]\n\n"

    def numbers(self, notes: Iterable[int]) -> str:
        """The numbers that lead to some notes."""
        return "".join(f"#mark({self._ends(n, 'mn')})" for n in notes)

    def _ends(self, note: int, ways: str) -> str:
        """The number that is shown of a note, its label and where it leads."""
        here, there = (f"<{way}{self._labels[note]}>" for way in ways)
        return f'"{self._notes[note].number}", {here}, {there}'

    def _part(self, part: Part, level: int) -> str:
        if isinstance(part, Paragraph):
            return _framed(part, self._line(part), level)
        width = max(map(len, part.rows))
        cells = [f"[{self._line(cell)}]," for row in part.rows for cell in row]
        head = "".join(cells[: width * part.head])
        header = f"table.header({head})," if head else ""
        return f"#table(columns: {width}, {header}{''.join(cells[width * part.head :])})\n\n"

    def _line(self, paragraph: Paragraph) -> str:
        """The runs of a paragraph; a number follows the run that a passage ends with."""
        words = [f"#{_string(paragraph.marker + ' ')}"] if paragraph.marker else []
        for run in paragraph.runs:
            words.append(_run(run, lit=bool(self._marked.over(run))))
            words.append(self.numbers(self._marked.ending(run)))
        return "".join(words)

    def _note(self, index: int) -> str:
        note = self._notes[index]
        lines = [self._answering(note)] if note.answering else []
        lines += [_string(note.whereabouts)] if note.whereabouts else []
        lines += [self._link(linked) for linked in note.links]
        lines += [_string(line) for line in note.annotation.note.splitlines()]
        signed = " · ".join(filter(None, (", ".join(note.annotation.tags), note.signed)))
        lines.append(f"small({_string(signed)})")
        whole = "true" if sum(map(len, lines)) < _WHOLE else "false"
        return f"#note({self._ends(index, 'nm')}, {whole}, {', '.join(lines)})\n"

    def _answering(self, note: Note) -> str:
        """What it answers, with a way there."""
        words = _string(note.answering)
        if not note.answered:
            return words
        return f"link(<n{self._labels[note.answered - 1]}>, {words})"

    def _link(self, linked: LinkedLaw) -> str:
        number = self._laws.get(linked.authority.id)
        name = _string(linked.name)
        if number is not None:
            name = f"link(<law{number}>, {name})"
        return f"[#{_string(linked.verb + ' ')}#{name}]"


def _framed(paragraph: Paragraph, words: str, level: int) -> str:
    block = paragraph.block
    if block.kind == "heading":
        return f"#heading(level: {level}, [{words}])\n"
    if block.kind == "quote":
        return f"#quote(block: true, [{words}])\n\n"
    if block.kind == "item":
        return f"#pad(left: {1.2 * max(block.level, 1)}em, [{words}])\n\n"
    return f"{words}\n\n"


def _run(run: Run, *, lit: bool) -> str:
    words = _string(run.words)
    for style, name in _WRAPS.items():
        if style in run.styles:
            words = f"{name}({words})"
    if run.href.startswith(("http://", "https://", "mailto:")):
        words = f"link({_string(run.href)}, {words})"
    return f"#lit({words})" if lit else f"#{words}"


_WRAPS = {
    "code": 'text.with(font: "DejaVu Sans Mono", size: 0.85em)',
    "bold": "strong",
    "italic": "emph",
    "struck": "strike",
    "raised": "super",
}


def _string(words: str) -> str:
    """A string of typst; its escapes are among those of JSON but for other planes and controls."""
    plain = "".join(each if each.isprintable() or each in "\n\u00a0" else " " for each in words)
    return json.dumps(plain, ensure_ascii=False)


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(package_path="/nowhere", package_cache_path="/nowhere")


@cache
def _is_shown(character: str) -> bool:
    """Whether some font that typst finds has a character."""
    source = f'#set document(title: "x")\n#{_string(character)}'.encode()
    try:
        _compiler().compile(source, format="pdf", pdf_standards=STANDARDS)
    except typst.TypstError:
        return False
    return True
