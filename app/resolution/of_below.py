"""Nouns that mean what a court below did, or what was there before: "stays the injunction"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.antecedents import Antecedent
from app.language.back_reference import BackReference
from app.resolution.around import Around, called

# What a court does to what the court below it did: "stays the injunction".
_VERB = 40  # code points before a noun
_BELOW = re.compile(
    r"\b(?:stay(?:s|ed|ing)?|paus(?:e|es|ed|ing)|lift(?:s|ed|ing)?|affirm\w*|revers(?:e|es|ed|ing)"
    r"|overturn\w*|vacat(?:e|es|ed|ing)|threw out|thrown out|set aside|put|appeal(?:s|ed|ing)?"
    r"|part of|(?:stay|pause|freeze)\b[^.;]{0,30}\bof|upheld|uphold|undid|undo"
    r"|froze|fr(?:eezes|eezing|ozen)|suspend\w*)\s+(?:only\s+)?$"
)
_SET_ASIDE = re.compile(r"\s+(?:aside|on hold|on ice)\b")
# What a notice does to what was there before it: "ending the designation itself".
_UNDONE = re.compile(
    r"\b(?:end(?:s|ed|ing)?|terminat\w+|undo\w*|undid|withdr\w+|cancel\w*|revok\w+|clos\w+|extend\w*"
    r"|cut(?:s|ting)? off|appl(?:y|ies|ied) for|renew\w*)\s+$"
)
_STANDING = ("designation", "program", "programs", "programme", "protection", "protections")
# Nouns for what a court below most often did: told so before, they are not the ruling on it.
_OF_BELOW = ("injunction", "judgment", "judgement", "verdict")
_THIS = re.compile(r"[Tt]h(?:is|at|ese|ose)\b")


def is_of_a_court_below(reference: BackReference, around: Around) -> bool:
    """ "Stays the injunction"; "stays an injunction of a judge in Boston. That injunction …"."""
    start = reference.start
    if _BELOW.search(around.text, max(0, start - _VERB), start):
        return True
    if _SET_ASIDE.match(around.text, reference.end):
        return True
    if not _THIS.match(around.text, start) or not reference.name:
        return False
    told = rf"\s(?:an?|the|his|her|its)\s+(?:[\w'’]+\s+){{0,2}}{reference.name}\b"
    found = re.compile(told).finditer(around.text, around.last, start)
    return any(_BELOW.search(around.text, around.last, each.start() + 1) for each in found)


def is_undone(reference: BackReference, around: Around) -> bool:
    """ "Ending the designation itself": what was there before the notice that ends it."""
    start = reference.start
    return reference.name in _STANDING and bool(
        _UNDONE.search(around.text, max(0, start - _VERB), start)
    )


def was_told_of_below(
    reference: BackReference, known: Sequence[Antecedent], around: Around
) -> bool:
    """ "The injunction", where one was told before that is no mention's own: a judge's."""
    if reference.name not in _OF_BELOW or reference.court:
        return False
    words = around.text[reference.start : reference.end].split()
    if "final" in words:
        return True
    if called(reference.name, known):
        return False
    return re.search(rf"\b{reference.name}s?\b", around.text[: reference.start]) is not None
