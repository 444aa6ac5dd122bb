"""Importers: one kind of source a file.

An importer reads one file and yields what it found there; it stores nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.domain.authority import Authority
from app.domain.document import Document

NAMES: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """One document as it stands in a source: its record, its text as written, and its format.

    ``source_format`` is ``markdown`` or ``text``.  ``authority`` is set where the document is the
    text of an authority; its provisions come from the markers in ``source``.
    """

    document: Document
    source: str
    source_format: str
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may say about a source: ``columns`` maps our fields to a table's columns."""

    columns: Mapping[str, str] = field(default_factory=dict)


class Importer(Protocol):
    """What each module of this folder offers."""

    name: str
    suffixes: tuple[str, ...]

    def read(self, path: Path, options: Options) -> Iterable[Imported]:
        """The documents in one file, streamed.  Raises a ``BadInput`` or ``Unsafe`` naming it."""
        ...
