"""Which fact would settle what a phrase describes."""

from __future__ import annotations

from app.language.legal_nouns import RULINGS
from app.language.phrase import Phrase


def missing(phrase: Phrase, *, court: bool, date: bool) -> str:
    """For a ruling its court, then its date, as far as the sentence does not say; else the subject.

    ``court`` and ``date`` are whether the sentence names one.
    """
    if phrase.kinds & RULINGS:
        if not phrase.court and not court:
            return "court"
        if not date:
            return "date"
    return "subject"
