"""PDF: the articles with each note as a footnote to its passage, and a table with page numbers.

Made by typst, which checks while it writes that the file is PDF/A-2a (for archives) and PDF/UA-1
(for readers of every kind), and refuses to write one that is not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files

import typst

from app.domain.bibliography import cited
from app.domain.bundle import Bundle
from app.domain.noted_text import LinkedLaw, Note, NotedText, noted_texts
from app.domain.table_of_authorities import Place, Row, reference_of, table_of_authorities
from app.exporters import File
from app.text.flow import Marked, Paragraph, Run, Table

__all__ = ["Pdf"]

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_KNOWN = re.compile(r"[\x20-\x7e\u00a0-\u017f\u2010-\u2027\u2030-\u203a\u20ac\n\t]+")
_LOST = "\ufffd"  # in place of a character that no font of this machine has


class Pdf:
    """``articles.pdf``."""

    name = "pdf"
    title = "PDF, notes as footnotes (PDF/A, PDF/UA)"

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
    """Writes typst; ``_places`` has the label of each note by annotation and version."""

    def __init__(self, bundle: Bundle) -> None:
        self._bundle = bundle
        self._places: dict[tuple[str, str], str] = {}
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
        document, earlier = text.article.document, ""
        if not text.is_current:
            earlier = f" · version {text.version.number}"
        yield f"#heading(level: 1, {_string(document.title)})\n"
        yield f"#small({_string(text.byline + earlier)})\n\n"
        for note in text.notes:
            key = note.annotation.id, note.anchor.version
            self._places.setdefault(key, f"n{len(self._places)}")
        marked = Marked(
            text.version.rendering, [(n.anchor.start, n.anchor.end) for n in text.notes]
        )
        yield from (self._note(text.notes[n]) for n in marked.nowhere)
        level = 1
        for part in marked.parts:
            if isinstance(part, Table):
                yield self._table(part, text, marked)
                continue
            if part.block.kind == "heading":
                level = min(part.block.level + 1, level + 1)  # PDF/UA lets no level be left out
            yield _framed(part, self._line(part, text, marked), level)

    def _table(self, table: Table, text: NotedText, marked: Marked) -> str:
        width = max(map(len, table.rows))
        cells = [f"[{self._line(cell, text, marked)}]," for row in table.rows for cell in row]
        head = "".join(cells[: width * table.head])
        header = f"table.header({head})," if head else ""
        return f"#table(columns: {width}, {header}{''.join(cells[width * table.head :])})\n\n"

    def _line(self, paragraph: Paragraph, text: NotedText, marked: Marked) -> str:
        """The runs of a paragraph; a note follows the run that its passage ends with."""
        words = [f"#{_string(paragraph.marker + ' ')}"] if paragraph.marker else []
        for run in paragraph.runs:
            words.append(_run(run, lit=bool(marked.over(run))))
            words += [self._note(text.notes[n]) for n in marked.ending(run)]
        return "".join(words)

    def _note(self, note: Note) -> str:
        lines = [self._link(linked) for linked in note.links]
        lines += [_string(line) for line in note.lines[len(note.links) :]]
        lines.append(f"small({_string(note.signed)})")
        label = self._places[note.annotation.id, note.anchor.version]
        return f"#said({', '.join(lines)})<{label}>"

    def _link(self, linked: LinkedLaw) -> str:
        number = self._laws.get(linked.authority.id)
        name = _string(linked.name)
        if number is not None:
            name = f"link(<law{number}>, {name})"
        return f"[#{_string(linked.verb + ' ')}#{name}]"

    def _row(self, row: Row) -> str:
        words = _string(cited(reference_of(self._bundle, row.authority)))
        explicit, oblique = self._pages(row.explicit), self._pages(row.oblique)
        entry = f"#row({words}, {_string(row.status)}, {explicit}, {oblique})"
        return f"#[{entry}] <law{self._laws[row.authority.id]}>\n"

    def _pages(self, places: Iterable[Place]) -> str:
        labels = dict.fromkeys(self._places[p.annotation, p.version] for p in places)
        return f"pages({', '.join(f'<{label}>' for label in labels)})" if labels else "none"


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
