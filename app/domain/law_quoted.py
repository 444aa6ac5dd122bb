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
    r"|\breads?(?:\s+as\s+follows)?:\s*$|\breading\s+$"
)
_FURTHER = re.compile(r"”,?\s+(?:and\s+|or\s+)?$")
_FARTHEST = 30  # code points that "inserted at the end" takes before a quotation
# What the Code's own words do not say of themselves: they are "this chapter", and of "title 10".
_SET_OUT = re.compile(
    r"United\s+States\s+Code|\bthis\s+[Oo]rder\b|\bamendments?\s+made\s+by\s"
    r"|\b(?:added|amended|repealed)\s+by\s+this\b|‘"
)

_SECTION = re.compile(r"/us/usc/t[0-9]+a?/s[^/]+")
_LETTERED = re.compile(r"\s*\((?:[a-z]{1,2}|[0-9]{1,2}|[A-Z]|[ivx]+)\)\s")


def is_amended(text: str, place: int) -> bool:
    """Whether a place lies in words that an amendment put in or took out."""
    begins = _open(text, place)
    return begins is not None and _is_amendment(text, begins)


def _is_amendment(text: str, begins: int) -> bool:
    """What is quoted right behind another quotation was put in or taken out as that was."""
    if _AMENDED.search(text, max(0, begins - _FARTHEST), begins):
        return True
    before = _FURTHER.search(text, max(0, begins - _FARTHEST), begins)
    return before is not None and _is_amendment(text, text.rfind("“", 0, before.start()))


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Whether words stand alone in single quotation marks: "any reference to ‘this Act’"."""
    return text[max(0, start - 1) : start] == "‘" and text[end : end + 1] == "’"


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


def is_of_another_text(text: str, context: str) -> bool:
    """Whether one paragraph alone is of a law or order that stands under a section.

    The Code's own subsections come without their letters, each with its own place as context.
    """
    is_alone = "\n" not in text.strip() and "this title" not in text
    return bool(is_alone and _SECTION.fullmatch(context) and _LETTERED.match(text))


def ends_a_quotation(text: str, place: int) -> bool:
    """Whether a quotation that began in an earlier paragraph ends behind a place."""
    depth = 0
    for mark in re.finditer("[“”]", text):
        depth += 1 if mark[0] == "“" else -1
        if depth < 0:
            return place < mark.start()
    return False


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
