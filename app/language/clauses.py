"""Clauses that tell what a court, the President, a department or Congress did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.authority import AuthorityKind
from app.language.courts import Court, last_level
from app.language.legal_nouns import DIRECTIVES, LAWS, NOTICES, RULINGS
from app.language.phrase import Build, Phrase, Token, word_set

_COURT_VERBS: Final = word_set(
    "let lets letting allowed allows permitted permits cleared clears blocked blocks halted halts",
    "barred bars stayed stays paused pauses froze freezes lifted lifts vacated vacates granted",
    "grants upheld upholds struck ordered orders directed directs held holds ruled rules sided",
    "sides rejected rejects overturned reversed affirmed decided denied refused gave told found",
    "said says added spoke spoken suspended declared agreed stopped threw declined intervened",
    "stepped steps gives tells throws put puts set sets cleared paved handed extended extends left",
    "leaves weighed split dissented dissents disagreed wrote writes noted required requires made",
    "undid overrode started steered kept keeps forbade forbids swept drew shut brought"
    " took takes held handed backed greenlit sent stepped warned"
    " did does"
    " started restarted revived forbade saved spared turned concluded found saw opened went",
)
_PRESIDENT_VERBS: Final = word_set(
    "proclaimed declared invoked issued signed designated invoking released published unveiled",
    "directed ordered called reached announced",
)
_DEPARTMENT_VERBS: Final = word_set(
    "published announced ended terminated revoked cancelled canceled rescinded vacated designated",
    "withdrew scrapped undid listed tossed reversed put added labeled labelled named branded took",
    "cut gave let lets ends declared moved said wrote",
)
_CONGRESS_VERBS: Final = word_set("passed enacted amended wrote adopted gave struck created added")
_PRESIDENT = re.compile(
    r"\b(?:[Tt]he [Pp]resident|President [A-Z]\w+|Mr\. [A-Z]\w+|[Tt]he White House)\b"
)
_DEPARTMENT = re.compile(
    r"\b(?:[Tt]he )?(?:Department of [A-Z]\w+(?: [A-Z]\w+)*|Homeland Security(?: [Ss]ecretary)?"
    r"|State Department|DHS|department|agency|[Ss]ecretary|government|administration)\b"
    r"(?: of [A-Z]\w+(?: [A-Z]\w+)*)?(?: Kristi)?(?: Noem)?"
)
_CONGRESS = re.compile(r"\b(?:Congress|[Ll]awmakers)\b")
# Some of the judges are not the court.
_SOME = re.compile(
    r"\b(?:one|two|three|four|five|six|liberal|conservative|dissenting|other) $", re.I
)
_DISSENT = re.compile(r" (?:\w+ ){0,2}(?:dissent|disagree)(?!\w+ (?:from|in|to) (?:the|its|his))")
_PRONOUN = re.compile(r"\b(?:it|they)\b")
_JOINED = re.compile(
    r"(?:[,;:—] ?(?:and|but|then|while|since|after)?|\b(?:when|after|since|before)) $"
)
_FIRST_WORDS = ("and", "but", "then", "so")
_OFFICIAL = re.compile(r"\b(?:[Ss]he|[Hh]e|Ms\. Noem|Noem)\b")
# A second verb of the same actor: ", and later ended the status itself".
_AND = re.compile(r"(?:,| and| then)+ (?:also |then |later |had |has |days later )*(?=[a-z])")

_CUTS = re.compile(
    r"[;:—–()]|,\s+(?:[\w-]+ ){1,5}(?:after|before)\s"
    r"|,\s+(?:but|while|as|after|which|who|according|said|says|a|an|the)\b"
)
_NEGATIONS: Final = word_set("not never n't n’t hasn't hasn’t didn't didn’t yet")
_PARTING: Final = word_set("that which who to and 's ’s")
_TIMES: Final = word_set(
    "in on at by last this earlier late early two three four a days weeks just"
)
_DETERMINER = re.compile(r"\b(?:an?|the|this|that|these)\s+(?:same\s+)?$", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:[Oo]n|[Ii]n|[Aa]t|[Bb]y|[Ll]ast|[Tt]his|[Ee]arl(?:y|ier)|[Ll]ate|[Dd]ays later"
    r"|\w+ (?:days?|weeks?|months?) (?:earlier|later|before|after|ago))\b"
    r"(?:\s+(?:[A-Z]\w+|[0-9]{1,4}|the|of|weekend|end|middle|start|beginning|early|late|last|this|month|week"
    r"|year|in|on))*,?\s+$"
)
# "In June 1948, three years after the shooting stopped, the court …": a time, then an aside.
_OPENING_TIME = re.compile(
    r"(?:In|On|At|By|Last|Late|Early)\s(?:[A-Za-z]+\s){0,3}[\w.]+(?:\s\d{4})?,\s[^,;:.]{4,60},\s(?:a|the|an)?\s?$"
)
_FURTHEST_VERB = 6
_LONGEST_TIME = 9


@dataclass(frozen=True, slots=True)
class _Actor:
    start: int
    end: int
    verbs: frozenset[str]
    kinds: frozenset[AuthorityKind]
    court: str = ""


def clauses(
    text: str, sentence: tuple[int, int], tokens: Sequence[Token], named: Sequence[Court]
) -> Iterator[Phrase]:
    """``In May the Supreme Court let …``: an actor, soon its verb, and the rest of the clause.

    Words of time that open the sentence belong to the clause.
    """
    for actor in _actors(text, sentence, named):
        verb = _verb(tokens, actor)
        if verb is None:
            continue
        cut = _CUTS.search(text, verb.end, sentence[1])
        end = len(text[: cut.start() if cut else sentence[1]].rstrip(' .,\n”"'))
        start = _start(text, sentence, actor)
        yield Phrase(start, end, actor.kinds, actor.court, actor.kinds, Build.ACTION)
        yield from _further(text, sentence, actor, verb.end)


def _further(text: str, sentence: tuple[int, int], actor: _Actor, place: int) -> Iterator[Phrase]:
    """What the same actor did besides: a later verb behind a comma or "and"."""
    for joint in _AND.finditer(text, place, sentence[1]):
        verb = re.compile(r"[a-z]+").match(text, joint.end())
        if verb and verb[0] in actor.verbs:
            cut = _CUTS.search(text, verb.end(), sentence[1])
            end = len(text[: cut.start() if cut else sentence[1]].rstrip(' .,\n”"'))
            yield Phrase(joint.end(), end, actor.kinds, actor.court, actor.kinds, Build.ACTION)


def _actors(text: str, sentence: tuple[int, int], named: Sequence[Court]) -> Iterator[_Actor]:
    for court in named:
        some = _SOME.search(text[max(0, court.start - 20) : court.start])
        if not some or _DISSENT.match(text, court.end):
            yield _Actor(court.start, court.end, _COURT_VERBS, RULINGS, court.level)
    for pattern, verbs, kinds in (
        (_PRESIDENT, _PRESIDENT_VERBS, DIRECTIVES),
        (_DEPARTMENT, _DEPARTMENT_VERBS, NOTICES),
        (_CONGRESS, _CONGRESS_VERBS, LAWS),
        (_OFFICIAL, _DEPARTMENT_VERBS - {"said", "wrote"}, NOTICES),
        (_OFFICIAL, _PRESIDENT_VERBS, DIRECTIVES),
    ):
        for match in pattern.finditer(text, *sentence):
            yield _Actor(*match.span(), verbs, kinds)
    first = min((court.start for court in named), default=sentence[1])
    for match in _PRONOUN.finditer(text, sentence[0], max(sentence[0], first)):
        # "On April 19 it told …", "and it started them again in October": in the wake of a court.
        if _is_in_time(text[sentence[0] : match.start()]):
            level = last_level(text, sentence[0])
            if level:
                yield _Actor(*match.span(), _COURT_VERBS, RULINGS, level)


def _is_in_time(before: str) -> bool:
    """Whether only words of time stand before a pronoun, or a clause that it goes on from."""
    opening = [word for word in before.lower().split() if word not in _FIRST_WORDS]
    in_time = bool(opening) and opening[0] in _TIMES and len(opening) < _LONGEST_TIME
    return in_time or _JOINED.search(before) is not None


def _verb(tokens: Sequence[Token], actor: _Actor) -> Token | None:
    behind = [token for token in tokens if token.start >= actor.end][:_FURTHEST_VERB]
    for token in behind:
        if actor.court and token.low in _NEGATIONS:
            return None  # what a court has not said is no ruling of its own
        if token.low in actor.verbs or (actor.court and _is_past(token)):
            return token
        if not token.is_word or token.low in _PARTING:
            return None
    return None


def _is_past(token: Token) -> bool:
    return len(token.low) > 4 and token.low.endswith("ed")


def _start(text: str, sentence: tuple[int, int], actor: _Actor) -> int:
    """Where the clause begins: with the determiner, and with the words of time before it."""
    determiner = _DETERMINER.search(text[sentence[0] : actor.start])
    start = sentence[0] + determiner.start() if determiner else actor.start
    time = _TIME.search(text[sentence[0] : start]) or _OPENING_TIME.match(text[sentence[0] : start])
    return sentence[0] + time.start() if time else start
