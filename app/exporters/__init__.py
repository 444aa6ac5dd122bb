"""Exporters: one download format a file.

An exporter turns a bundle into files and knows neither the library nor the other exporters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from app.domain.bundle import Bundle

NAMES: tuple[str, ...] = (
    "readme",
    "viewer",
    "sources",
    "authorities",
    "jsonld",
    "links",
    "table_of_authorities",
)


@dataclass(frozen=True, slots=True)
class File:
    """One file of a format: an ASCII path with forward slashes, and its content."""

    path: str
    content: bytes


class Exporter(Protocol):
    """What each module of this folder offers; ``title`` says in words what the format is."""

    name: str
    title: str

    def files(self, bundle: Bundle) -> Iterable[File]:
        """The files of the format.  The same bundle gives the same bytes, wherever and when."""
        ...


def render(template: str, **values: object) -> bytes:
    """A template of this folder, filled in; what comes from outside is escaped in HTML."""
    return _templates().get_template(template).render(**values).encode()


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("app.exporters"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
