"""Noun phrases whose head is a noun for law: "a law previously used only during wartime".

A small grammar of news English, without a tagger.  Leftwards a phrase runs to its determiner, a
preposition, a verb or punctuation; rightwards it goes on where a date, a participle, a relative
or a preposition follows, up to the end of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.authority import AuthorityKind
from app.language.courts import Court
from app.language.legal_nouns import (
    ANY,
    DATED,
    FIRST,
    MATTERS,
    NOUNS,
    RULINGS,
    STAND_INS,
    is_plural,
    legal_noun,
)
from app.language.noun_phrase_words import (
    ADVERBS,
    AUXILIARIES,
    BEGINS,
    BEHIND_COMMA,
    DEFINITE,
    DETERMINERS,
    DONE,
    GOES_ON,
    GOES_ON_WITH,
    LEADS,
    LEFT_STOPS,
    LINKS,
    NO_LAW,
    NO_ORDERS,
    NO_SUBJECT,
    RELATIVES,
    STANDS_ALONE,
    STOPS,
    TIMES,
    TITLED,
)
from app.language.phrase import Build, Phrase, Token

_OFFICE = re.compile(
    r"\b(?:[Hh]er|secretary['’]s|department['’]s|administration['’]s|government['’]s|Noem['’]s"
    r"|president['’]s|presidential|Trump['’]s|agency['’]s|DHS['’]s?)\s"
)
_OF_OFFICE = re.compile(
    r"\s+(?:of|by|from)\s+(?:the\s+)?"
    r"(?:[Pp]resident|White House|[Ss]ecretary|Trump|Noem|Department)"
)
_OF_COURT = re.compile(r"\s+(?:of|by|from|that|which)\s+(?:the\s+|a\s+)?")
_LONGEST = 28
_FURTHEST_LEFT = 8


def noun_phrases(
    text: str, tokens: Sequence[Token], named: Sequence[Court], last: str = ""
) -> Iterator[Phrase]:
    """The noun phrases of one sentence; ``named`` are the courts in it, ``last`` the last noun
    for law before it.
    """
    for place, token in enumerate(tokens):
        noun = legal_noun(token.low)
        if noun is None and _stands_in(tokens, place):
            phrase = _phrase(text, tokens, place, named, (last, token.low))
            yield replace(phrase, kinds=DATED, first=phrase.first & DATED)
        elif noun and not is_plural(token.low) and not _is_no_head(tokens, place):
            yield _phrase(text, tokens, place, named, (noun, noun))
        last = noun or last


def _phrase(
    text: str, tokens: Sequence[Token], place: int, named: Sequence[Court], nouns: tuple[str, str]
) -> Phrase:
    """The phrase around a head: the noun that it means, and the word that it is."""
    meant, noun = nouns
    left = _left(tokens, place)
    start, end = tokens[left].start, tokens[_right(tokens, place)].end
    court = _court(text, start, tokens[place], named)
    definite = _is_definite(tokens[left])
    return Phrase(
        start,
        end,
        _kinds(meant, court, text[start : tokens[place].start], text[tokens[place].end : end]),
        court,
        FIRST.get(meant, frozenset()),
        Build.DEFINITE if definite else Build.INDEFINITE,
        noun,
    )


def _stands_in(tokens: Sequence[Token], place: int) -> bool:
    """ "The one of May 19", "another, two days later": no noun behind it, and something more."""
    low = tokens[place].low
    if low not in STAND_INS:
        return False
    before = tokens[place - 1].low if place else ""
    behind = tokens[place + 1].low if place + 1 < len(tokens) else ""
    if low in ("another", "one") and behind == ",":
        return place + 2 < len(tokens) and tokens[place + 2].low in TIMES | BEHIND_COMMA
    return (low == "another" or before in LEADS) and behind in STANDS_ALONE


def _is_definite(first: Token) -> bool:
    """Whether a phrase means one that is known: "the law", "its order", "Friday's ruling"."""
    return first.low in DEFINITE or _is_possessive_name(first)


def _kinds(noun: str, court: str, before: str, behind: str) -> frozenset[AuthorityKind]:
    """A noun for several kinds is a ruling when a court made it ("the court's order"), and none
    when the President or an office did ("her decision").
    """
    kinds = NOUNS.get(noun, ANY)
    if noun in MATTERS:
        return frozenset({AuthorityKind.CASE})
    if court and kinds & RULINGS:
        return kinds & RULINGS
    by_office = _OFFICE.search(before) or _OF_OFFICE.match(behind)
    return (kinds - RULINGS if by_office else kinds) or kinds


def _court(text: str, start: int, head: Token, named: Sequence[Court]) -> str:
    """Whose doing it is: the court before the head, or behind it ("the order of the court")."""
    for court in named:
        if start <= court.start and court.end <= head.start:
            return court.level
        if court.start >= head.end and _OF_COURT.fullmatch(text, head.end, court.start):
            return court.level
    return ""


def _is_no_head(tokens: Sequence[Token], place: int) -> bool:
    """A verb (``to order``, ``they act``), ``in order``, or a noun before its head."""
    before = tokens[place - 1].low if place else ""
    if before == "may" and tokens[place - 1].text == "May":
        before = ""
    behind = tokens[place + 1].low if place + 1 < len(tokens) else ""
    if legal_noun(behind) or behind in NO_LAW:
        return True  # "the parole programme" is one phrase, and its last noun the head
    if tokens[place].low == "order" and before in NO_ORDERS:
        return True
    if tokens[place].low in TITLED and _is_title(tokens, place):
        return True
    return before in NO_SUBJECT


def _is_title(tokens: Sequence[Token], place: int) -> bool:
    """ "The Homeland Security Act": the name of a law, which either is known as one or is not."""
    before = tokens[place - 1] if place > 1 else None
    if before is None or not tokens[place].text[0].isupper() or not before.text[0].isupper():
        return False
    return before.low not in DETERMINERS and not _is_possessive_name(before)


def _left(tokens: Sequence[Token], place: int) -> int:
    first = place
    while first and place - first < _FURTHEST_LEFT:
        before = tokens[first - 1]
        if before.text == "May":  # the month
            first -= 1
            continue
        if before.low in DETERMINERS and not _is_relative(tokens, first - 1):
            return first - 1
        if before.low in LEFT_STOPS or not before.is_word:
            break
        if _is_possessive_name(tokens[first]) and not before.text[0].isupper():
            break
        first -= 1
    return first


def _is_relative(tokens: Sequence[Token], place: int) -> bool:
    """ "The order that lets …": not "that order"."""
    before = tokens[place - 1] if place else None
    if tokens[place].low != "that" or before is None or not before.is_word:
        return False
    return before.low not in LEFT_STOPS and before.low not in DETERMINERS


def _is_possessive_name(token: Token) -> bool:
    return token.text[0].isupper() and re.search(r"['’]s?$", token.text) is not None


def _right(tokens: Sequence[Token], place: int) -> int:
    behind = [token.low for token in tokens[place + 1 : place + 3]]
    opens = BEHIND_COMMA | (TIMES if tokens[place].low in STAND_INS else set())
    if behind[:1] == [","] and behind[-1] in opens:
        return _clause_end(tokens, place, place + 2)
    if behind and (behind[0] in GOES_ON or GOES_ON_WITH.fullmatch(behind[0])):
        return _clause_end(tokens, place, place + 1)
    is_told_of = behind[0:1] and behind[0] in ADVERBS and GOES_ON_WITH.fullmatch(behind[-1])
    if is_told_of or _is_done_by(tokens, place):
        return _clause_end(tokens, place, place + 1)
    return place


def _is_done_by(tokens: Sequence[Token], place: int) -> bool:
    """ "The accord Rome struck", "the order the president signed": somebody, and what they did."""
    after = tokens[place + 1 : place + 4]
    if after and after[0].low == "the":
        return len(after) == 3 and after[2].low in DONE
    if len(after) == 3 and after[1].low == "and":  # "Rome and Tirana signed"
        after = tokens[place + 3 : place + 5]
    is_name = bool(after) and after[0].text[0].isupper()
    return is_name and any(each.low in DONE for each in after[1:2])


def _clause_end(tokens: Sequence[Token], place: int, first: int) -> int:
    """The last token of what follows the head: one clause, with the verb its relative needs."""
    last, verbs = place, 0
    for token in tokens[first : place + _LONGEST]:
        number = tokens.index(token, first)
        after = tokens[number + 1].low if number + 1 < len(tokens) else ""
        says = token.low in STOPS and tokens[number - 1].low in RELATIVES  # "that says …"
        if not token.is_word or (token.low in STOPS and not says):
            break
        if token.low == "and" and after in BEGINS:
            break
        if token.low in RELATIVES:
            verbs = max(verbs, 1)
        elif token.text in AUXILIARIES and tokens[number - 1].low not in AUXILIARIES:
            verbs -= 1
            if verbs < 0:
                break
        last = number
    while last > place and tokens[last].low in LINKS | DETERMINERS:
        last -= 1
    return last
