"""Name what is missing where words speak of law and nothing says of which."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from app.domain.mention import ANTECEDENT, Evidence, Form, Mention, Reading, Signal
from app.language.courts import courts
from app.language.dates import periods
from app.language.legal_nouns import NOUNS, RULINGS, legal_noun
from app.language.missing import missing
from app.language.phrase import Build, Phrase
from app.language.phrases import phrases

# What says that a sentence is about law where no phrase does: a court, a paper filed with one.
_ABOUT_LAW = re.compile(
    r"\b(?:(?:[Tt]he|[Aa]n?|[Ss]ome|[Tt]hat|[Tt]his)\s+)?(?:[a-z]+\s+)?"
    r"(?:courts?|judges?|justices?|panel|petition|appeal|docket|status|permits?"
    r"|terrorist organi[sz]ation)\b"
)
_LIKELY = 0.3  # from which what may be meant is worth showing
_OFFICE = re.compile(
    r"\b(?:Court|Justices|President|Congress|Homeland Security|State Department)\b"
)
_WORD = re.compile(r"\b[A-Za-z]+\b")
_NOUN = re.compile(
    rf"\b(?:{'|'.join(sorted(NOUNS, key=len, reverse=True))})(?:e?s)?\b", re.IGNORECASE
)


def unsettled(mentions: Sequence[Mention], reading: Reading) -> list[Mention]:
    """A mention without any target for each sentence that speaks of law and has no other.

    Its evidence names the fact that would settle it: the court, the date or the subject.
    """
    taken = sorted((each.start, each.end) for each in mentions)
    starts = [start for start, _ in taken]
    found: list[Mention] = []
    for sentence in reading.sentences:
        here = bisect_left(starts, sentence[0])
        if here < len(taken) and taken[here][0] < sentence[1]:
            continue
        phrase = _speaking_of_law(reading.text, sentence)
        if phrase:
            found.append(_unsettled(phrase, sentence, reading))
    return found


def undecided(
    found: Sequence[Mention], mentions: Sequence[Mention], reading: Reading
) -> list[Mention]:
    """Descriptions that nothing settled and nothing else reads, with what they may mean.

    ``found`` are those of the recognisers, ``mentions`` what stands.
    """
    kept: list[Mention] = []
    for each in found:
        waits = each.form == Form.DESCRIBED and each.evidence.missing == ANTECEDENT
        if not waits or not each.targets or each.targets[0].score < _LIKELY:
            continue
        if any(each.start < other.end and other.start < each.end for other in mentions):
            continue
        court = next(courts(reading.text, each.start, each.end), None) is not None
        date = bool(periods(reading.text, each.start, each.end, reading.date))
        fact = missing(Phrase(each.start, each.end, RULINGS), court=court, date=date)
        kept.append(replace(each, evidence=replace(each.evidence, missing=fact)))
    return kept


def _speaking_of_law(text: str, sentence: tuple[int, int]) -> Phrase | None:
    """The first phrase for law, else a plural of it, else a court."""
    court = _ABOUT_LAW.search(text, *sentence)
    if not court and not _NOUN.search(text, *sentence) and not _OFFICE.search(text, *sentence):
        return None
    found = phrases(text, *sentence)
    acts = [phrase for phrase in found if phrase.build == Build.ACTION]
    named = [phrase for phrase in found if phrase.noun in NOUNS]
    if named or acts:
        return min(named or acts, key=lambda phrase: phrase.start)
    for word in _WORD.finditer(text, *sentence):
        noun = legal_noun(word[0].lower())
        if noun:
            return Phrase(*word.span(), NOUNS[noun], noun=noun)
    return Phrase(*court.span(), RULINGS, noun="ruling") if court else None


def _unsettled(phrase: Phrase, sentence: tuple[int, int], reading: Reading) -> Mention:
    words = reading.text[phrase.start : phrase.end]
    fact = missing(
        phrase,
        court=next(courts(reading.text, *sentence), None) is not None,
        date=bool(periods(reading.text, *sentence, reading.date)),
    )
    kind = phrase.noun or "what an office did"
    evidence = Evidence("descriptions", (Signal("kind", kind, 0.0),), None, fact)
    return Mention(phrase.start, phrase.end, words, Form.DESCRIBED, (), None, evidence)
