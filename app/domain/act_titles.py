"""How a text writes an act's name: capitals and what joins them, up to "Act" and its year."""

from __future__ import annotations

from typing import Final

_SMALL = r"and|or|of|for|to|in|on|with|by|from|against|through"
_WORD = r"[A-Z][\w’'.&-]*"
_YEAR = r"(?:\s+of\s+[0-9]{4}|,\s+[0-9]{4})?"

# "the" stands only between two words of a name.
ACT_TITLE: Final = (
    rf"(?P<name>{_WORD}(?:,?\s+(?:(?:{_SMALL})\s+){{0,2}}(?:the\s+)?{_WORD}){{0,16}}?"
    rf"(?<=\bAct){_YEAR})"
)
END_OF_TITLE: Final = rf"\bAct{_YEAR}"
