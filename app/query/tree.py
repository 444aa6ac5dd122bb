"""The tree of a query: what every engine answers, whoever parsed it.

``start`` and ``end`` are code points in the query.  ``text`` is a part as it was written.
``column`` limits words to an entry's ``title`` or ``names``; empty, they may stand anywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.query.streams import EVERYTHING, filter_token


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Anything that can be searched for."""

    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Word(Node):
    """A word in any of its forms; ``token`` is its stem.  Also finds hyphenated words joined."""

    token: str
    text: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Exact(Node):
    """A word in exactly this form (``=removal``); ``token`` is the folded word."""

    token: str
    text: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Prefix(Node):
    """Every word that begins so (``deport*``, ``deport!``)."""

    token: str
    text: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Fuzzy(Node):
    """Every word that differs from one in at most ``distance`` letters (``removel~``).

    The first letter must be right.  Engines do not answer it: ``vocabulary.expand`` puts the words
    of the library in its place.
    """

    token: str
    text: str
    distance: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class Wild(Node):
    """Every word of a pattern, in which ``*`` stands for any letters (``al*n``); see ``Fuzzy``."""

    token: str
    text: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Phrase(Node):
    """Words one behind the other; stems, or the words themselves where ``exact``."""

    tokens: tuple[str, ...]
    text: str
    exact: bool = False
    column: str = ""


@dataclass(frozen=True, slots=True)
class Cited(Node):
    """A reference to any of ``forms`` (normal forms as compared), whatever its spelling."""

    forms: tuple[str, ...]
    text: str


class Unit(StrEnum):
    """What both sides of a connector must stand in."""

    WORDS = ""
    SENTENCE = "s"
    PARAGRAPH = "p"


@dataclass(frozen=True, slots=True)
class CitedBy(Node):
    """What an article or authority cites or rests on; services put what it is in its place."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Near(Node):
    """Both sides near each other, without sharing a word; where ``ordered``, the left one first.

    Near is within ``distance`` words (neighbours are at a distance of 1), or in one sentence or
    paragraph, which leaves the distance at 0.
    """

    left: Node
    right: Node
    distance: int
    ordered: bool
    unit: Unit = Unit.WORDS


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """Entries that have a value in a field (``kind:article``); ``text`` says where it is short."""

    field: str
    value: str
    text: str = ""

    @property
    def token(self) -> str:
        """The token of the field and value, unspelled."""
        return filter_token(self.field, self.value)


@dataclass(frozen=True, slots=True)
class Everything(Node):
    """Every entry."""

    token: str = EVERYTHING


@dataclass(frozen=True, slots=True)
class And(Node):
    """All parts.  At least one of them is no ``Not``."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """Any part; none of them is a ``Not``."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """What is taken away; stands only among the parts of an ``And``."""

    part: Node
