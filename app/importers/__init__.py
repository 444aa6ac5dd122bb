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
from app.errors import BasisError

NAMES: tuple[str, ...] = ("markdown", "text", "html", "jsonl", "uslm")


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
class Refused:
    """A part of a source that cannot be taken, while the rest can: a row, or a file of many.

    ``name`` says which (``articles.jsonl, line 12``), ``error`` why and what to do.
    """

    name: str
    error: BasisError


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may say about a source.

    ``columns`` maps our fields to the names that the source uses (``{"title": "headline"}``), or
    to a value for all of it after an equals sign (``{"credit": "=Wikinews, CC BY 2.5"}``).
    """

    columns: Mapping[str, str] = field(default_factory=dict)


class Importer(Protocol):
    """What each module of this folder offers; ``suffixes`` are the ends of the names it takes."""

    name: str
    suffixes: tuple[str, ...]

    def read(self, path: Path, options: Options) -> Iterable[Imported | Refused]:
        """The documents in one file, streamed, with what was refused among them.

        Raises a ``BadInput`` or ``Unsafe`` naming the file when nothing of it is to be kept, even
        when documents were yielded before: whoever stores them does so in one transaction.
        """
        ...
