"""Exporters: one download format a file.

An exporter turns a bundle into files and knows neither the library nor the other exporters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from app.domain.bundle import Bundle
from app.formats.payload import File as File

# What a bundle holds: formats whose bytes follow from the content and from nothing else.
BUNDLED: tuple[str, ...] = (
    "readme",
    "viewer",
    "sources",
    "authorities",
    "jsonld",
    "history",
    "names_used",
    "surroundings",
    "links",
    "table_of_authorities",
)
# What can be had alone, from the page and the command line.
FORMATS: tuple[str, ...] = (
    "viewer",
    "word",
    "pdf",
    "epub",
    "markdown",
    "links",
    "table_of_authorities",
    "jsonld",
    "akoma_ntoso",
    "tei",
    "csl_json",
    "ris",
    "bibtex",
)
NAMES: tuple[str, ...] = tuple(dict.fromkeys((*BUNDLED, *FORMATS)))


class Exporter(Protocol):
    """What each module of this folder offers; ``title`` says in words what the format is."""

    name: str
    title: str

    def files(self, bundle: Bundle) -> Iterable[File]:
        """The files of the format.  The same bundle gives the same bytes, wherever and when."""
        ...


def render(template: str, **values: object) -> Iterator[bytes]:
    """A template of this folder, filled in bit by bit; what comes from outside is escaped in HTML.

    Values that are iterators are used up as the pieces are asked for.
    """
    stream = _templates().get_template(template).stream(**values)
    stream.enable_buffering(200)  # of the template's own bits, which are a few words each
    return (piece.encode() for piece in stream)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("app.exporters"),
        autoescape=select_autoescape(["html", "xhtml", "xml"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
