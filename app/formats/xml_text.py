"""Words that XML can hold."""

from __future__ import annotations

import re

_OTHERS = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(words: str) -> str:
    """``words`` with U+FFFD for each character that XML has no place for (XML 1.0, section 2.2).

    One code point becomes one, so that offsets stay.
    """
    return _OTHERS.sub("\ufffd", words)
