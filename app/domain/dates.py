"""Dates as records hold them: ISO 8601, of full or reduced precision."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"\d{4}(-\d{2}){0,2}", re.ASCII)


def is_date(text: str) -> bool:
    """Whether ``text`` is a day that exists (``2025-05-30``), a month or a year."""
    if _ISO.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(first_day(text))
    except ValueError:
        return False
    return True


def first_day(text: str) -> str:
    """The first day of a date of any precision: ``2025`` and ``2025-01`` to ``2025-01-01``."""
    return (text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10]
