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
    DIRECTIVES,
    FIRST,
    MATTERS,
    NOUNS,
    OF_A_COURT,
    PROGRAMS,
    RULINGS,
    STAND_INS,
    is_plural,
    legal_noun,
    may_be_verb,
)
from app.language.noun_phrase_left import is_possessive_name, left
from app.language.noun_phrase_right import right
from app.language.noun_phrase_words import (
    DEFINITE,
    DETERMINERS,
    NO_LAW,
    NO_ORDERS,
    NO_SUBJECT,
    SAYINGS,
    TITLED,
)
from app.language.phrase import Build, Phrase, Token, word_set
from app.language.stand_ins import stands_in

_OFFICE = re.compile(
    r"\b(?:[Hh]er|secretary['’]s|department['’]s|administration['’]s|government['’]s|Noem['’]s"
    r"|president['’]s|presidential|Trump['’]s|agency['’]s|DHS['’]s?)\s"
)
_OF_OFFICE = re.compile(
    r"\s+(?:of|by|from)\s+(?:the\s+)?"
    r"(?:[Pp]resident|White House|[Ss]ecretary|Trump|Noem|Department)\b"
    r"(?!(?: [A-Z]\w+)?['’]s (?:day|time|era))"  # a ruling of Truman's day is no order of his
)
# Nouns for what was done: "the closing of the program", not "a notice closing it".
_DOINGS = word_set(
    "ending undoing closing unwinding cancelling winding stripping lifting scrapping"
)
_PART_THAT = word_set("that which on about where dealing right saying letting barring")
_OF_COURT = re.compile(r"\s+(?:of|by|from|that|which)\s+(?:the\s+|a\s+)?")


def noun_phrases(
    text: str, tokens: Sequence[Token], named: Sequence[Court], last: str = ""
) -> Iterator[Phrase]:
    """The noun phrases of one sentence; ``named`` are the courts in it, ``last`` the last noun
    for law before it.
    """
    for place, token in enumerate(tokens):
        noun = legal_noun(token.low)
        if noun is None and last and stands_in(tokens, place):
            phrase = _phrase(text, tokens, place, named, (last, token.low))
            first = phrase.first & DATED
            kinds = DATED | NOUNS.get(last, DATED)
            yield replace(phrase, kinds=kinds, first=first, build=Build.STAND_IN)
        elif noun and not _is_no_law(token.low, noun) and not _is_no_head(tokens, place):
            phrase = _phrase(text, tokens, place, named, (noun, noun))
            if not (token.low == "powers" and phrase.build == Build.INDEFINITE):
                yield phrase
        elif token.low in OF_A_COURT:
            phrase = _phrase(text, tokens, place, named, ("ruling", token.low))
            if phrase.court:
                yield phrase
        last = noun or last


def _phrase(
    text: str, tokens: Sequence[Token], place: int, named: Sequence[Court], nouns: tuple[str, str]
) -> Phrase:
    """The phrase around a head: the noun that it means, and the word that it is."""
    meant, noun = nouns
    first = left(tokens, place)
    start, end = tokens[first].start, tokens[right(tokens, place)].end
    court = _court(text, start, tokens[place], named)
    definite = _is_definite(tokens[first])
    return Phrase(
        start,
        end,
        _kinds(meant, court, text[start : tokens[place].start], text[tokens[place].end : end]),
        court,
        _first(meant),
        Build.DEFINITE if definite else Build.INDEFINITE,
        noun,
    )


def _first(noun: str) -> frozenset[AuthorityKind]:
    """What a noun means first; a law is as often a section of the Code as an act."""
    first = FIRST.get(noun, frozenset())
    return first | {AuthorityKind.SECTION} if AuthorityKind.ACT in first else first


def _is_definite(first: Token) -> bool:
    """Whether a phrase means one that is known: "the law", "its order", "Friday's ruling"."""
    return first.low in DEFINITE or is_possessive_name(first)


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
    if not by_office:
        return kinds
    if noun == "order":  # what a president orders may be a proclamation
        return DIRECTIVES
    return kinds - RULINGS or kinds


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
    if behind in NO_LAW or (legal_noun(behind) and not _is_verb(tokens, place + 1)):
        return True  # "the parole programme" is one phrase, and its last noun the head
    if _is_participle(tokens, place):
        return True
    if tokens[place].low == "part" and behind not in _PART_THAT:
        return True
    if _is_saying(tokens, place, before):
        return True
    if tokens[place].low in TITLED and _is_title(tokens, place):
        return True
    return before in NO_SUBJECT


def _is_no_law(word: str, noun: str) -> bool:
    """A plural describes none, and a program or a protection is what a law gives."""
    return is_plural(word) or NOUNS[noun] == PROGRAMS


def _is_verb(tokens: Sequence[Token], place: int) -> bool:
    """ "The order deals with", "a notice ending": the noun behind another is its verb."""
    return may_be_verb(tokens[place].low) or _is_participle(tokens, place)


def _is_participle(tokens: Sequence[Token], place: int) -> bool:
    """ "The one ending the designation"; "the ending of" is a noun."""
    if not tokens[place].low.endswith("ing") or tokens[place].low == "ruling" or not place:
        return False
    behind = tokens[place + 1].low if place + 1 < len(tokens) else ""
    before = tokens[place - 1].low
    of_another = before in STAND_INS or legal_noun(before) is not None
    return behind not in ("of", "") and (tokens[place].low in _DOINGS or of_another)


def _is_saying(tokens: Sequence[Token], place: int, before: str) -> bool:
    """What everybody says: "in order", "the law of the land", "an order of countries"."""
    low, *behind = [each.low for each in tokens[place : place + 4]]
    if low == "order" and before in NO_ORDERS:
        return before != "short" or (place > 1 and tokens[place - 2].low == "in")
    is_row = low in ("order", "direction") and behind[:1] == ["of"] and _is_bare(tokens, place + 2)
    return is_row or (low, *behind) in SAYINGS


def _is_bare(tokens: Sequence[Token], place: int) -> bool:
    """A plural without a determiner, a date or a name before it."""
    after = tokens[place] if place < len(tokens) else None
    return after is not None and after.text.islower() and after.low.endswith("s")


def _is_title(tokens: Sequence[Token], place: int) -> bool:
    """ "The Homeland Security Act": the name of a law, which either is known as one or is not."""
    before = tokens[place - 1] if place > 1 else None
    if before is None or not tokens[place].text[0].isupper() or not before.text[0].isupper():
        return False
    return before.low not in DETERMINERS and not is_possessive_name(before)
