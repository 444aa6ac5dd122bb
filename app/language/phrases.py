"""Phrases that may describe law: clauses about what a court or an office did, and noun phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.language.clauses import clauses
from app.language.courts import Court, courts
from app.language.legal_nouns import RULINGS, legal_noun
from app.language.noun_phrases import noun_phrases
from app.language.outcomes import outcomes
from app.language.phrase import Phrase, tokens

_GOES_ON = re.compile(r"\s+[a-z]")
_ASIDE = re.compile(r" \([^()]{3,80}\)")


def phrases(
    text: str, start: int, end: int, last: str = "", times: Sequence[tuple[int, int]] = ()
) -> list[Phrase]:
    """The phrases of one sentence ``text[start:end]``, clauses first.

    ``last`` is the last noun for law before it, which "the one of May" stands for; ``times`` are
    the spans of what it says of time.
    """
    found = tokens(text, start, end)
    named = list(courts(text, start, end))
    made = list(clauses(text, (start, end), found, named))
    made += outcomes(text, (start, end), times, made)
    made += dated_courts(text, named, times)
    return [*made, *noun_phrases(text, found, named, last)]


def dated_courts(
    text: str, named: Sequence[Court], times: Sequence[tuple[int, int]]
) -> Iterator[Phrase]:
    """ "SCOTUS, May 30 (parole for four countries)": as notes and outlines have it."""
    for court in named:
        for begin, end in times:
            if text[court.end : begin] in (" ", ", ", ": "):
                aside = _ASIDE.match(text, end)
                last = aside.end() if aside else end
                if _GOES_ON.match(text, last):
                    continue  # "the Court last month stayed": a clause
                yield Phrase(court.start, last, RULINGS, court.level, RULINGS, noun="ruling")


def last_noun(text: str, start: int, end: int) -> str:
    """The noun that "the one of May" behind a sentence stands for: the last one for law in it.

    Where there is none and a court is named, a ruling.
    """
    found = [legal_noun(token.low) for token in tokens(text, start, end)]
    nouns = [noun for noun in found if noun]
    is_of_court = any(True for _ in courts(text, start, end))
    return nouns[-1] if nouns else "ruling" if is_of_court else ""
