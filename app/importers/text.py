"""Plain text files: an article a file, named by its file."""

from __future__ import annotations

from collections.abc import Iterator

from app.formats import article_record, signature
from app.formats.source import Source
from app.formats.text_file import read_text
from app.importers import Imported, Options

__all__ = ["Text"]


class Text:
    """A text says nothing about itself: what is known comes from ``Options.columns``."""

    name = "text"
    suffixes = (".txt", ".text")
    certain = False

    def recognises(self, source: Source) -> bool:
        """Whether it is text in UTF-8."""
        return signature.is_text(source.head())

    def read(self, source: Source, options: Options) -> Iterator[Imported]:
        """The one article of the file; only constants can be given for its fields."""
        article_record.check_columns(options.columns)
        text = read_text(source)
        fields = article_record.named_ours({}, options.columns)
        yield Imported(
            article_record.parse(fields, source.name, text=text, title=source.stem), text, "text"
        )
