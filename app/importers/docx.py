"""Word files: the words of the document, its headings, lists, tables and footnotes."""

from __future__ import annotations

from collections.abc import Iterator

from app.formats import article_record, packed, page_blocks, word_file
from app.formats.source import Source
from app.importers import Imported, Left, Options

__all__ = ["Docx"]


class Docx:
    """An article a file.  Comments, deletions, heads and feet of pages and pictures are left."""

    name = "docx"
    suffixes = (".docx", ".docm", ".dotx")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it is a zip file with a Word document in it."""
        return packed.is_zip(source) and word_file.DOCUMENT in packed.names(source)

    def read(self, source: Source, options: Options) -> Iterator[Imported | Left]:
        """The article; its title is the one stated, the first heading, or the file's name."""
        article_record.check_columns(options.columns)
        found = word_file.read(source)
        page = page_blocks.tree(found.html or "<p></p>", source.name)
        text = page_blocks.written(page).source()
        stated = {"title": found.title or page_blocks.first_heading(page), "author": found.author}
        fields = article_record.named_ours(stated, options.columns)
        document = article_record.parse(fields, source.name, text=text, title=source.stem)
        yield Imported(document, text, "markdown")
        if found.pictures:
            yield Left(source.name, f"{found.pictures} pictures")
