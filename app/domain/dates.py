"""Dates as records hold them: ISO 8601, of full or reduced precision, or some day between two.

A day that no source names is written as EDTF writes it (level 2, "one of a
set"): ``[2025-05-19..2025-10-02]`` is some day from the first to the second,
``[..1948-06-21]`` some day up to it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

FIRST = "0001-01-01"
LAST = "9999-12-31"
_ISO = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)
_SOME_DAY = re.compile(r"\[([\d-]*)\.\.([\d-]*)\]", re.ASCII)


def is_date(text: str) -> bool:
    """Whether ``text`` is a day that exists (``2025-05-30``), a month or a year."""
    if _ISO.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10])
    except ValueError:
        return False
    return True


def is_when(text: str) -> bool:
    """Whether ``text`` is a date, or some day between two dates, in their order."""
    ends = bounds(text)
    if ends is None:
        return is_date(text)
    named = [end for end in ends if end]
    return bool(named) and all(map(is_date, named)) and first_day(text) <= last_day(text)


def bounds(text: str) -> tuple[str, str] | None:
    """The two dates as written in ``[a..b]``, either of them possibly empty; None for a date."""
    found = _SOME_DAY.fullmatch(text)
    return (found[1], found[2]) if found else None


def first_day(text: str) -> str:
    """The first day it can be: of ``2025`` January 1; ``FIRST`` where nothing says."""
    ends = bounds(text)
    if ends is not None:
        return first_day(ends[0]) if ends[0] else FIRST
    return (text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10]


def last_day(text: str) -> str:
    """The last day it can be: of ``2024-02`` the 29th; ``LAST`` where nothing says."""
    ends = bounds(text)
    if ends is not None:
        return last_day(ends[1]) if ends[1] else LAST
    if len(text) == 7:
        return f"{text}-{monthrange(int(text[:4]), int(text[5:]))[1]}"
    return (text + "-12-31")[:10]
