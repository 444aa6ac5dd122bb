"""Tokens: a text cut into words, each with its exact form and its stem by Whoosh's porter2.

Analysers drop ``may``, ``not`` and ``us``, and single digits; a lawyer searches for all of them.
So there is no stop list and no minimum length, and ``§`` is a word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from whoosh.lang import porter2

WORD, CITATION, JOINED, BREAK = "word", "citation", "joined", "break"

# What stands between two blocks, so that no phrase runs over the end of a paragraph.
BREAK_TEXT = "\N{PARAGRAPH SEPARATOR}"
LONGEST = 100
_SIGNS = {"§": "section", "¶": "paragraph"}
_REMEMBERED = 1 << 15  # words: 2.6 million words of the Code are 32,000 different ones

_LETTER = r"[^\W_]"
_RUN = rf"(?:{_LETTER}[\u0300-\u036f]*)+"
# What is no word is passed over first and most words are plain: both save half of the time.
_WORDS = re.compile(
    rf"""
    [^\w§¶\n\u2029]*+ (
        [A-Za-z]{{2,}}+ (?! [\w'’\u0300-\u036f] )                               # a plain word
      | (?<!{_LETTER}) (?: [A-Z]\.(?:[\ \u00a0\u202f]?[A-Z]\.)+ (?:(?:[A-Z])(?![^\W_.]))?
                         | [A-Za-z](?:\.[A-Za-z])+\.? (?!{_LETTER}) )
        (?:['’]s\b)?                                                           # initials
      | (?<![\w.,]) (?: \d{{1,3}}(?:,\d{{3}})+ | \d+(?:\.\d+)+ ) (?!{_LETTER})  # a number
      | §+ | ¶+
      | {_RUN} (?:['’]{_RUN})*
      | [\n\u2029]+                                                           # a break
    )
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_NOT_IN_INITIALS = re.compile(r"['’]s$|[^A-Za-z]")


class Token(NamedTuple):
    """One token: ``text`` is what is compared (a stem), ``exact`` the word itself, folded.

    ``position`` counts the words of the text from 0; ``start`` and ``end`` are code points in it.
    A citation or a joined word has the position of the first word it covers.
    """

    text: str
    exact: str
    position: int
    start: int
    end: int
    kind: str = WORD


@lru_cache(maxsize=_REMEMBERED)
def fold(word: str) -> str:
    """The spelling that words are compared by: lower case, no diacritics, at most 100 long."""
    return fold_all(word)[:LONGEST]


def fold_all(text: str) -> str:
    """Any text in that spelling, without its spaces and most signs where it is beyond ASCII."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum() or c in ".§¶") or text


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """The stem of a folded word by porter2; ``§`` is the word "section".

    Words of three letters and fewer stay: ``INS`` is no plural of "in".
    """
    if word in _SIGNS:
        return stem(_SIGNS[word])
    if len(word) <= 3 or not word.isalpha() or not word.isascii():
        return word
    return str(porter2.stem(word)) or word


def words(text: str) -> list[Token]:
    """The words of a text in order, with a break wherever a block ends."""
    found = []
    for position, match in enumerate(_WORDS.finditer(text)):
        exact = _exact(match[1])
        kind = BREAK if exact == BREAK_TEXT else WORD
        found.append(Token(stem(exact), exact, position, *match.span(1), kind))
    return found


@dataclass(frozen=True)
class Cut:
    """The words of a text as ``words`` gives them, made in a third of the time.

    ``starts`` and ``ends`` are code points in ``text``.
    """

    text: str
    starts: list[int]
    ends: list[int]

    @cached_property
    def exact(self) -> list[str]:
        """The exact words."""
        text = self.text
        return [_exact(text[start:end]) for start, end in zip(self.starts, self.ends, strict=True)]


def cut_up(text: str) -> Cut:
    """The words of a text and where they stand."""
    places = [match.span(1) for match in _WORDS.finditer(text)]
    return Cut(text, [start for start, _ in places], [end for _, end in places])


@lru_cache(maxsize=_REMEMBERED)
def _exact(written: str) -> str:
    """The exact form of one match; its first character says what it is.

    ``J.G.G.``, ``J. G. G.`` and ``JGG`` are one word, ``14,157`` is a number, ``244.2`` another,
    a possessive loses its ``'s``, and ``§`` stays.
    """
    if written[0] in "\n\u2029":
        return BREAK_TEXT
    if written[0] in _SIGNS:
        return written[0]
    if "." in written and not written[0].isdigit():
        return fold(_NOT_IN_INITIALS.sub("", written))
    plain = written.replace(",", "")
    return fold(_POSSESSIVE.sub("", plain).replace("'", "").replace("’", ""))
