"""Saved web pages: the article in the page, as Markdown, without what surrounds it."""

from __future__ import annotations

from collections.abc import Iterator

from app.formats import article_record, signature, web_page
from app.formats.source import Source
from app.importers import Imported, Options

__all__ = ["Html"]


class Html:
    """An article a page; menus, comments, advertising and pictures are left."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml", ".xht")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it begins as a page does; by its name, whether it begins with an element."""
        named = source.file_name.lower().endswith(self.suffixes)
        return signature.is_page(source.head()) or (named and bool(signature.root(source.head())))

    def read(self, source: Source, options: Options) -> Iterator[Imported]:
        """The one article of the page, with the title, author, date, outlet and URL it states."""
        article_record.check_columns(options.columns)
        text, stated = web_page.article(source.bytes(), source.name, source.address)
        fields = article_record.named_ours(stated, options.columns)
        document = article_record.parse(fields, source.name, text=text, title=source.stem)
        yield Imported(document, text, "markdown")
