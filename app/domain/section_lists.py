"""Lists and ranges of sections and their subdivisions as the field writes them.

``21-24``, ``1254a(b), 1182``, ``1182(a)(2), (3) and (6)(E)``, ``552(b)(1)–(3)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.references import fold_dashes
from app.domain.section_ranges import NOTHING_KNOWN, Existing, between, whole_numbers
from app.domain.subdivisions import PART, continued, pieces, written
from app.domain.subdivisions import between as parts_between

DASH = "‐‑‒–—−-"  # for use inside [...], so the plain one stands last
# "104th Congress" is no section.
NUMBER = rf"[0-9]+(?!(?:st|nd|rd|th)\b)[A-Za-z]{{0,4}}(?:[{DASH}][0-9]+[A-Za-z]{{0,2}})*"
SUBDIVISIONS = rf"(?:{PART})*"
SECTION = rf"{NUMBER}{SUBDIVISIONS}"

# A number is no member of the list when it is the volume or title of the next citation.
_NEXT_CITATION = (
    r"(?!\s*(?:U\.?\s?S\.|USC|C\.?\s?F\.?\s?R|Fed\.|F\.|FR\b|Stat\.|S\.|Cong\.|App\.|[A-Z]\.))"
)
# No space may be read in two ways: a long list that nothing follows would take for ever.
# "406 (other than subsection (a)(7) and (8) thereof), and 407": the list goes on behind it.
_EXCEPT = (
    r"(?:\s+\((?:other\s+than|except)\s[^()0-9]{1,40}(?:\([^()]*\)[^()0-9]{0,20}){1,6}\)(?=,))?"
)
JOINT = (
    _EXCEPT
    + r"(?:\s*[,;]\s*(?:(?:and|or|&)(?:/or)?\s*)?|\s+(?:and|or|&)(?:/or)?\s+|(?<=\))&(?=\())"
    r"(?:§\s*){0,2}"
)
_TO = r"\s+(?:to|through|thru)\s+(?:§\s*)?"
_PARTS = rf"(?:{PART})+"
_DASH = rf"(?<=\))\s?[{DASH}]\s?"
_UP_TO = rf"(?:(?:{_DASH}|(?<=\)){_TO}){_PARTS}|(?:{_TO}|{_DASH}){SECTION}(?!\w))?"
_FIRST = rf"{SECTION}{_UP_TO}"
_NEXT = rf"{JOINT}(?:{SECTION}(?!\w){_NEXT_CITATION}{_UP_TO}|{_PARTS}{_UP_TO})"
LIST = rf"{_FIRST}(?:{_NEXT})*"
# Of subdivisions alone: ``(a), (b)(1) and (d)–(f)``.
PARTS = rf"{_PARTS}{_UP_TO}(?:{JOINT}{_PARTS}{_UP_TO})*"


def member_of(number: str, dash: str = _DASH) -> re.Pattern[str]:
    """What one member of a list is, or a range of them, for sections with such numbers."""
    return re.compile(
        rf"(?P<number>{number})?(?P<parts>{SUBDIVISIONS})"
        rf"(?:(?P<to>{_TO}|{dash})(?P<last>{number})?(?P<last_parts>{SUBDIVISIONS})(?<=[\w)]))?"
    )


_MEMBER = member_of(NUMBER)


@dataclass(frozen=True, slots=True)
class Member:
    """One section of a list: its number, its subdivisions in parentheses, and its own words."""

    number: str
    subdivisions: str
    start: int
    end: int
    implied: bool = False  # between the ends of a range, without words of its own


def members(
    text: str,
    start: int,
    end: int,
    existing: Existing = NOTHING_KNOWN,
    one: re.Pattern[str] = _MEMBER,
) -> Iterator[Member]:
    """Each section that the list ``text[start:end]`` names; offsets are into ``text``.

    A range is expanded to what exists between its ends, if that is less than 200 sections, and
    without knowledge of it to whole numbers; what lies between has no words of its own and gets
    those of the range.  A hyphen makes a range where both sides exist and the whole does not
    (``21-24``, ``1681-1681x``, ``1331-32``), else it belongs to the number (``2000e-2``).
    Subdivisions without a number belong to the section before them; those that fit nothing there
    are none.  ``one`` is what a member looks like where sections are numbered otherwise.
    """
    number = ""
    before: tuple[str, ...] = ()
    for match in one.finditer(text, start, end):
        if not (match["number"] or match["parts"]):
            continue  # nothing, or what follows the last of a chain ("5–6–(b)")
        if match["number"]:
            number, before = match["number"], ()
        found = list(_of_match(match, number, before, existing))
        yield from found
        if found:
            number, before = found[-1].number, pieces(found[-1].subdivisions) or before


def _of_match(
    match: re.Match[str], number: str, before: tuple[str, ...], existing: Existing
) -> Iterator[Member]:
    first = pieces(match["parts"])
    if not match["number"]:
        placed = continued(before, first) if before else first
        if placed is None:
            return
        first = placed
    if match["last"] or not match["to"]:
        yield from _sections(match, number, first, existing)
    else:
        yield from _parts(match, number, first)


def _parts(match: re.Match[str], number: str, first: tuple[str, ...]) -> Iterator[Member]:
    """A range of subdivisions: ``(b)(1)–(3)``."""
    last = continued(first, pieces(match["last_parts"])) or pieces(match["last_parts"])
    yield Member(number, written(first), match.start(), match.start("to"))
    for each in parts_between(first, last):
        yield Member(number, written(each), *match.span(), implied=True)
    yield Member(number, written(last), match.start("last_parts"), match.end())


def _sections(
    match: re.Match[str], number: str, first: tuple[str, ...], existing: Existing
) -> Iterator[Member]:
    """One section, or a range of sections."""
    ends = _ends(match, existing)
    if ends is None:
        yield Member(number, written(first), match.start(), match.end("parts"))
        return
    low, high, high_start = ends
    worded = bool(match["last"])
    low_end = match.end("parts") if worded else match.start() + len(low)
    yield Member(low, written(first) if worded else "", match.start(), low_end)
    for each in between(fold_dashes(low), fold_dashes(high), existing):
        yield Member(each, "", *match.span(), implied=True)
    yield Member(high, match["last_parts"] if worded else written(first), high_start, match.end())


def _ends(match: re.Match[str], existing: Existing) -> tuple[str, str, int] | None:
    """The ends of a range and where the words of its last begin; None for a single section."""
    if not match["number"]:
        return None
    if match["last"]:
        return match["number"], match["last"], match.start("last")
    number = fold_dashes(match["number"])
    if number in existing:
        return None
    for hyphen in re.finditer("-", number):
        first, words = number[: hyphen.start()], number[hyphen.end() :]
        # "1331-32" is a range; "1221–3" has one digit, which no range is written with.
        short = (first[: -len(words)] + words,) if len(words) > 1 else ()
        for last in (words, *short):
            if first in existing and last in existing and len(existing.between(first, last)) > 1:
                return first, last, match.start() + hyphen.end()
    return whole_numbers(number, match.start())


def words_of(
    match: re.Match[str], member: Member, start: int | None = None, end: int | None = None
) -> tuple[int, int]:
    """The span of a member of ``match["list"]``.

    The first and last take what stands before and behind the list, from ``start`` to ``end`` or
    as far as the match goes; others have their own words.
    """
    if member.implied:
        return member.start, member.end
    is_first, is_last = member.start == match.start("list"), member.end == match.end("list")
    first = match.start() if start is None else start
    last = match.end() if end is None else end
    return first if is_first else member.start, last if is_last else member.end
