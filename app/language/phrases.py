"""Phrases that may describe law: clauses about what a court or an office did, and noun phrases."""

from __future__ import annotations

from collections.abc import Sequence

from app.language.clauses import clauses
from app.language.courts import courts
from app.language.legal_nouns import legal_noun
from app.language.noun_phrases import noun_phrases
from app.language.outcomes import outcomes
from app.language.phrase import Phrase, tokens


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
    return [*made, *noun_phrases(text, found, named, last)]


def last_noun(text: str, start: int, end: int) -> str:
    """The noun that "the one of May" behind a sentence stands for: the last one for law in it.

    Where there is none and a court is named, a ruling.
    """
    found = [legal_noun(token.low) for token in tokens(text, start, end)]
    nouns = [noun for noun in found if noun]
    is_of_court = any(True for _ in courts(text, start, end))
    return nouns[-1] if nouns else "ruling" if is_of_court else ""
