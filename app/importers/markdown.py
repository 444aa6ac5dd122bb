"""Markdown files, of articles and of authorities, with or without front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.domain.document import Document, DocumentKind
from app.formats import article_record, authority_record, signature
from app.formats.front_matter import split
from app.formats.source import Source
from app.formats.text_file import read_text
from app.importers import Imported, Options

__all__ = ["Markdown"]

_HEAD = 20_000  # characters in which a heading for the title is looked for
_PARSER = MarkdownIt("commonmark")


class Markdown:
    """``kind`` in the front matter says what a file is; without one it is an article."""

    name = "markdown"
    suffixes = (".md", ".markdown")
    certain = False

    def recognises(self, source: Source) -> bool:
        """Whether it is text in UTF-8: anything can be Markdown."""
        return signature.is_text(source.head())

    def read(self, source: Source, options: Options) -> Iterator[Imported]:
        """The one document of the file."""
        article_record.check_columns(options.columns)
        fields, body = split(read_text(source), source.name)
        if fields.get("kind", "article") == "article" and not _is_path(fields.get("id")):
            yield _article(source, fields, body, options.columns)
        else:
            yield _authority(source, fields, body)


def _article(
    source: Source, fields: Mapping[str, object], body: str, columns: Mapping[str, str]
) -> Imported:
    article_record.refuse_misspellings(fields, source.name)
    ours = article_record.named_ours(fields, {"id": "id", **columns})
    title = _first_heading(body) or source.stem
    document = article_record.parse(ours, source.name, title=title, text=body)
    return Imported(document, body, "markdown", named="id" in ours)


def _authority(source: Source, fields: Mapping[str, object], body: str) -> Imported:
    authority = authority_record.parse(fields, source.name)
    document = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
    return Imported(document, body, "markdown", authority, named=True)


def _is_path(reference: object) -> bool:
    return isinstance(reference, str) and reference.startswith("/")


def _first_heading(body: str) -> str:
    """The words of the first heading, without its marks; empty when there is none."""
    tokens = _PARSER.parse(body[:_HEAD])
    for opened, inline in pairwise(tokens):
        if opened.type == "heading_open":
            return " ".join("".join(map(_words, inline.children or ())).split())
    return ""


def _words(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return "" if token.type == "image" else token.content
