"""Where a section of an act is in the Code, as the text itself says right behind it.

``section 6(j) of the Export Administration Act of 1979 (50 U.S.C. App. 2405(j))``: drafters and
editors put the place in the Code in parentheses or brackets; "et seq." there tells of the act.
"""

from __future__ import annotations

import re

from app.domain.references import fold_dashes, pinpoint, usc
from app.domain.section_lists import LIST, NUMBER, SUBDIVISIONS, members
from app.domain.section_ranges import whole_numbers
from app.domain.subdivisions import pieces

_CODE = r"U\.?\s?S\.?\s?C\.?\s*(?P<app>App\.?\s*)?(?:§\s*)?"
_PLACE = rf"(?P<title>[1-9][0-9]?)\s+{_CODE}(?P<section>{NUMBER})"
_GLOSS = re.compile(
    r"(?:,?\s+as\s+amended)?(?:\s*\((?:Public\s+Law|Pub\.\s+L\.)[^()]*\))?,?\s*"
    rf"(?P<open>[(\[])?(?:\[?(?:[Ff]ormer|now)\]?\s+)?{_PLACE}(?P<parts>{SUBDIVISIONS})"
    r"(?!\w|\s+et\.?\s+seq|\s+note)"
)


_LISTED = re.compile(
    rf"(?:,?\s+as\s+amended)?\s*[(\[](?P<title>[1-9][0-9]?)\s+U\.S\.C\.\s(?P<list>{LIST})[)\]]"
)
# [section 30104(b) of this title], [now section 311 of former Title 44
_IN_WORDS = re.compile(
    rf"\s+\[(?:now\s+)?section\s+(?P<section>{NUMBER})(?P<parts>{SUBDIVISIONS})\s+of\s+"
    r"(?:(?P<this>this\s+title)|(?:former\s+)?[Tt]itle\s+(?P<title>[1-9][0-9]?))\b"
)


def glossed_in_words(text: str, end: int, own: str) -> tuple[str, str] | None:
    """The same in words and brackets; ``own`` is the title that "this title" means, if any."""
    found = _IN_WORDS.match(text, end)
    title = (found["title"] or own) if found else ""
    return (usc(title, found["section"]), found["parts"]) if found and title else None


def glossed(text: str, end: int, bare: bool = True) -> tuple[str, str] | None:
    """The section of the Code told right behind ``end``, and its subdivisions; else None.

    ``bare`` says whether a comma alone may stand before it.
    """
    found = _GLOSS.match(text, end)
    if found is None or not (found["open"] or (bare and text[end : end + 1] == ",")):
        return None
    if whole_numbers(fold_dashes(found["section"]), 0):
        return None  # "(2 U.S.C. 351–361)" are several
    title = found["title"] + ("a" if found["app"] else "")
    return usc(title, found["section"]), found["parts"]


def glossed_in_pairs(text: str, end: int, count: int) -> list[tuple[str, str]]:
    """Each of ``count`` sections, told in one gloss: ``(15 U.S.C. 278g–3 and 278g–4)``; or none."""
    found = _LISTED.match(text, end)
    if found is None:
        return []
    listed = list(members(text, *found.span("list")))
    if len(listed) != count or any(each.implied for each in listed):
        return []
    return [(usc(found["title"], each.number), each.subdivisions) for each in listed]


def placed(gloss: tuple[str, str], subdivisions: str) -> str | None:
    """The part of the glossed section that ``subdivisions`` of the act's section are.

    An act's section keeps its subdivisions in the Code; where the gloss has others, it tells
    something else.
    """
    section, told = gloss
    wanted = pieces(subdivisions)
    if pieces(told)[: len(wanted)] != wanted[: len(pieces(told))]:
        return None
    return section + pinpoint(subdivisions)
