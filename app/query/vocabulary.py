"""Vocabulary: what is meant by a word that is written roughly, among the words of a library."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from app.query.tree import Exact, Fuzzy, Node, Or, Wild, Word
from app.query.walk import replaced, wanted

# The words of a library that begin so, with how often each is there.
Words = Callable[[str], Iterable[tuple[str, int]]]

MOST = 100  # words that one may stand for, the most frequent ones


def expand(node: Node, words: Words) -> Node:
    """The same search, with the words of the library in place of roughly written ones."""
    return replaced(
        node,
        lambda leaf: _any(leaf, _like(leaf, words)) if isinstance(leaf, Fuzzy | Wild) else leaf,
    )


def suggestion(query: str, node: Node, words: Words) -> str:
    """The query with each word that the library lacks replaced by the likeliest; else nothing."""
    changed = query
    for leaf in sorted(wanted(node), key=lambda each: each.start, reverse=True):
        if isinstance(leaf, Word | Exact) and (better := _better(leaf.token, leaf.text, words)):
            changed = changed[: leaf.start] + better + changed[leaf.end :]
    return changed if changed != query else ""


def distance(one: str, other: str, most: int) -> int:
    """How many letters must be added, taken, changed or swapped with the next; at most + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            best = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and one[row - 2] == against and letter == other[column - 2]:
                best = min(best, before[column - 2] + 1)
            line.append(best)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]


def _like(node: Fuzzy | Wild, words: Words) -> list[str]:
    if isinstance(node, Fuzzy):
        near = (
            (word, count)
            for word, count in words(node.token[0])
            if distance(node.token, word, node.distance) <= node.distance
        )
    else:
        beginning, *rest = node.token.split("*")
        pattern = re.compile(re.escape(beginning) + ".*".join(["", *map(re.escape, rest)]))
        near = ((word, count) for word, count in words(beginning) if pattern.fullmatch(word))
    best: dict[str, int] = {}
    for word, count in near:
        best[word] = max(count, best.get(word, 0))
    return sorted(best, key=lambda word: (-best[word], word))[:MOST]


def _any(node: Fuzzy | Wild, found: list[str]) -> Node:
    """Any of these words; none of them is a word that no text has."""
    leaves = tuple(
        Exact(word, node.text, node.column, start=node.start, end=node.end)
        for word in found or [node.token + "~"]
    )
    return leaves[0] if len(leaves) == 1 else Or(leaves, start=node.start, end=node.end)


def _better(token: str, written: str, words: Words) -> str:
    """The most frequent word that a misspelt one may be, when the library lacks it."""
    word = written.lower()
    if len(word) < 4 or not word.isalpha():
        return ""
    if any(True for _ in words(token)):
        return ""
    known = dict(words(word[0]))
    near = [
        (distance(word, each, 2), -count, each)
        for each, count in known.items()
        if abs(len(each) - len(word)) <= 2
    ]
    nearest = min(near, default=(3, 0, ""))
    return nearest[2] if nearest[0] <= 2 else ""
