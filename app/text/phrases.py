"""Phrases that may describe law: a head noun with its modifiers, or a clause about a ruling.

A small grammar of news English, without a tagger.  Leftwards a noun phrase runs to its
determiner, a preposition, a verb or punctuation; rightwards it goes on where a date, a
participle, a relative or a preposition follows, up to the end of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.legal_nouns import legal_noun
from app.text.courts import Court, courts
from app.text.vocabulary import COURT_VERBS

_TOKEN = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*(?:['’]s?)?|\d[\d,.]*|[^\w\s]")
_DETERMINERS = frozenset({"a", "an", "the", "this", "that", "its", "their", "his", "her", "our"})
_AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "should", "may"}
    | {"might", "must", "does", "did", "do", "can", "cannot", "said", "says", "told"}
)
_LINKS = frozenset(
    {"of", "to", "in", "on", "for", "by", "with", "from", "under", "and", "or", "but", "at"}
    | {"into", "after", "before", "about", "than", "because", "while", "when", "if", "as"}
    | {"that", "which", "who", "whose", "where", "over", "against", "between", "through", "via"}
    | {"during", "until", "without", "not", "it", "they", "he", "she", "we", "you", "who", "be"}
    | {"been", "being", "also", "then", "so", "how", "why", "what"}
)
_VERBS = frozenset(
    {"using", "used", "use", "uses", "invoked", "invoking", "invoke", "invokes", "end", "ended"}
    | {"ending", "ends", "strip", "stripped", "stripping", "revoke", "revoked", "revoking"}
    | {"take", "took", "taking", "terminate", "terminated", "issued", "issue", "issuing", "give"}
    | {"gave", "giving", "given", "granted", "grant", "get", "got", "lose", "lost", "losing"}
    | {"signed", "sign", "passed", "pass", "cite", "cited", "citing", "called", "call", "lift"}
    | {"lifted", "hold", "held", "enter", "entered", "received", "receive", "make", "made"}
    | {"stay", "stayed", "blocked", "block", "let", "extend", "extended", "apply", "applied"}
    | {"pull", "pulled", "cut", "scrap", "scrapped", "dust", "dusted", "rely", "relied"}
)
_LEFT_STOPS = _LINKS | _AUXILIARIES | _VERBS | {"up", "out", "off", "down", "back"}
_GOES_ON = frozenset(
    {"that", "which", "who", "whose", "used", "invoked", "enacted", "passed", "signed", "issued"}
    | {"adopted", "meant", "intended", "designed", "allowing", "letting", "permitting", "giving"}
    | {"blocking", "barring", "halting", "ordering", "requiring", "granting", "protecting"}
    | {"shielding", "ending", "dating", "known", "under", "of", "to", "for", "on", "in", "from"}
    | {"against", "with", "between", "by", "over", "about", "clearing", "upholding", "lifting"}
    | {"pausing", "vacating", "staying", "covering", "authorizing", "written", "last", "this"}
    | {"previously", "only", "first", "never", "rarely", "once", "long", "making", "terminating"}
    | {"revoking", "rescinding", "published", "announced", "created", "set", "granted", "given"}
    | {"stripping", "reserved", "until", "before", "dated", "handed", "reached", "concluded"}
    | {"today", "yesterday", "earlier", "late", "early", "monday", "tuesday", "wednesday"}
    | {"thursday", "friday", "saturday", "sunday", "invoking", "designating", "directing"}
)
_RELATIVES = frozenset({"that", "which", "who", "whose"})
_STOPS = frozenset({"said", "says", "told", "while", "because", "but", "although", "though", "as"})
_CUTS = re.compile(r"[;:—–()]|,\s+(?:but|while|as|after|which|who|according|said|says|a|an|the)\b")
_LONGEST = 28


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase, its span in code points, its head noun, and the court whose doing it is, if any."""

    start: int
    end: int
    head: str
    court: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def phrases(text: str, start: int, end: int) -> list[Phrase]:
    """The phrases of one sentence ``text[start:end]``, clauses about rulings first."""
    tokens = [_Token(m[0], m[0].lower(), *m.span()) for m in _TOKEN.finditer(text, start, end)]
    named = list(courts(text, start, end))
    return [*_clauses(text, end, tokens, named), *_noun_phrases(tokens, named)]


