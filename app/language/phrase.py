"""A phrase that may describe law, and the tokens it is found in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.authority import AuthorityKind

_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+|[^\W_]+(?:[-–.'’][^\W\d_][^\W_]*|[-.'’][^\W_]+)*(?:['’]s?)?|\d[\d,.]*|[^\w\s]"
)


class Build(StrEnum):
    """How a phrase is built: what it takes to be a description differs by it."""

    DEFINITE = "definite"  # "the wartime law"
    INDEFINITE = "indefinite"  # "a law used only in wartime"
    ACTION = "action"  # "in May the Supreme Court let …"
    EVENT = "event"  # "the Venezuelans lost in May"
    STAND_IN = "stand_in"  # "the May 30 one", "Friday's"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Its span in code points, the kinds of authority it may describe, and whose ruling it is.

    ``court`` is the level of the court that the phrase itself names as the one that ruled;
    ``first`` the kinds that its noun means before the others; ``noun`` that noun in the singular.
    """

    start: int
    end: int
    kinds: frozenset[AuthorityKind]
    court: str = ""
    first: frozenset[AuthorityKind] = frozenset()
    build: Build = Build.DEFINITE
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of punctuation, as written and in lower case, with its span."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is no punctuation."""
        return self.text[0].isalnum()


def tokens(text: str, start: int, end: int) -> Sequence[Token]:
    """The tokens of ``text[start:end]``; a hyphenated or possessive word is one."""
    found = _TOKEN.finditer(text, start, end)
    return [Token(match[0], match[0].lower(), *match.span()) for match in found]


def word_set(*lines: str) -> frozenset[str]:
    """The words of some lines."""
    return frozenset(word for line in lines for word in line.split())
