"""Words that stand in for a noun for law before them: "the one of May 19", "Friday's"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.ordinals import MONTHS
from app.language.date_words import COUNTS, WEEKDAYS
from app.language.legal_nouns import COUNTING, STAND_INS
from app.language.noun_phrase_left import left
from app.language.noun_phrase_words import (
    AUXILIARIES,
    BEHIND_COMMA,
    DETERMINERS,
    LEADS,
    LINKS,
    STANDS_ALONE,
    TIMES,
    VERBS,
)
from app.language.phrase import Token, word_set

# "Friday's is about parole", "had we this month's,": nobody's day, but what was done on it.
_OF_A_TIME = re.compile(
    rf"(?:{'|'.join((*WEEKDAYS, *MONTHS))}|month|week|spring|summer|fall|autumn|winter|yesterday)"
    r"['’]s",
    re.IGNORECASE,
)
# Verbs that an order or a ruling has, besides those that any thing has.
_VERBS = VERBS | word_set(
    "concerns concerned covers covered lets lasts lasted gives leaves left drew draws came comes",
    "bought says spoke speaks deals dealt reached reaches rests rested went goes freed keeps kept",
    "names named",
)
_BEFORE_ONE = word_set("and or with again of from then now came them there's is was , ; :")
_BEHIND_ONE = word_set("to on from of about last in for dated issued signed")
_BEHIND_THE_ONE = word_set("printed signed issued published now two three to from last with by at")
_DEEDS = word_set(
    "took ended undid revoked cancelled canceled withdrew vacated stayed lifted blocked let told",
    "froze terminated listed designated invoked reached",
)
_DOING = re.compile(r"[a-z]{3,}ing")
_BEHIND_ORDINAL = AUXILIARIES | _VERBS | word_set("let came ended stopped said gave put ,")
_NO_DAY = word_set("of the these those them its their his her my our many us you")


def stands_in(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word at ``place`` stands for a noun that was there before, and says more of it.

    "The one of May 19", "another, two days later", "the Easter one", "one from this March",
    "Friday's is about parole".
    """
    low = tokens[place].low
    if low == "one":
        return _is_one(tokens, place)
    if _OF_A_TIME.fullmatch(low):
        return _ends_here(tokens, place)
    return low in STAND_INS and _counts(tokens, place)


def _counts(tokens: Sequence[Token], place: int) -> bool:
    low, behind = tokens[place].low, _low(tokens, place + 1)
    if low in COUNTING and _low(tokens, place - 1) in ("the", "its") and _tells_more(behind):
        return True
    if low == "another" and behind == ",":
        return _low(tokens, place + 2) in TIMES | BEHIND_COMMA
    return (low == "another" or _low(tokens, place - 1) in LEADS) and behind in STANDS_ALONE


def _is_one(tokens: Sequence[Token], place: int) -> bool:
    before, behind = _low(tokens, place - 1), _low(tokens, place + 1)
    after = _low(tokens, place + 2)
    if behind == "of" and after in _NO_DAY - {"the"}:
        return False
    if behind == ",":
        return after in TIMES | BEHIND_COMMA or _is_told_apart(tokens, place)
    if place == 0 and behind in _DEEDS:  # "One took back the extension. The other …"
        return True
    leads = before in LEADS or tokens[place - 1].text in MONTHS
    if leads and (
        behind in STANDS_ALONE | _BEHIND_THE_ONE | set(COUNTS) or _DOING.fullmatch(behind)
    ):
        return True
    if before in _BEFORE_ONE and (behind in _BEHIND_ONE or _DOING.fullmatch(behind)):
        return behind != "of" or after not in _NO_DAY
    return _is_told_apart(tokens, place)


def _tells_more(behind: str) -> bool:
    """Whether the word behind an ordinal says what that one did: "the other ending it"."""
    return behind in _BEHIND_ORDINAL or _DOING.fullmatch(behind) is not None


def _is_told_apart(tokens: Sequence[Token], place: int) -> bool:
    """ "The May 30 one", "the earlier one": with words of its own before it, and no noun behind."""
    first = left(tokens, place)
    told = tokens[first].low in DETERMINERS - {"no", "every", "any"} and place - first > 1
    return told and _ends_here(tokens, place)


def _ends_here(tokens: Sequence[Token], place: int) -> bool:
    behind = tokens[place + 1] if place + 1 < len(tokens) else None
    return behind is None or not behind.is_word or behind.low in LINKS | AUXILIARIES | _VERBS


def _low(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].low if 0 <= place < len(tokens) else ""
