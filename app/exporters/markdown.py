"""Markdown: each text with its notes as footnotes, for editors and static sites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.bundle import Bundle
from app.domain.document import Document
from app.domain.noted_text import Note, NotedText, all_texts
from app.exporters import File
from app.formats.front_matter import join
from app.formats.markdown_writer import Writer
from app.text.flow import Marked, Paragraph, Table

__all__ = ["Markdown"]

_PREFIXES = {"quote": "> ", "item": "- "}


class Markdown:
    """``noted/<slug>.md``."""

    name = "markdown"
    title = "Markdown, notes as footnotes"

    def files(self, bundle: Bundle) -> Iterator[File]:
        """One file for each version of each article."""
        for text in all_texts(bundle):
            content = join(_fields(text.article.document), _body(text))
            yield File(f"noted/{text.name}.md", [content.encode()], self.title)


def _fields(document: Document) -> dict[str, object]:
    names = ("title", "author", "outlet", "published", "url")
    return {name: value for name in names if (value := getattr(document, name))}


def _body(text: NotedText) -> str:
    writer = Writer()
    marked = Marked(text.version.rendering, [(n.anchor.start, n.anchor.end) for n in text.notes])
    if marked.nowhere:  # a footnote that nothing refers to is shown by no reader
        _refer(writer, text, marked.nowhere)
        writer.close(0, "")
    for part in marked.parts:
        if isinstance(part, Table):
            writer.table([[_cell(writer, text, marked, cell) for cell in row] for row in part.rows])
            continue
        _write(writer, text, marked, part)
        heading = part.block.level if part.block.kind == "heading" else 0
        numbered = part.marker if part.marker.endswith(".") else ""
        prefix = f"{numbered} " if numbered else _PREFIXES.get(part.block.kind, "")
        writer.close(heading, prefix)
    for note in text.notes:
        writer.note_words(note.number, _words(note))
    return writer.source()


def _cell(writer: Writer, text: NotedText, marked: Marked, cell: Paragraph) -> str:
    _write(writer, text, marked, cell)
    return writer.take()


def _write(writer: Writer, text: NotedText, marked: Marked, paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        if run.start is not None:
            writer.add(run.words)
        _refer(writer, text, marked.ending(run))


def _refer(writer: Writer, text: NotedText, notes: Iterable[int]) -> None:
    for index in notes:
        writer.refer(text.notes[index].number)


def _words(note: Note) -> str:
    """What a footnote says, in one line."""
    return ". ".join([*note.lines, note.signed])
