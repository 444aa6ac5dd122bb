"""Passages: the paragraphs of a text that show best why it was found.

Only paragraphs that can hold a word of the query are read word by word, the most promising ones
first; what is found in them is exactly what ``highlights`` finds in the whole text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeVar

from app.query.highlights import highlights
from app.query.snippets import MOST, Snippet, snippets
from app.query.spans import Span
from app.query.tokens import fold_all
from app.query.tree import (
    Cited,
    Exact,
    Node,
    Phrase,
    Prefix,
    Unit,
    Word,
    has_near,
    wanted,
)

T = TypeVar("T")

_READ_AT_ONCE = 2
# What may stand between the letters of one word (J. G. G., o'brien, 14,157, e-mail), and around.
_PASSED_OVER = dict.fromkeys(map(ord, "-‐‑.,'’ \u00a0\u202f“”‘—–();:\u00ad"))
# Stems that do not begin like each of their words, and the signs that are read as words.
_OTHERWISE = {"die": "dy", "lie": "ly", "tie": "ty", "sky": "ski", "section": "§", "paragraph": "¶"}
_LONGEST = 7  # letters that are compared


class _Line(NamedTuple):
    start: int
    text: str


def passages(text: str, node: Node) -> list[Snippet]:
    """The best passages in reading order; the opening of the text where nothing is to show."""
    best = [] if _may_run_over_lines(node) else _best_lines(text, node)
    if not best:
        return snippets(text, _in_whole_text(text, node))
    shown = [_moved(line.start, snippets(line.text, found)) for line, found in best]
    parts = [part for each in shown for part in each]
    return sorted(parts[:MOST], key=lambda part: part.start)


def _best_lines(text: str, node: Node) -> list[tuple[_Line, list[Span]]]:
    best: list[tuple[_Line, list[Span]]] = []
    for lines in _promising(text, node):
        read = ((line, highlights(node, line.text)) for line in lines)
        best += [(line, found) for line, found in read if found]
        if len(best) >= MOST:
            break
    return sorted(best, key=lambda each: (-len(each[1]), each[0].start))[:MOST]


def _moved(start: int, parts: Iterable[Snippet]) -> list[Snippet]:
    return [Snippet(part.text, part.highlights, part.start + start) for part in parts]


def _may_run_over_lines(node: Node) -> bool:
    return any(isinstance(leaf, Cited) for leaf in wanted(node))


def _in_whole_text(text: str, node: Node) -> list[Span]:
    """What no single line holds: a citation, or words that are near each other over its end."""
    near = has_near(node, lambda near: near.unit is Unit.WORDS)
    return highlights(node, text) if near or _may_run_over_lines(node) else []


def _promising(text: str, node: Node) -> Iterator[Sequence[_Line]]:
    """Lines that may hold a word of the query, those that may hold most of them first."""
    sought = list(filter(None, map(_beginnings, wanted(node))))
    lines = text.replace("\u2029", "\n").split("\n")
    letters = text.lower().replace("\u2029", "\n")
    if not all(any(each in letters for each in leaf) for leaf in sought):
        letters = _letters(lines)
    in_letters = letters.split("\n")
    counted = zip(*(_counts(in_letters, leaf) for leaf in sought), strict=True)
    hits = [
        (counts.count(0), -sum(counts), number)
        for number, counts in enumerate(counted)
        if any(counts)
    ]
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for some in _batches(sorted(hits)):
        yield [_Line(starts[number], lines[number]) for _, _, number in some]


def _counts(lines: Sequence[str], leaf: Sequence[str]) -> list[int]:
    """How often a leaf may stand in each line."""
    first, *others = leaf
    counts = [line.count(first) for line in lines]
    for other in others:
        counts = [count + line.count(other) for count, line in zip(counts, lines, strict=True)]
    return counts


def _batches(hits: Sequence[T]) -> Iterator[Sequence[T]]:
    for first in range(0, len(hits), _READ_AT_ONCE):
        yield hits[first : first + _READ_AT_ONCE]


def _letters(lines: Sequence[str]) -> str:
    """Lines as their words are compared, run together: for J. G. G., 14,157 and caf\u00e9."""
    plain = "\n".join(lines).translate(_PASSED_OVER)
    return "\n".join(map(fold_all, plain.split("\n")))


def _beginnings(leaf: Node) -> tuple[str, ...]:
    """How any word that a leaf means begins; nothing for what is no word."""
    if isinstance(leaf, Exact | Prefix):
        return (leaf.token[:_LONGEST],)
    if isinstance(leaf, Phrase):
        longest = max(leaf.tokens, key=len)
        return (longest[:_LONGEST],) if leaf.exact else _of_stem(longest)
    return _of_stem(leaf.token) if isinstance(leaf, Word) else ()


@lru_cache(maxsize=1024)
def _of_stem(stem: str) -> tuple[str, ...]:
    """The last letter of a stem may be another one in its words: happi, happy."""
    beginning = stem[: max(2, min(len(stem) - 1, _LONGEST))]
    return (beginning, *([_OTHERWISE[stem]] if stem in _OTHERWISE else []))
