"""Numbers and letters that a sentence counts with: ``(1) the debtor … or (2) the order``."""

from __future__ import annotations

import re

_COUNTING = re.compile(r"(?:\(([2-9]|[b-h])|(?<!\()([2-9]))\)\s[a-z]")
_LONGEST_COUNT = 800  # code points


def is_counting(text: str, place: int) -> bool:
    """Whether what stands at a place counts what the text began to count one before it."""
    number = _COUNTING.match(text, place)
    if number is None:
        return False
    before = number[1] or number[2]
    before = str(int(before) - 1) if before.isdigit() else chr(ord(before) - 1)
    opened = r"\(" if number[1] else ""
    begun = re.compile(rf"(?<![\w()]){opened}{before}\)\s+[a-z\"“]")
    return begun.search(text, max(0, place - _LONGEST_COUNT), place) is not None
