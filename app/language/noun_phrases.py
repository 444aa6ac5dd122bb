"""Noun phrases whose head is a noun for law: "a law previously used only during wartime".

A small grammar of news English, without a tagger.  Leftwards a phrase runs to its determiner, a
preposition, a verb or punctuation; rightwards it goes on where a date, a participle, a relative
or a preposition follows, up to the end of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.authority import AuthorityKind
from app.language.courts import Court
from app.language.legal_nouns import FIRST, NOUNS, RULINGS, is_plural, legal_noun
from app.language.phrase import Phrase, Token, word_set

_DETERMINERS: Final = word_set(
    "a an the this that these those its their his her our each neither either both any no every",
    "some another such",
)
_AUXILIARIES: Final = word_set(
    "is are was were has have had will would could should may might must does did do can cannot",
    "said says told",
)
_LINKS: Final = word_set(
    "of to in on for by with from under and or but at into after before about than because while",
    "when if as that which who whose where over against between through via during until without",
    "not it they he she we you be been being also then so how why what up out off down back",
)
_VERBS: Final = word_set(
    "using used use uses invoked invoking invoke invokes end ended ending ends strip stripped",
    "stripping revoke revoked revoking take took taking terminate terminated issued issue issuing",
    "give gave giving given granted grant get got lose lost losing signed sign passed pass cite",
    "cited citing called call lift lifted hold held enter entered received receive make made stay",
    "stayed blocked block let extend extended apply applied pull pulled cut scrap scrapped dust",
    "dusted rely relied read published publish",
)
_LEFT_STOPS: Final = _LINKS | _AUXILIARIES | _VERBS
_GOES_ON: Final = word_set(
    "that which who whose used invoked enacted passed signed issued adopted meant intended",
    "designed allowing letting permitting giving blocking barring halting ordering requiring",
    "granting protecting shielding ending dating known under of to for on in at from against with",
    "between by over about clearing upholding lifting pausing vacating staying covering",
    "authorizing written last this previously only first never rarely once long making",
    "terminating revoking rescinding published announced created set granted given stripping",
    "reserved until before dated handed reached concluded today yesterday earlier late early",
    "monday tuesday wednesday thursday friday saturday sunday invoking designating directing",
)
_BEHIND_COMMA: Final = word_set("which enacted passed signed dating adopted written signed reached")
_RELATIVES: Final = word_set("that which who whose where")
_STOPS: Final = word_set("said says told while because but although though as")
_NO_SUBJECT: Final = word_set("to they we you it he she") | _AUXILIARIES - {"had", "has"}
_OF_COURT = re.compile(r"\s+(?:of|by|from|that|which)\s+(?:the\s+|a\s+)?")
_LONGEST = 28
_FURTHEST_LEFT = 8


def noun_phrases(text: str, tokens: Sequence[Token], named: Sequence[Court]) -> Iterator[Phrase]:
    """The noun phrases of one sentence; ``named`` are the courts in it."""
    for place, token in enumerate(tokens):
        noun = legal_noun(token.low)
        if noun is None or is_plural(token.low) or _is_no_head(tokens, place):
            continue
        start, end = tokens[_left(tokens, place)].start, tokens[_right(tokens, place)].end
        court = _court(text, start, token, named)
        yield Phrase(start, end, _kinds(noun, court), court, FIRST.get(noun))


def _kinds(noun: str, court: str) -> frozenset[AuthorityKind]:
    """A noun for several kinds is a ruling when a court made it ("the court's order")."""
    kinds = NOUNS[noun]
    return kinds & RULINGS if court and kinds & RULINGS else kinds


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
    if place + 1 < len(tokens) and legal_noun(tokens[place + 1].low):
        return True  # "the parole programme" is one phrase, and its last noun the head
    return before in _NO_SUBJECT or (tokens[place].low == "order" and before == "in")


def _left(tokens: Sequence[Token], place: int) -> int:
    first = place
    while first and place - first < _FURTHEST_LEFT:
        before = tokens[first - 1]
        if before.low in _DETERMINERS:
            return first - 1
        if before.low in _LEFT_STOPS or not before.is_word:
            break
        if _is_possessive_name(tokens[first]) and not before.text[0].isupper():
            break
        first -= 1
    return first


def _is_possessive_name(token: Token) -> bool:
    return token.text[0].isupper() and re.search(r"['’]s?$", token.text) is not None


def _right(tokens: Sequence[Token], place: int) -> int:
    behind = [token.low for token in tokens[place + 1 : place + 3]]
    if behind[:1] == [","] and behind[-1] in _BEHIND_COMMA:
        return _clause_end(tokens, place, place + 2)
    if behind and behind[0] in _GOES_ON:
        return _clause_end(tokens, place, place + 1)
    return place


def _clause_end(tokens: Sequence[Token], place: int, first: int) -> int:
    """The last token of what follows the head: one clause, with the verb its relative needs."""
    last, verbs = place, 0
    for token in tokens[first : place + _LONGEST]:
        if not token.is_word or token.low in _STOPS:
            break
        number = tokens.index(token, first)
        if token.low in _RELATIVES:
            verbs = max(verbs, 1)
        elif token.text in _AUXILIARIES and tokens[number - 1].low not in _AUXILIARIES:
            verbs -= 1
            if verbs < 0:
                break
        last = number
    while last > place and tokens[last].low in _LINKS | _DETERMINERS:
        last -= 1
    return last
