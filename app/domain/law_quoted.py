"""Whose words a place in a note is: the editors', the section's own, or those of a law they quote.

Editors of the Code quote in two ways.  "Pub. L. 104–308, § 1(b), provided that: “The amendment made
by subsection (a) …”" gives the words of that law, which speak of itself; brackets within it are the
editors'.  "substituted “subsection (a)” for “subsection (b)”" gives words of the section that the
note stands under.
"""

from __future__ import annotations

import re

_ENACTED = re.compile(r":\s*$")
_AMENDED = re.compile(
    r"\b(?:substitut(?:ed|ing)|insert(?:ed|ing)|add(?:ed|ing)|str(?:uck|iking)(?:\s+out)?|for|after"
    r"|before)(?:\s+at\s+(?:the\s+)?end)?\s+$"
    r"|\breads?(?:\s+as\s+follows)?:\s*$"
)
_FARTHEST = 30  # code points that "inserted at the end" takes before a quotation
# What the Code's own words do not say of themselves: they are "this chapter", and of "title 10".
_SET_OUT = re.compile(
    r"United\s+States\s+Code|\bthis\s+(?:Act|[Oo]rder)\b|\bamendments?\s+made\s+by\s"
    r"|\b(?:added|amended|repealed)\s+by\s+this\b|‘"
)


def is_amended(text: str, place: int) -> bool:
    """Whether a place lies in words that an amendment put in or took out."""
    begins = _open(text, place)
    return begins is not None and _is_amendment(text, begins)


def _is_amendment(text: str, begins: int) -> bool:
    return _AMENDED.search(text, max(0, begins - _FARTHEST), begins) is not None


def quoted_from(text: str, place: int) -> int | None:
    """Where the quotation of another text that a place lies in begins; None for other words."""
    begins = _open(text, place)
    if begins is None or _is_amendment(text, begins):
        return None
    bracketed = text.rfind("[", begins, place) > text.rfind("]", begins, place)
    return None if bracketed else begins


def is_set_out(text: str) -> bool:
    """Whether a paragraph speaks like a law that a note gives without quotation marks."""
    return _SET_OUT.search(text) is not None


def is_enacted(text: str, begins: int) -> bool:
    """Whether a quotation gives the words of the law that is cited before it."""
    return _ENACTED.search(text, max(0, begins - 2), begins) is not None


def _open(text: str, place: int) -> int | None:
    """The first quotation mark before a place that is not closed before it."""
    opened: list[int] = []
    for mark in re.finditer("[“”]", text[:place]):
        if mark[0] == "“":
            opened.append(mark.start())
        elif opened:
            opened.pop()
    return opened[0] if opened else None
