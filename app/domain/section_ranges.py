"""Ranges of sections: which exist between two, and where a hyphen makes one of whole numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

_WIDEST_RANGE = 200


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


NOTHING_KNOWN = _NothingKnown()


def whole_numbers(number: str, start: int) -> tuple[str, str, int] | None:
    """Both ends of ``822-833`` or ``30-30b`` and where the last begins; None for other numbers."""
    first, _, last = number.partition("-")
    leading = re.match(r"[0-9]+", last)
    if not first.isdigit() or "-" in last or not leading or int(leading[0]) < int(first):
        return None
    if int(leading[0]) == int(first) and leading[0] == last:
        return None
    return first, last, start + len(first) + 1


def between(first: str, last: str, existing: Existing) -> Sequence[str]:
    """What lies between the ends of a range, and not the ends; nothing of one too wide."""
    known = existing.between(first, last)
    if known:
        narrow = len(known) < _WIDEST_RANGE
        return [each for each in known if each not in (first, last)] if narrow else []
    if not (first.isdigit() and last.isdigit()) or int(last) - int(first) >= _WIDEST_RANGE:
        return []
    return [str(number) for number in range(int(first) + 1, int(last))]
