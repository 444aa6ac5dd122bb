"""Documents, their versions, and the blocks that a text is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is to a reader."""

    ARTICLE = "article"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Block:
    """A leaf block: ``text[start:end]`` in code points, and the provision that it belongs to."""

    number: int
    kind: str  # heading, paragraph, cell, item, code, quote
    start: int
    end: int
    level: int = 0
    provision: str | None = None


@dataclass(frozen=True, slots=True)
class Rendering:
    """What a source becomes: canonical text, the blocks that tile it, and clean HTML.

    The blocks are joined by one ``\\n``; every leaf element of the HTML carries its block's
    number in ``data-block``.
    """

    text: str
    blocks: tuple[Block, ...]
    html: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article, or the text of an authority.  Its id never changes; its text has versions.

    ``id`` is an article's slug or an authority's path.  Dates are ISO 8601; ``published`` may be
    of reduced precision (``2025-05``) or empty.
    """

    id: str
    kind: DocumentKind
    title: str
    outlet: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    credit: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a document's text.  ``hash`` is the SHA-256 of ``text`` in UTF-8, in hex."""

    hash: str
    document: str
    number: int
    source: str
    source_format: str  # markdown, text
    rendering: Rendering
    created: str
    creator: str

    @property
    def text(self) -> str:
        """The canonical text, in which every offset counts."""
        return self.rendering.text
