"""Lists and ranges of section numbers as the field writes them: ``21-24``, ``1254a(b), 1182``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

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


class Existing(Protocol):
    """The sections of one title that are known to exist."""

    def __contains__(self, section: str) -> bool: ...

    def between(self, first: str, last: str) -> Sequence[str]:
        """Those from ``first`` to ``last`` in their order, both included where they exist."""
        ...


class _NothingKnown:
    def __contains__(self, section: str) -> bool:
        return False

    def between(self, first: str, last: str) -> Sequence[str]:
        return ()


_NOTHING_KNOWN = _NothingKnown()


def members(
    text: str, start: int, end: int, existing: Existing = _NOTHING_KNOWN
) -> Iterator[Member]:
    """Each section that the list ``text[start:end]`` names; offsets are into ``text``.

    A range is expanded to what exists between its ends, if that is less than 200 sections, and
    without knowledge of it to whole numbers; what lies between has no words of its own and gets
    those of the range.  A hyphen makes a range where both sides exist and the whole does not
    (``21-24``, ``1681-1681x``, ``1331-32``), else it belongs to the number (``2000e-2``).
    """
    for match in _MEMBER.finditer(text, start, end):
        ends = _ends(match, existing)
        if ends is None:
            yield Member(match[1], match[2], match.start(), match.end(2))
        else:
            yield from _range(*ends, match, existing)


def _ends(match: re.Match[str], existing: Existing) -> tuple[str, str, int] | None:
    """The ends of a range and where the words of its last begin; None for a single section."""
    if match[3]:
        return match[1], match[3], match.start(3)
    number = fold_dashes(match[1])
    if number in existing:
        return None
    for hyphen in re.finditer("-", number):
        first, words = number[: hyphen.start()], number[hyphen.end() :]
        for last in (words, first[: -len(words)] + words):
            if first in existing and last in existing and len(existing.between(first, last)) > 1:
                return first, last, match.start() + hyphen.end()
    return _whole_numbers(number, match.start())


def _whole_numbers(number: str, start: int) -> tuple[str, str, int] | None:
    first, _, last = number.partition("-")
    leading = re.match(r"[0-9]+", last)
    if not first.isdigit() or "-" in last or not leading or int(leading[0]) <= int(first):
        return None
    return first, last, start + len(first) + 1


def _range(
    first: str, last: str, last_start: int, match: re.Match[str], existing: Existing
) -> Iterator[Member]:
    start, end = match.span()
    yield Member(first, match[2] if match[3] else "", start, start + len(first))
    for number in _between(fold_dashes(first), fold_dashes(last), existing):
        yield Member(number, "", start, end, implied=True)
    yield Member(last, "" if match[3] else match[2], last_start, end)


def _between(first: str, last: str, existing: Existing) -> Sequence[str]:
    """What lies between the ends of a range, and not the ends; nothing of one too wide."""
    known = existing.between(first, last)
    if known:
        narrow = len(known) < _WIDEST_RANGE
        return [each for each in known if each not in (first, last)] if narrow else []
    if not (first.isdigit() and last.isdigit()) or int(last) - int(first) >= _WIDEST_RANGE:
        return []
    return [str(number) for number in range(int(first) + 1, int(last))]
