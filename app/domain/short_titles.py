"""Short titles: what a law calls itself ("may be cited as the “Clayton Act”")."""

from __future__ import annotations

import re

_CALLED = re.compile(
    r"\bmay\s+be\s+cited\s+as\s+(?:the\s+)?[“\"]\s*(?P<name>[A-Z][^“”\"\n]{2,120}?)[,.]?\s*[”\"]"
)


def short_titles(text: str) -> tuple[str, ...]:
    """The names that the words of a law give it, in their order, each once.

    A law that a note sets out stands in quotation marks, and its name in single ones: that is
    another's, and not found.
    """
    return tuple(dict.fromkeys(match["name"] for match in _CALLED.finditer(text)))
