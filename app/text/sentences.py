"""Sentences of legal and news English, as spans, so that nothing of the text is changed.

A sentence ends at a stop, with the quotation marks and brackets that close on it, when what
follows can begin another one.  Rules of our own, because offsets must hold and because the
field's abbreviations ("v.", "Fed. Reg.", "J. G. G.") stand before capitals everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from app.domain.annotation import Anchor
from app.domain.document import Version
from app.text.abbreviations import AMBIGUOUS, NEVER, NUMBERED, STARTERS

_CANDIDATE: Final = re.compile(
    r"""(?P<stop>[.?!…](?:[ ]?[.?!…])*)(?P<close>["”’'»)\]]*)\s+"""
    r"""(?=(?P<next>["“‘'«(\[]*(?P<word>§|¶|[^\W_]+)(?P<dot>\.?)))"""
)
_LAST_WORD: Final = re.compile(r"""[^\s("“«\[/—–-]*$""")
_LONGEST_ABBREVIATION: Final = 16
_INITIALS: Final = re.compile(r"[A-ZÀ-Þ]|(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}")
_LABEL: Final = re.compile(
    r"\W*(?:(?:Sec|Art|Amdt)\.|Section|Article|SECTION|ARTICLE|§+)?\s*"
    r"(?:\(?(?:\d[\w–-]*|[^\W\d_]|[IVXLivxl]+)\)?)?"
)


def sentences(text: str, blocks: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The ``(start, end)`` spans of the sentences of each block, in order, in code points.

    White space between sentences belongs to none; every other character belongs to one.
    """
    return tuple(span for start, end in blocks for span in _within(text, start, end))


def sentence(version: Version, anchor: Anchor) -> int:
    """The number, from 1, of the sentence of a text that a passage begins in.

    What stands between two sentences counts to the one before it (0 at the very start).
    """
    blocks = ((block.start, block.end) for block in version.rendering.blocks)
    return sum(start <= anchor.start for start, _ in sentences(version.text, blocks))


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    start, begin = _past_space(text, start, end), start
    for match in _CANDIDATE.finditer(text, begin, end):
        if _is_end(text, start, match):
            yield start, match.end("close")
            start = match.start("next")
    last = end - len(text[start:end]) + len(text[start:end].rstrip())
    if start < last:
        yield start, last


def _past_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    if match["word"][0].islower() or _is_ellipsis(match["stop"]):
        return False
    if match["stop"] != ".":
        return True
    stop = match.start("stop")
    if _LABEL.fullmatch(text, start, stop):  # "§ 21. Restraint", "A. The statute"
        return False
    last = _LAST_WORD.search(text, max(start, stop - _LONGEST_ABBREVIATION), stop)
    return _ends(last[0].lstrip("‘'’") if last else "", match)


def _is_ellipsis(stop: str) -> bool:
    """Three dots leave something out within a sentence; a fourth one ends it."""
    return stop.replace("…", "...").replace(" ", "") == "..."


def _ends(word: str, match: re.Match[str]) -> bool:
    if word in NEVER:
        return bool(match["close"])
    if word in NUMBERED:
        return not match["word"][0].isdigit()
    if word in AMBIGUOUS or _INITIALS.fullmatch(word):
        return match["word"] in STARTERS and not match["dot"]
    return True
