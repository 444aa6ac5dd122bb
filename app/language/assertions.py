"""Sentences that state law: somebody with power over it, or the law itself, and what it does.

Surface signs, stated here in full.  They find what a fact-checker would ask "under which law?" of;
they do not tell which law it is.
"""

from __future__ import annotations

import re
from typing import Final

from app.language.phrase import word_set

_SPEAKERS: Final = word_set(
    "law laws statute statutes act constitution amendment regulation regulations treaty protocol",
    "convention code ordinance court courts judge judges justices ruling rulings injunction decree",
    "congress legislature proclamation tribunal",
)
_EFFECTS: Final = word_set(
    "allow allows allowed bar bars barred ban bans banned block blocks blocked forbid forbids",
    "forbade prohibit prohibits prohibited permit permits permitted require requires required",
    "entitle entitles entitled protect protects protected grant grants granted deny denies",
    "denied guarantee guarantees guaranteed authorize authorizes authorized empower empowers",
    "limit limits limited oblige obliges rule ruled rules hold holds held order ordered orders",
    "uphold upheld overturn overturned stay stayed halt halted strike struck vacate vacated",
    "enact enacted repeal repealed amend amended lets give gives gave declare declared find",
    "found decide decided restrict restricts restricted must applies provides says let",
)
_PLAIN: Final = (
    r"\b(?:is|are|was|were|be|been)\s(?:not\s)?(?:illegal|unlawful|unconstitutional|lawful|legal)\b",
    r"\b(?:under|against|violat\w+|break\w*|broke)\s(?:\w+\s){0,3}law\b",
    r"\bby law\b",
    r"\blegally\s(?:\w+\s)?(?:required|entitled|obliged|bound|allowed|barred)\b",
    r"\b(?:ha[sd]|have)\s(?:a|the|no|any)\s(?:\w+\s){0,2}right\sto\b",
    r"\bconstitutional\sright\b",
)
_STATES: Final = re.compile("|".join(_PLAIN), re.IGNORECASE)
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_REACH: Final = 12  # words from a speaker to what it does
_QUOTED: Final = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")  # also one that goes on in the next


def states_law(sentence: str) -> bool:
    """Whether a sentence states what law does, in its own voice and not in a person's quotation."""
    own = _QUOTED.sub(" ", sentence)
    if _STATES.search(own):
        return True
    words = [word.lower() for word in _WORD.findall(own)]
    speakers = [number for number, word in enumerate(words) if word in _SPEAKERS]
    return any(
        word in _EFFECTS for number in speakers for word in words[number + 1 : number + _REACH]
    )
