"""EPUB: a book as one document, its chapters in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from app.formats import article_record, book, packed, page_blocks, page_elements
from app.formats.markdown_writer import Writer
from app.formats.source import Source
from app.importers import Imported, Left, Options

__all__ = ["Epub"]


class Epub:
    """An article a book.  Pictures, the table of contents and fonts are left."""

    name = "epub"
    suffixes = (".epub",)
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it is a zip file that says where the book in it begins."""
        return packed.is_zip(source) and book.CONTAINER in packed.names(source)

    def read(self, source: Source, options: Options) -> Iterator[Imported | Left]:
        """The book, with what its package says of it."""
        article_record.check_columns(options.columns)
        found = book.read(source)
        writer = Writer()
        pictures = 0
        for chapter in found.chapters:
            page = page_blocks.tree(chapter, source.name)
            pictures += sum(page_elements.kind(each) in ("img", "image") for each in page.iter())
            page_blocks.written(page, writer)
        text = writer.source()
        fields = article_record.named_ours(found.stated, options.columns)
        document = article_record.parse(fields, source.name, text=text, title=source.stem)
        yield Imported(document, text, "markdown")
        if pictures:
            yield Left(source.name, f"{pictures} pictures")
