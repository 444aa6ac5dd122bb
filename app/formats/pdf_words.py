"""Words that the end of a line has parted, put together as the document writes them elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.formats.pdf_child import HYPHEN
from app.formats.pdf_leaves import Leaf

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_JOIN = 40  # characters


class Words:
    """The words that stand whole within the lines of a document."""

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self._vocabulary = _vocabulary(leaves)

    def joined(self, text: str, more: str) -> str:
        """A line behind another: parted words in one, others with a space between."""
        if not text.endswith(HYPHEN):
            return f"{text} {more}" if text else more
        before, after = text[:-1], more
        first, second = _last_word(before), first_word(after)
        if not first or not second:
            return f"{before}-{after}"
        together, hyphened = (first + second).lower(), f"{first}-{second}".lower()
        known = self._vocabulary
        keeps = hyphened in known and together not in known
        keeps = keeps or (second[0].isupper() and first[-1].islower() and together not in known)
        return f"{before}-{after}" if keeps else before + after


def _last_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+$", text[-_LONGEST_JOIN:])
    return found[0] if found else ""


def first_word(text: str) -> str:
    """The letters that a text begins with."""
    found = re.match(r"[^\W\d_]+", text)
    return found[0] if found else ""


def _vocabulary(leaves: Iterable[Leaf]) -> frozenset[str]:
    """The words that stand whole within lines, in lower case."""
    found: set[str] = set()
    for leaf in leaves:
        for line in (*leaf.body, *leaf.notes):
            words = _WORD.findall(line.text.removesuffix(HYPHEN))
            whole = words[:-1] if line.text.endswith(HYPHEN) else words
            found.update(word.lower() for word in whole)
    return frozenset(found)
