"""Where a noun phrase for law ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.ordinals import MONTHS
from app.language.date_words import COUNTS, WEEKDAYS
from app.language.legal_nouns import STAND_INS
from app.language.noun_phrase_words import (
    ABOUT,
    ADVERBS,
    AUXILIARIES,
    BEGINS,
    BEHIND_COMMA,
    DETERMINERS,
    DONE,
    GOES_ON,
    GOES_ON_WITH,
    LINKS,
    RELATIVES,
    STOPS,
    TIMES,
)
from app.language.phrase import Token, word_set

_LONGEST = 28
_TIMED = frozenset({"later", "earlier", "before", "after", "ago", "month", "week", "year"})
_TIMED_BY = frozenset({*(name.lower() for name in (*MONTHS, *WEEKDAYS)), "appeal"})
_DAYS = frozenset({*MONTHS, *WEEKDAYS})
_ASIDE = 9  # tokens
_BESIDE = frozenset({"and", "or", "with", "than"})
_NEAR_HEAD = 5  # tokens from the word that joins to the head of the other phrase
_PAPERS = frozenset(
    {"ruling", "order", "decision", "opinion", "judgment", "notice", "proclamation", "one"}
)
# What no phrase ends with: words that join it to what follows.
_DANGLING = (
    LINKS - word_set("it they he she we you back up out off down then also so how why")
) | (DETERMINERS - {"this", "that", "these"})
_JOINTS = frozenset({"and", "or", "but"})


def right(tokens: Sequence[Token], place: int) -> int:
    """Its last token: the head, or the end of the clause that goes on behind it, and of the one
    behind a comma that says what it is about: "an earlier ruling, on the prisoners held there".
    """
    last = _right(tokens, place)
    about = [each.low for each in tokens[last + 1 : last + 4]]
    says_more = about[:1] == [","] and about[1:] and about[1] in ABOUT | BEHIND_COMMA
    if says_more and about[-1] not in _TIMED_BY:
        return _clause_end(tokens, place, last + 2)
    return last


def _right(tokens: Sequence[Token], place: int) -> int:
    behind = [token.low for token in tokens[place + 1 : place + 3]]
    opens = BEHIND_COMMA | (TIMES if tokens[place].low in STAND_INS else set())
    if behind[:1] == [","] and behind[-1] in opens:
        return _clause_end(tokens, place, _behind_time(tokens, place) or place + 2)
    if behind[:1] == [","] and _behind_time(tokens, place):
        return _clause_end(tokens, place, _behind_time(tokens, place))
    if behind and (behind[0] in GOES_ON or GOES_ON_WITH.fullmatch(behind[0])):
        return _clause_end(tokens, place, place + 1)
    is_told_of = behind[0:1] and behind[0] in ADVERBS and GOES_ON_WITH.fullmatch(behind[-1])
    is_compared = behind[1:2] == ["than"]  # "a statute older than the Capitol"
    if is_told_of or is_compared or _is_done_by(tokens, place) or _is_counted(tokens, place):
        return _clause_end(tokens, place, place + 1)
    return place


def _behind_time(tokens: Sequence[Token], place: int) -> int:
    """Where a phrase goes on behind a time: "her decision, two days later, to end …"; else 0."""
    for number in range(place + 3, min(place + _ASIDE, len(tokens) - 1)):
        if tokens[number].low == ",":
            goes_on = tokens[number + 1].low in ("to", "that", "which")
            return number + 1 if goes_on and tokens[number - 1].low in _TIMED else 0
    return 0


def _is_done_by(tokens: Sequence[Token], place: int) -> bool:
    """ "The accord Rome struck", "the law Trump is using", "the order the president signed":
    somebody, and what they did.
    """
    after = tokens[place + 1 : place + 6]
    names = _somebody(after)
    return 0 < names < len(after) and _is_done(after[names])


def _somebody(after: Sequence[Token]) -> int:
    """How many tokens name somebody: "Rome and Tirana", "the president", "President Trump"."""
    if after and after[0].low == "the":
        court = [each.text for each in after[1:3]]
        return 3 if court == ["Supreme", "Court"] else 2
    names = 0
    for each in after:
        is_name = each.text[0].isupper() and each.text not in _DAYS
        if not is_name and not (names and each.low == "and"):
            break
        names += 1
    return names


def _is_done(verb: Token) -> bool:
    return verb.text in AUXILIARIES | DONE or re.fullmatch(r"[a-z]{3,}ed", verb.text) is not None


def _is_counted(tokens: Sequence[Token], place: int) -> bool:
    """ "The order eleven days earlier"."""
    low = [each.low for each in tokens[place + 1 : place + 4]]
    if len(low) < 3 or low[1].removesuffix("s") not in ("day", "week", "month"):
        return False
    return (low[0] in COUNTS or low[0].isdecimal()) and low[2] in _TIMED


def _clause_end(tokens: Sequence[Token], place: int, first: int) -> int:
    """The last token of what follows the head: one clause, with the verb its relative needs."""
    last, verbs = place, 0
    for number in _without_asides(tokens, first, place + _LONGEST):
        if _is_in_a_row(tokens, number):
            continue
        if _stops(tokens, number) or _is_beside_another(tokens, place, number):
            break
        low, before = tokens[number].low, tokens[number - 1].low
        if low in RELATIVES or low in ("when", "what", "how"):
            is_done = low in ("that", "which", "who") and _is_verb(tokens, number + 1)
            verbs = max(verbs, 0 if is_done else 1)
        elif tokens[number].text in AUXILIARIES and before not in AUXILIARIES:
            verbs -= 1
            if verbs < 0:
                break
        last = number
    while last > place and tokens[last].low in _DANGLING:
        last -= 1
    return last


def _is_in_a_row(tokens: Sequence[Token], number: int) -> bool:
    """A comma in "on restraint, regulation and removal", "for Cubans, Haitians and others"."""
    if tokens[number].low != "," or number + 2 >= len(tokens):
        return False
    one, joint = tokens[number + 1], tokens[number + 2].low
    is_word = one.is_word and one.low not in LINKS | DETERMINERS | AUXILIARIES | STOPS
    after = tokens[number + 3].low if number + 3 < len(tokens) else ""
    closes = joint in ("and", "or") and after not in BEGINS | AUXILIARIES
    return is_word and (closes or _is_in_a_row(tokens, number + 2))


def _is_verb(tokens: Sequence[Token], place: int) -> bool:
    """Whether the word behind "that" is its verb: "that upheld", not "that the", "that would"."""
    after = tokens[place] if place < len(tokens) else None
    no_verb = LINKS | DETERMINERS | AUXILIARIES | ADVERBS
    return after is not None and after.text.islower() and after.low not in no_verb


def _stops(tokens: Sequence[Token], number: int) -> bool:
    """At punctuation, at "said" and "while", and at "and" before another subject."""
    low, before = tokens[number].low, tokens[number - 1].low
    after = tokens[number + 1].low if number + 1 < len(tokens) else ""
    says = low in STOPS and before in RELATIVES  # "that says …"
    is_another = low == "and" and after in BEGINS
    is_citation = low[0].isdigit() and after in ("u.s.c", "fed", "stat", "u", "f")
    if is_citation:
        return True
    return not tokens[number].is_word or (low in STOPS and not says) or is_another


def _is_beside_another(tokens: Sequence[Token], place: int, number: int) -> bool:
    """ "The ruling of April 7 and to the ruling of May 16": each is described by its own words."""
    if tokens[number].low not in _BESIDE or tokens[place].low not in _PAPERS:
        return False
    after = [each.low for each in tokens[number + 1 : number + 1 + _NEAR_HEAD]]
    if after[:1] and after[0] in LINKS:
        after = after[1:]
    return after[:1] in (["the"], ["a"], ["an"]) and not _PAPERS.isdisjoint(after)


def _is_short(tokens: Sequence[Token], number: int) -> bool:
    """Whether a few words of how or when stand between commas: "that lists, in order, the …"."""
    opens = tokens[number + 1].low if number + 1 < len(tokens) else ""
    closes = [each.low for each in tokens[number + 3 : number + 5]]
    return opens in ("in", "at", "for", "by") and "," in closes


def _without_asides(tokens: Sequence[Token], first: int, end: int) -> Iterator[int]:
    """The places, without an aside that breaks a phrase off behind a preposition: "last called on,
    before this year, in the war".
    """
    number = first
    while number < min(end, len(tokens)):
        is_aside = tokens[number - 1].low in LINKS - _JOINTS or _is_short(tokens, number)
        if tokens[number].low == "," and is_aside:
            ahead = range(number + 2, min(number + _ASIDE, len(tokens)))
            number = next((n + 1 for n in ahead if tokens[n].low == ","), number)
        yield number
        number += 1
