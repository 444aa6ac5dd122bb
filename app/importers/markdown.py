"""Markdown files, of articles and of authorities, with or without front matter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.domain.document import Document, DocumentKind
from app.formats import article_record, authority_record
from app.formats.front_matter import split
from app.formats.text_file import read_text
from app.importers import Imported, Options

__all__ = ["Markdown"]

_HEAD = 20_000  # characters in which a heading for the title is looked for
_PARSER = MarkdownIt("commonmark")


class Markdown:
    """``kind`` in the front matter says what a file is; without one it is an article."""

    name = "markdown"
    suffixes = (".md", ".markdown")

    def read(self, path: Path, options: Options) -> Iterator[Imported]:
        """The one document of the file."""
        article_record.check_columns(options.columns)
        fields, body = split(read_text(path), path.name)
        if fields.get("kind", "article") == "article" and not _is_path(fields.get("id")):
            yield _article(path, fields, body, options.columns)
        else:
            yield _authority(path, fields, body)


def _article(
    path: Path, fields: Mapping[str, object], body: str, columns: Mapping[str, str]
) -> Imported:
    article_record.refuse_misspellings(fields, path.name)
    ours = article_record.named_ours(fields, {"id": "id", **columns})
    title = _first_heading(body) or path.stem
    document = article_record.parse(ours, path.name, title=title, text=body)
    return Imported(document, body, "markdown")


def _authority(path: Path, fields: Mapping[str, object], body: str) -> Imported:
    authority = authority_record.parse(fields, path.name)
    document = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
    return Imported(document, body, "markdown", authority)


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
