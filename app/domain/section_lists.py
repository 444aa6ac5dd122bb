"""Lists and ranges of section numbers as the field writes them: ``21-24``, ``1254a(b), 1182``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.references import fold_dashes

DASH = "‐‑‒–—−-"  # for use inside [...], so the plain one stands last
NUMBER = rf"[0-9]+[A-Za-z]{{0,4}}(?:[{DASH}][0-9]+[A-Za-z]{{0,2}})*"
# A year or an abbreviation in parentheses is no subdivision, nor is anything behind a space.
SUBDIVISIONS = r"(?:\((?:[0-9]{1,3}[A-Z]?|[A-Za-z]{1,2}|[ivxl]{1,7}|[IVXL]{1,7})\))*"
SECTION = rf"{NUMBER}{SUBDIVISIONS}"

# A number is no member of the list when it is the volume or title of the next citation.
_NEXT_CITATION = r"(?!\s*(?:U\.?\s?S\.|USC|C\.?\s?F\.?\s?R|Fed\.|F\.|FR\b|Stat\.|S\.|Cong\.))"
# No space may be read in two ways: a long list that nothing follows would take for ever.
_JOINT = r"(?:\s*[,;]\s*(?:(?:and|or|&)\s*)?|\s+(?:and|or|&)\s+)(?:§+\s*)?"
LIST = (
    rf"{SECTION}(?:\s+(?:to|through)\s+{SECTION})?"
    rf"(?:{_JOINT}{SECTION}(?![\w]){_NEXT_CITATION}(?:\s+(?:to|through)\s+{SECTION})?)*"
)
_MEMBER = re.compile(rf"({NUMBER})({SUBDIVISIONS})(?:\s+(?:to|through)\s+({NUMBER}))?")
_WIDEST_RANGE = 200


@dataclass(frozen=True, slots=True)
class Member:
    """One section of a list: its number, its subdivisions in parentheses, and its own words."""

    number: str
    subdivisions: str
    start: int
    end: int
    implied: bool = False  # between the ends of a range, without words of its own


def members(text: str, start: int, end: int) -> Iterator[Member]:
    """Each section that the list ``text[start:end]`` names; offsets are into ``text``.

    A range is expanded when both ends are plain integers less than 200 apart; what lies between
    the ends has no words of its own and gets those of the range.  A hyphen inside any other
    number belongs to the number (``2000e-2``).
    """
    for match in _MEMBER.finditer(text, start, end):
        first, last = _ends(match)
        if not last:
            yield Member(match[1], match[2], match.start(), match.end(2))
        else:
            yield from _range(first, last, match)


def _ends(match: re.Match[str]) -> tuple[str, str]:
    if match[3]:
        return match[1], match[3]
    first, _, last = fold_dashes(match[1]).partition("-")
    if not first.isdigit() or "-" in last:
        return match[1], ""
    leading = re.match(r"[0-9]+", last)
    return (first, last) if leading and int(leading[0]) > int(first) else (match[1], "")


def _range(first: str, last: str, match: re.Match[str]) -> Iterator[Member]:
    start, end = match.span()
    last_start = match.end() - len(last)
    yield Member(first, match[2] if match[3] else "", start, start + len(first))
    if first.isdigit() and last.isdigit() and int(last) - int(first) < _WIDEST_RANGE:
        for number in range(int(first) + 1, int(last)):
            yield Member(str(number), "", start, end, implied=True)
    yield Member(last, "" if match[3] else match[2], last_start, match.end())