def _noun_phrases(tokens: Sequence[_Token], named: Sequence[Court]) -> Iterator[Phrase]:
    for place, token in enumerate(tokens):
        noun = legal_noun(token.low)
        if noun is None or _is_no_head(tokens, place):
            continue
        first, last = _left(tokens, place), _right(tokens, place)
        start, end = tokens[first].start, tokens[last].end
        # The court of a phrase stands before its head ("the Supreme Court's decision").
        court = next((c.level for c in named if start <= c.start and c.end <= token.start), "")
        yield Phrase(start, end, noun, court)


def _is_no_head(tokens: Sequence[_Token], place: int) -> bool:
    """A verb (``to order``, ``they act``), ``in order``, or a noun before its head."""
    before = tokens[place - 1].low if place else ""
    if place + 1 < len(tokens) and legal_noun(tokens[place + 1].low):
        return True  # "the parole programme" is one phrase, and its last noun the head
    if before in {"to", "they", "we", "you", "it", "he", "she"} | _AUXILIARIES - {"had", "has"}:
        return True
    return tokens[place].low == "order" and before == "in"


def _left(tokens: Sequence[_Token], place: int) -> int:
    first = place
    while first and place - first < 8:
        before = tokens[first - 1]
        if before.low in _DETERMINERS:
            return first - 1
        if before.low in _LEFT_STOPS or not before.is_word:
            break
        if _is_names_possessive(tokens[first]) and not before.text[0].isupper():
            break
        first -= 1
    return first


def _is_names_possessive(token: _Token) -> bool:
    return token.text[0].isupper() and re.search(r"['’]s?$", token.text) is not None


def _right(tokens: Sequence[_Token], place: int) -> int:
    last = place
    if place + 1 >= len(tokens) or tokens[place + 1].low not in _GOES_ON:
        return last
    verbs = 1 if tokens[place + 1].low in _RELATIVES else 0
    for place_now in range(place + 1, min(len(tokens), place + _LONGEST)):
        token = tokens[place_now]
        if not token.is_word or token.low in _STOPS:
            break
        if token.low in _AUXILIARIES and tokens[place_now - 1].low not in _AUXILIARIES:
            verbs -= 1
            if verbs < 0:
                break
        last = place_now
        if token.low in _RELATIVES and verbs <= 0:
            verbs = 1
    while last > place and tokens[last].low in _LINKS | _DETERMINERS:
        last -= 1
    return last


def _clauses(
    text: str, end: int, tokens: Sequence[_Token], named: Sequence[Court]
) -> Iterator[Phrase]:
    """``The Supreme Court last month let the administration …``: a court, soon its verb."""
    for court in named:
        behind = [token for token in tokens if token.start >= court.end][:6]
        words = [token.low for token in behind]
        verb = next((n for n, word in enumerate(words) if word in COURT_VERBS), None)
        if verb is None or any(_parts_clause(each) for each in behind[:verb]):
            continue
        cut = _CUTS.search(text, behind[verb].end, end)
        last = cut.start() if cut else end
        start = _with_determiner(tokens, court.start)
        yield Phrase(start, _stripped(text, last), "ruling", court.level)


def _parts_clause(token: _Token) -> bool:
    return not token.is_word or token.low in {"that", "which", "who", "to", "and", "'s", "’s"}


def _with_determiner(tokens: Sequence[_Token], start: int) -> int:
    before = [token for token in tokens if token.end <= start][-1:]
    return before[0].start if before and before[0].low in _DETERMINERS else start


def _stripped(text: str, end: int) -> int:
    return len(text[:end].rstrip(' .,\n”"'))
