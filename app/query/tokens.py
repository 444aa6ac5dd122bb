"""Tokens: a text cut into words by a Whoosh analysis pipeline with a tokenizer of our own.

Whoosh's default filters drop ``may``, ``not`` and ``us``, and single digits; a lawyer searches
for all of them.  So there is no stop list and no minimum length, and ``§`` is a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from whoosh.analysis import Filter, StemFilter, Tokenizer
from whoosh.analysis import Token as WhooshToken
from whoosh.lang import porter2

WORD, CITATION, JOINED, BREAK = "word", "citation", "joined", "break"

# What stands between two blocks, so that no phrase runs over the end of a paragraph.
BREAK_TEXT = "\N{PARAGRAPH SEPARATOR}"
LONGEST = 100
_SIGNS = {"§": "section", "¶": "paragraph"}

_LETTER = r"[^\W_]"
_RUN = rf"(?:{_LETTER}[\u0300-\u036f]*)+"
_WORDS = re.compile(
    rf"""
    (?P<initials>
        (?<![^\W_]) (?: [A-Z]\.(?:[\ \u00a0\u202f]?[A-Z]\.)+ (?:(?:[A-Z])(?![^\W_.]))?
                      | [A-Za-z](?:\.[A-Za-z])+\.? (?!{_LETTER}) )
        (?:['’]s\b)? )
  | (?P<number> (?<![\w.,]) (?: \d{{1,3}}(?:,\d{{3}})+ | \d+(?:\.\d+)+ ) (?!{_LETTER}) )
  | (?P<sign> §+ | ¶+ )
  | (?P<word> {_RUN} (?:['’]{_RUN})* )
  | (?P<break> [\n\u2029]+ )
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


class LegalTokenizer(Tokenizer):
    """Words as lawyers write them.

    ``J.G.G.``, ``J. G. G.`` and ``JGG`` are one word, ``14,157`` is a number, ``244.2`` another,
    a possessive loses its ``'s``, and ``§`` stays.
    """

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        **kwargs: Any,
    ) -> Iterator[WhooshToken]:
        """Yield one and the same token object with new values, as Whoosh's filters expect."""
        token = WhooshToken(positions, chars, **kwargs)
        for token.pos, match in enumerate(_WORDS.finditer(value), start_pos):
            token.kind = BREAK if match.lastgroup == "break" else WORD
            token.text = _written(match)
            token.startchar = match.start() + start_char
            token.endchar = match.end() + start_char
            yield token


class FoldFilter(Filter):
    """Lower case without diacritics, remembered as the exact form before it is stemmed."""

    def __call__(self, tokens: Iterable[WhooshToken]) -> Iterator[WhooshToken]:
        """Fold each token."""
        for token in tokens:
            if token.kind != BREAK:
                token.text = fold(token.text)
            token.exact = token.text
            yield token


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The spelling that words are compared by: lower case, no diacritics, at most 100 long."""
    if word.isascii():
        return word.lower()[:LONGEST]
    plain = unicodedata.normalize("NFKD", word).casefold()
    kept = "".join(c for c in plain if c.isalnum() or c in ".§¶")
    return (kept or word)[:LONGEST]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of a folded word by porter2; ``§`` is the word "section".

    Words of three letters and fewer stay: ``INS`` is no plural of "in".
    """
    if word in _SIGNS:
        return stem(_SIGNS[word])
    if len(word) <= 3 or not word.isalpha() or not word.isascii():
        return word
    return str(porter2.stem(word)) or word


# cachesize=None: the cache of Whoosh 2.7.4 is not safe between threads; ``stem`` has its own.
_PIPELINE = LegalTokenizer() | FoldFilter() | StemFilter(stemfn=stem, cachesize=None)


def words(text: str) -> list[Token]:
    """The words of a text in order, with a break wherever a block ends."""
    return [
        Token(each.text, each.exact, each.pos, each.startchar, each.endchar, each.kind)
        for each in _PIPELINE(text, positions=True, chars=True)
    ]


def _written(match: re.Match[str]) -> str:
    kind, written = match.lastgroup, match[0]
    if kind == "break":
        return BREAK_TEXT
    if kind == "sign":
        return written[0]
    if kind == "number":
        return written.replace(",", "")
    if kind == "initials":
        return _NOT_IN_INITIALS.sub("", written)
    return _POSSESSIVE.sub("", written).replace("'", "").replace("’", "")
