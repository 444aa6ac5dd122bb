"""What was told between a noun that points back and the nearest record that agrees with it."""

from __future__ import annotations

import re

from app.language.back_reference import BackReference
from app.language.legal_nouns import MATTERS
from app.language.pointing_nouns import is_told_longer
from app.resolution.around import Around

_DEFINITE = re.compile(r"[Tt]h(?:is|at|ese|ose)\b")
_MATTER = "case|ruling|decision|suit"
# Words before a noun that say which it is; a bare "the ruling" is itself one that points back.
_SAID = re.compile(
    r"(?:\b(?:an?|the|his|her|its|their|one|another)|['’]s)\s+(?:[\w.’'-]+\s+){1,3}$", re.IGNORECASE
)


def told_between(reference: BackReference, since: int, around: Around) -> bool:
    """ "The postwar ruling most scholars love to hate … that ruling": a thing of that noun, that
    nothing led to a record, was told after ``since``; what was told before it is another one.
    """
    if not _DEFINITE.match(around.text, reference.start) or not reference.name:
        return False
    noun = _MATTER if reference.name in MATTERS else re.escape(reference.name)
    found = re.compile(rf"\b(?:{noun})\b").finditer(around.text, since, reference.start)
    return any(
        is_told_longer(around.text, each.end())
        or _SAID.search(around.text[max(since, each.start() - _BEFORE) : each.start()])
        for each in found
    )


_BEFORE = 40  # code points that may say which it is
