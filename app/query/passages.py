"""Passages: the lines of a text that show best why it was found.

Only lines that hold a word of the query are looked at, the most promising ones first; what is
found in them is exactly what ``highlights`` finds in the whole text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from app.query.analysis import HYPHEN
from app.query.highlights import Asked, highlights_in
from app.query.lines import Lines
from app.query.reading import Part, Reading
from app.query.snippets import MOST, Snippet, snippets
from app.query.spans import Span
from app.query.streams import spell
from app.query.tree import Exact, Node, Phrase, Prefix, Unit, Word
from app.query.walk import has_near

_READ_AT_ONCE = 2
_LINES = 60  # of a text, that are counted for one word


class _Sought(NamedTuple):
    """A word of the query as it stands in a stream: of exact words, or of stems."""

    letters: str
    exact: bool


def passages(reading: Reading, asked: Asked) -> list[Snippet]:
    """The best passages in reading order; the opening of the text where nothing is to show."""
    # A citation may run over the end of a line.
    best = [] if asked.cited else _best_lines(reading, asked)
    if not best:
        return snippets(reading.text, _in_whole_text(reading, asked))
    shown = [snippets(line.text, found, line.start) for line, found in best]
    parts = [part for each in shown for part in each]
    return sorted(parts[:MOST], key=lambda part: part.start)


def _best_lines(reading: Reading, asked: Asked) -> list[tuple[Part, list[Span]]]:
    best: list[tuple[Part, list[Span]]] = []
    joined = _has_joined_words(reading, asked)
    for lines in _promising(reading, asked, joined):
        for first in range(0, len(lines), _READ_AT_ONCE):
            some = lines[first : first + _READ_AT_ONCE]
            read = (reading.line(number, asked.sentenced) for number in some)
            found = ((line, highlights_in(asked, line, beside_words=joined)) for line in read)
            best += [(line, places) for line, places in found if places]
            if len(best) >= MOST:
                break
        # What is near each other stands in the lines that have all of it.
        if len(best) >= (1 if asked.near else MOST):
            break
    return sorted(best, key=lambda each: (-len(each[1]), each[0].start))[:MOST]


def _in_whole_text(reading: Reading, asked: Asked) -> list[Span]:
    """What no single line holds: a citation, or words that are near each other over its end."""
    near = has_near(asked.node, lambda near: near.unit is Unit.WORDS)
    return highlights_in(asked, reading.whole) if near or asked.cited else []


def _promising(reading: Reading, asked: Asked, joined: bool) -> Iterator[list[int]]:
    """Lines that hold words of the query, those with most of the words first, in groups."""
    sought = dict.fromkeys(map(_sought, asked.leaves))
    texts = [(_lines(reading, each), each.letters) for each in sought if each]
    words = Counter(n for lines, letters in texts for n in lines.holding(letters, _LINES))
    for number in sorted(set(words.values()), reverse=True):
        group = [n for n, count in words.items() if count == number]
        group.sort(key=lambda n: (-sum(lines.count(n, w) for lines, w in texts), n))
        yield group
    if joined:
        hyphened = {n for n in range(len(reading.line_starts)) if _is_hyphened(reading, n)}
        yield sorted(hyphened - words.keys())


@lru_cache(maxsize=1024)
def _sought(leaf: Node) -> _Sought | None:
    if getattr(leaf, "column", ""):
        return None
    match leaf:
        case Word():
            return _Sought(f" {spell(leaf.token)} ", exact=False)
        case Exact():
            return _Sought(f" {spell(leaf.token)} ", exact=True)
        case Prefix():
            return _Sought(f" {spell(leaf.token)}", exact=True)
        case Phrase():
            return _Sought(f" {' '.join(map(spell, leaf.tokens))} ", leaf.exact)
    return None


def _lines(reading: Reading, sought: _Sought) -> Lines:
    return reading.exact_lines if sought.exact else reading.stem_lines


def _has_joined_words(reading: Reading, asked: Asked) -> bool:
    """Whether the text may have a hyphenated word that the query has joined (``casebycase``)."""
    if not reading.beside:
        return False
    beside = f" {reading.beside} "
    words = (leaf for leaf in asked.leaves if isinstance(leaf, Word) and not leaf.column)
    return any(f" {spell(word.token)} " in beside for word in words)


def _is_hyphened(reading: Reading, line: int) -> bool:
    return HYPHEN.search(reading.line(line, sentenced=False).text) is not None
