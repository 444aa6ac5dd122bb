"""Words that say nothing, and words that mean one thing in news and records."""

from __future__ import annotations

from typing import Final

from app.language.legal_nouns import NOUNS
from app.language.phrase import word_set

# Stems (Porter 2) of words that say that a thing is law or news, not which.
GENERIC: Final = frozenset(NOUNS) | word_set(
    "court justice judg rule order decis law act statut feder suprem legal case opinion presid",
    "trump u.s american unit state govern administr offici say said tell told year month week day",
    "new time peopl the hous white washington appeal lower district circuit",
    "januari februari march april may june juli august septemb octob novemb decemb",
    "monday tuesday wednesday thursday friday saturday sunday",
    "neither either each everi both none whether anoth other same differ less more most much mani",
    "few sever first second third two three four five six seven eight nine ten onli also even",
    "still yet than when where while who whom whose which what how thing way one use not",
    "congress pass bill lawmak legislatur",
    "until sinc dure within without between among through against befor after abov under over upon",
    "into onto off out they them their there here these those been be is are was were will would",
    "could should might must can may do did done has have had been get got make made take took",
)

# Stems that stand for one thing; each is folded to the first of its line.
_SAME: Final = (
    "deport remov expel expuls",
    "migrant immigr alien noncitizen emigr",
    "end termin revok cancel strip withdraw withdrew rescind scrap",
    "war wartim",
    "halt block paus freez suspend bar frozen froze",
    "let allow permit permiss clear",
    "protect shield",
    "prison jail detent detain imprison",
    "sea boat vessel",
    "citizen nation national",
    "center centr",
    "asylum refug refuge",
    "invok invoc",
    "facilit ease",
)
_FOLDED: Final = {stem: line.split()[0] for line in _SAME for stem in line.split()}


def concept(stemmed: str) -> str:
    """What a stem is compared as: itself, or what the stems that mean the same are folded to."""
    return _FOLDED.get(stemmed, stemmed)
