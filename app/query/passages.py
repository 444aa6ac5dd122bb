"""Passages: the paragraphs of a text that show best why it was found.

Only paragraphs that can hold a word of the query are read word by word, the most promising ones
first; what is found in them is exactly what ``highlights`` finds in the whole text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from app.query.highlights import highlights
from app.query.snippets import MOST, Snippet, snippets
from app.query.spans import Span
from app.query.tree import (
    Cited,
    CitedBy,
    Everything,
    Exact,
    Filter,
    Near,
    Node,
    Phrase,
    Prefix,
    Unit,
    Word,
    has_near,
    wanted,
)

_READ_AT_ONCE = 4
_LINE = re.compile(r"[^\n\u2029]+")
_SIGNS = {"section": "§", "paragraph": "¶"}
_BETWEEN = r"[-‐‑.,'’\s]{0,2}"  # what may stand between the letters of one word


class _Line(NamedTuple):
    start: int
    text: str


def passages(text: str, node: Node) -> list[Snippet]:
    """The best passages in reading order; the opening of the text where nothing is to show."""
    if _needs_whole_text(node):
        return snippets(text, highlights(node, text))
    best: list[tuple[_Line, list[Span]]] = []
    for lines in _promising(text, node):
        read = ((line, highlights(node, line.text)) for line in lines)
        best += [(line, found) for line, found in read if found]
        if len(best) >= MOST:
            break
    if not best:
        return snippets(text, [])
    best.sort(key=lambda each: (-len(each[1]), each[0].start))
    shown = [_moved(line.start, snippets(line.text, found)) for line, found in best[:MOST]]
    parts = [part for each in shown for part in each]
    return sorted(parts[:MOST], key=lambda part: part.start)


def _moved(start: int, parts: Iterable[Snippet]) -> list[Snippet]:
    return [Snippet(part.text, part.highlights, part.start + start) for part in parts]


def _needs_whole_text(node: Node) -> bool:
    """Citations may run over a line's end, and words be near each other on both sides of it."""
    return any(isinstance(leaf, Cited) for leaf in wanted(node)) or has_near(
        node, lambda near: near.unit is Unit.WORDS
    )


def _promising(text: str, node: Node) -> Iterator[Sequence[_Line]]:
    """Lines that may hold a word of the query, those that may hold most of them first."""
    pattern = _pattern(tuple(filter(None, map(_beginning, wanted(node)))))
    if pattern is None:
        return
    hits: dict[_Line, int] = {}
    for found in _LINE.finditer(text):
        if kinds := len({hit.lower() for hit in pattern.findall(found[0])}):
            hits[_Line(found.start(), found[0])] = kinds
    ordered = sorted(hits, key=lambda line: (-hits[line], line.start))
    for first in range(0, len(ordered), _READ_AT_ONCE):
        yield ordered[first : first + _READ_AT_ONCE]


def _beginning(leaf: Node) -> str:
    """How a word of a leaf may begin in a text, as a pattern; nothing for what is no word."""
    if isinstance(leaf, Phrase):
        return _letters(max(leaf.tokens, key=len))
    if isinstance(leaf, Word | Exact | Prefix):
        return _letters(leaf.token)
    assert isinstance(leaf, Filter | Everything | CitedBy | Near)
    return ""


def _letters(token: str) -> str:
    letters = _BETWEEN.join(map(re.escape, token[:3]))
    sign = _SIGNS.get(token, "")
    return f"{letters}|{sign}" if sign else letters


@lru_cache(maxsize=256)
def _pattern(beginnings: tuple[str, ...]) -> re.Pattern[str] | None:
    if not beginnings:
        return None
    # A letter beyond ASCII may be folded to one of those looked for.
    any_of = "|".join(dict.fromkeys(beginnings))
    return re.compile(rf"(?<![^\W_])(?:{any_of}|\w*[^\W\d_a-zA-Z])", re.IGNORECASE)
