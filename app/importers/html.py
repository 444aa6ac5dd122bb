"""Saved web pages: the article in the page, as Markdown, without what surrounds it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from app.errors import BadInput
from app.formats import article_record, signature
from app.formats.source import Source
from app.formats.text_file import decode, plain, read_bytes
from app.importers import Imported, Options

__all__ = ["Html"]

_HEAD = 2048  # bytes; HTML wants the encoding declared within the first 1,024
_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
# The date a page states: no guessing from numbers in its text or its address.
_STATED_DATE = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
_TAGS_KEPT_BY_THE_EXTRACTOR = re.compile(r"(?<!\\)</?su[bp]>")


class Html:
    """The article is found by trafilatura, on the bytes of the file alone: no network."""

    name = "html"
    suffixes = (".html", ".htm", ".xhtml", ".xht")
    certain = True

    def recognises(self, source: Source) -> bool:
        """Whether it begins as a page does, or has the elements of one near its beginning."""
        return signature.is_page(source.head())

    def read(self, source: Source, options: Options) -> Iterator[Imported]:
        """The one article of the page, with the title, author, date, outlet and URL it states."""
        article_record.check_columns(options.columns)
        page = _decoded(read_bytes(source), source.name)
        text = _article(page, source.name)
        fields = article_record.named_ours(_metadata(page), options.columns)
        document = article_record.parse(fields, source.name, text=text, title=source.stem)
        yield Imported(document, text, "markdown")


def _decoded(data: bytes, name: str) -> str:
    """The page as text: UTF-8, or the encoding that it declares when it is not that."""
    declared = _CHARSET.search(data[:_HEAD])
    encoding = _encoding(declared[1].decode("ascii")) if declared else "utf-8"
    if encoding != "utf-8":
        try:
            return plain(data.decode(encoding), name)
        except UnicodeDecodeError:
            pass  # it declares wrongly, as pages saved by a browser do
    return decode(data, name)


def _encoding(label: str) -> str:
    """Python's name of an encoding, as browsers read the label (latin-1 is windows-1252)."""
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return "utf-8"
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _article(page: str, name: str) -> str:
    # Imported where it is used: it takes a fifth of a second, and every start lists the importers.
    import trafilatura  # noqa: PLC0415

    found = trafilatura.extract(
        page, output_format="markdown", include_comments=False, include_formatting=True
    )
    if not found:
        raise BadInput(
            name=name,
            why="no article was found in the page",
            remedy="Save its text as Markdown (.md) and add that.",
        )
    return _TAGS_KEPT_BY_THE_EXTRACTOR.sub("", found) + "\n"


def _metadata(page: str) -> dict[str, object]:
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415

    stated = extract_metadata(page, date_config=_STATED_DATE)
    return {
        "title": stated.title,
        "author": stated.author,
        "published": stated.date,
        "outlet": stated.sitename,
        "url": stated.url,
        "summary": stated.description,
    }
