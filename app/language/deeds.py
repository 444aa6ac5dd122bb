"""What a notice of the government does: end something, undo an earlier decision, put on a list."""

from __future__ import annotations

import re
from enum import StrEnum


class Deed(StrEnum):
    """What it does; the title of a notice says so first."""

    UNDO = "undoes what was decided before"
    END = "ends a status or a program"
    LIST = "puts on a list"


_UNDOING = (
    r"vacat\w+|und(?:o|oes|id|one|oing)|withdr[ae]w\w*|revers\w+|rescind\w*|rescission|annul\w*"
    r"|(?:took|tak(?:e|es|en|ing)|pull(?:s|ed|ing)?|call(?:s|ed|ing)?) back|wip(?:e|es|ed|ing) out"
    r"|toss\w*|clawed back|nullif\w+|erased?"
)
_ENDING = (
    r"terminat\w+|end(?:s|ed|ing)?|revok\w+|revocation|cancel\w*|scrap\w*|cut(?:s|ting)? short"
    r"|strip\w*|w(?:i|ou)nd(?:s|ing)? (?:down|up)|clos(?:e|es|ed|ing)|phas\w+ out|kill(?:s|ed)?"
)
_LISTING = r"designat\w+|list(?:s|ed|ing)?|label\w*|nam(?:ed|ing)|brand\w*|add(?:s|ed|ing)?"
# To end an extension is to undo it.
_UNDO = re.compile(
    rf"\b(?:{_UNDOING})\b|\b(?:{_ENDING}|drop\w*)\b[^.;]{{0,40}}\bextension|\bextension\b[^.;]{{0,20}}"
    rf"\b(?:{_ENDING})\b",
    re.IGNORECASE,
)
_END = re.compile(rf"\b(?:{_ENDING})\b", re.IGNORECASE)
_LIST = re.compile(rf"\b(?:{_LISTING})\b", re.IGNORECASE)


def deed(text: str) -> tuple[Deed, str] | None:
    """What words say that a notice did, and those words; undoing before ending before listing."""
    for found, pattern in ((Deed.UNDO, _UNDO), (Deed.END, _END), (Deed.LIST, _LIST)):
        match = pattern.search(text)
        if match:
            return found, match[0]
    return None
