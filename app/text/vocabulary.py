"""Words of courts, words that say nothing, and words that mean one thing in news and records."""

from __future__ import annotations

from typing import Final

from app.domain.legal_nouns import NOUNS


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# What courts do, in the tenses of news; a court before one of them makes a clause about a ruling.
COURT_VERBS: Final = _words(
    "let lets letting allowed allows permitted permits cleared clears blocked blocks halted halts",
    "barred bars stayed stays paused pauses froze freezes lifted lifts vacated vacates granted",
    "grants upheld upholds struck ordered orders directed directs held holds ruled rules sided",
    "sides rejected rejects overturned reversed affirmed decided denied refused gave told found",
)

# Stems (Porter 2) of words that say that a thing is law or news, not which.
GENERIC: Final = frozenset(NOUNS) | _words(
    "court justice judg rule order decis law act statut feder suprem legal case opinion presid",
    "trump u.s american unit state govern administr offici say said tell told year month week day",
    "new time peopl the hous white washington appeal lower district circuit",
    "januari februari march april may june juli august septemb octob novemb decemb",
    "monday tuesday wednesday thursday friday saturday sunday",
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
