"""Words that XML can hold, and documents made of it."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

_OTHERS = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(words: str) -> str:
    """``words`` with U+FFFD for each character that XML has no place for (XML 1.0, section 2.2).

    One code point becomes one, so that offsets stay.
    """
    return _OTHERS.sub("\ufffd", words)


def xml_document(root: Any) -> list[bytes]:  # lxml.builder carries no types
    """The bytes of a document in UTF-8 whose outermost element is ``root``."""
    return [etree.tostring(root, encoding="utf-8", xml_declaration=True), b"\n"]
