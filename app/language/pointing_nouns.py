"""Nouns that point back to law named before: "the Act", "both rulings", "the first"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.ordinals import MONTHS
from app.language.back_reference import BackReference
from app.language.date_words import WEEKDAYS
from app.language.head_nouns import ECHOED
from app.language.legal_nouns import MATTERS, PARTS, POINTING, is_plural, legal_noun
from app.language.modified_nouns import modified_nouns

_SUPREME = r"(?:Supreme Court|high court|Court|justices|nation['’]s highest court)"
_LEVEL = r"(?:(?:federal|appeals|district|trial|lower|top|highest|state)\s+){0,2}"
_OFFICE = (
    r"(?:[Pp]resident|[Ss]ecretary|[Dd]epartment|[Aa]dministration|[Gg]overnment|[Aa]gency"
    r"|White House|State Department|Homeland Security Department)"
)
_PLAIN = (
    r"(?:(?:new|newest|latest|same|old|older|earlier|later|first|second|brief|short|unsigned|whole"
    r"|actual|entire|original|very|final|one-page|underlying)\s+){0,2}"
)
_NOUN_PHRASE = re.compile(
    r"[Tt](?<!\w[Tt])(?:he|hat|his|hese|hose)\s+"
    rf"(?P<court>{_SUPREME}['’]s?\s+|{_LEVEL}(?:court|judge)['’]s?\s+)?"
    rf"(?:{_OFFICE}['’]s?\s+)?"
    rf"(?P<plain>{_PLAIN})(?P<noun>(?!the\b|an?\b)[A-Za-z]+)\b(?!-\w)"
)
_COUNT = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|some|\d+)"
# "The first", "the latter": of two that were named just before.
_VERB = (
    r"(?:says|said|is|was|has|had|does|did|will|would|may|in|with|and|or|from|but|by|came|gave|let"
    r"|lets|put|left|drew|took|kept|held|bought|made|went|reads|speaks|spoke|deals|dealt|allows"
    r"|gives|bars|tells|told|stays|covers|concerns|rests|lasts|applies|protects|requires|reaches"
    r"|names|ends|undoes|undid|it|withdrew|began|struck|sent|threw|cut|set|stood|ran|found|lost|won"
    r"|before|nor|than|as|does|about|of\s+(?:these|those|them|the\s+(?:two|three|four))|\w+ed"
    r"|\w{3,}s\s+(?:an?|the|any|no|its|his|her|their|that|only|nothing))\b"
)
# Of what was told just before; "is the second in" counts, and "said the second." is somebody.
_ORDINAL = re.compile(
    r"[Tt](?<!\w[Tt])he\s+(?:(?=former|latter)|(?=first|second|third|fourth|last|other)"
    r"(?:(?<!\bis [Tt]he )(?<!\bwas [Tt]he )|(?<=[Ss]o is [Tt]he )))"
    r"(?P<which>[a-z]+)"
    rf"(?:\s+(?:one|(?P<noun>case|order|ruling|decision|opinion|notice|law|statute)|of\s+(?:these|those|them|the\s+(?:two|three|four)))\b)?"
    rf"(?=[.,;:)”\"]|\s+{_VERB})"
)
_FIRST_OF = re.compile(
    r"\b(?P<number>first|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight)\s+(?P<noun>[a-z]+)\b"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_COUNTED_BEFORE = 200  # code points
# "… can do under the one what an individual does under the other".
_IS_ONE = re.compile(r"\b[Tt]he one\b[^.]*$")
_ONE_AND_OTHER = re.compile(
    r"[Tt](?<!\w[Tt])he one\b(?!\s+(?:that|which|who|whose|of|from|the|\w+ed|\w+ing)\b)"
    r"(?=[^.;]{1,120}\bthe other\b)"
)
_IS_SPEAKER = re.compile(r"\b(?:said|says|asked) $")
# "The law has four sections, and the last is about marshals."
_WITHIN_SENTENCE = 40  # code points
_OF_PARTS = re.compile(
    r"\b(?:two|three|four|five|six|several|\d+)\s+(?:sections|parts|paragraphs|words|pages|questions"
    r"|sentences|lines|points|chapters|clauses)\b[^.;]*$"
)
# "That one", "the earlier one", "the new one".
_ONE = re.compile(
    r"[Tt](?<!\w[Tt])h(?:at|e\s+(?P<turn>earlier|later|older|newer|new|latest|first|second))"
    rf"\s+one\b(?=[.,;:)”\"]|\s+{_VERB}|\s+(?:on|when|because|too|as)\b)"
)
# "It does not hold the first notice or the second lawful."
_PAIRED = re.compile(
    r"[Tt](?<!\w[Tt])he\s+first(?:\s+(?P<noun>[a-z]+))?\s+(?:n?or|and)\s+(?P<second>the\s+second)\b"
    r"(?!\s+(?:one|time|of)\b)"
)
# "That order got him. This one got me."
_THIS_ONE = re.compile(
    rf"[Tt](?<!\w[Tt])his one\b(?=[.,;:)”\"]|\s+{_VERB}"
    r"|\s+(?:I|you|we|he|she|they|nobody|got|gets|says)\b)"
)
_BOTH = re.compile(
    r"\b(?:[Ee]ach|[Nn]either|[Ee]ither|[Bb]oth|(?:[Tt]he|[Tt]hese|[Tt]hose)\s+two)\s+"
    r"(?P<noun>[A-Za-z]+)\b(?!['’-]?\w)"
)
_TURNS = {"new": "last", "newest": "last", "latest": "last", "later": "last", "second": "last"}
_TURNS |= {"final": "last", "first": "first", "earlier": "first", "original": "first"}
_TURNS |= {"older": "first", "newer": "last", "old": "first"}
_NOUN_TURNS = {"precedent": "first"}  # what a later ruling follows
# "The case is Noem v. Doe", "The notice is 90 Fed. Reg. 13611": what follows says it.
_IS_CALLED = re.compile(r"\s+is\s+(?:[A-Z][\w.]*(?:\s\w+){0,5}\sv\.|\d+ [A-Z])|,\s+[A-Z]\w+ v\.")
# What makes a longer name or a new description of a noun ("law school", "the law of the sea").
_LONGER = re.compile(
    r"\s+(?:of|for(?!\s+(?:more|now|good|her|him|them|us|me|you|it)\b)"
    r"|about(?!\s+(?:\d|half|a\s+\w+\s+people))|governing|requiring|allowing|barring|letting"
    r"|that|behind|schools?|firms?"
    r"|professors?|enforcement|clerks?|students?|officers?|offices?|makers?|numbers?|files?"
    r"|workers?|books?|quo|below|plants?|lines?|studies|journals?|degrees?|practice|columns?|pages?"
    r"|pieces?|writers?|polls?|(?:under|by|in|on|through|with)\s+which|in\s+[A-Z][\w.]*\s+v|in\s+the\s+(?:[\w.'’-]+\s+){1,4}?(?:case|matter|suit|dispute)\b"
    # "The designation paragraph", "the parole statute".
    r"|(?:paragraph|section|clause|provision|statute|law|act|order|notice|rule|case)\b(?!\s+v)"
    # "The order eleven days earlier", "the notice issued two days before it": told anew.
    r"|against|after\s+it|by\s+which|from\s+(?:[A-Z][a-z]+\.?\s+\d+|last|the)"
    r"|(?:(?:issued|published|signed|announced|dated|handed\s+down|released|entered)\s+)?"
    rf"(?:the\s+day|{_COUNT}\s+(?:days?|weeks?|months?|years?))\s+(?:earlier|before|later|after)"
    r"|(?:issued|published|signed|announced|dated|handed\s+down|released)\s+(?:on|in|the|last|by)\b"
    r"|the\s+(?:court|justices)\s+\w+ed\b"
    rf"|on\s+(?!(?:{'|'.join((*MONTHS, *WEEKDAYS))}))[A-Z][\w.]*"
    # "The stay on removals"; not "on hold", "on Friday", "on the same day".
    r"|on\s+(?!(?:hold|ice|appeal|paper|remand|behalf|time|record|review|both|either|these|those|that"
    r"|this|what|merits|rehearing)\b)[a-z]{4,})\b"
)

# "The power to let in", "the rule against returning people": not what was called so before.
_GOES_ON_ABOUT = re.compile(r"\s+(?:of|to|against|for|about|between|over|that|which|where)\b")

# "The law the president dusted off", but not "In the order the court said …".
_CONTACT = re.compile(
    r"\s+(?:he|she|they|we|you|I|Congress|the\s+(?:president|court|justices|secretary|government"
    r"|administration)|most\s+\w+|few\s+\w+)\s+[a-z]+"
)
_FRONTED = re.compile(
    r"(?:^|[.;:,!?“\"]\s*|\b(?:and|but|that)\s+)(?:[Ii]n|[Uu]nder|[Bb]y|[Ww]ith)\s+$"
)

# A case as what a clause is about, and as what courts and parties have to do with.
_TAKING = 20  # code points before it
_GOES_ON = re.compile(
    r"\s+(?:goes|went|is|was|has|had|will|would|should|may|must|can|began|begins|moved|moves"
    r"|return\w*|continue\w*|reache[sd]|could|says|concerns|turns|lists)\b"
)
_NEW_CLAUSE = re.compile(r"(?:[,;:—]|\b(?:and|but|that|where))\s+$")
_TAKEN = re.compile(r"\b(?:argu\w+|decid\w+|discuss\w*|dismiss\w*|mentions?|took up|number of)\s+$")


def pointing_nouns(text: str) -> Iterator[BackReference]:
    """All of them, by kind, each in reading order; spans in code points."""
    yield from _pairs(text)
    yield from _ordinals(text)
    yield from _nouns(text)
    for span, words, noun in modified_nouns(text):
        if not _LONGER.match(text, span[1]):
            yield BackReference("modified", *span, noun, words=words)


def is_told_longer(text: str, end: int) -> bool:
    """Whether what stands behind a noun makes it a description of its own."""
    return _LONGER.match(text, end) is not None


def _pairs(text: str) -> Iterator[BackReference]:
    for match in _BOTH.finditer(text):
        singular = _pointing(match["noun"])
        if singular and not _LONGER.match(text, match.end()):
            yield BackReference("two", *match.span(), singular)


def _ordinals(text: str) -> Iterator[BackReference]:
    for match in _ORDINAL.finditer(text):
        before = text[max(0, match.start() - _WITHIN_SENTENCE) : match.start()]
        if _is_of_something_else(match, before):
            continue
        counted, count = _counted(text, match.start())
        noun, which = match["noun"] or counted, match["which"]
        if which == "other" and _IS_ONE.search(before):
            which = "latter"
        yield BackReference("ordinal", *match.span(), noun, turn=which, count=count)
    for match in _ONE_AND_OTHER.finditer(text):
        yield BackReference("ordinal", *match.span(), turn="former")
    for match in _PAIRED.finditer(text):
        noun = match["noun"] or _counted(text, match.start("second"))[0]
        yield BackReference("ordinal", *match.span("second"), noun, turn="second")
    for match in _THIS_ONE.finditer(text):
        yield BackReference("ordinal", *match.span(), turn="other")
    for match in _ONE.finditer(text):
        turn = _TURNS.get(match["turn"] or "", "")
        yield BackReference("noun", *match.span(), "one", turn=turn)


def _is_of_something_else(match: re.Match[str], before: str) -> bool:
    """A speaker, a part of a law, one of those that are told just now, or what "one" stood for."""
    if match[0].lower() == "the other one" or before.endswith("of which "):
        return True
    is_speaker = _IS_SPEAKER.search(before) and match.string[match.end()] in '.,;:)”"'
    return bool(is_speaker or _OF_PARTS.search(before))


def _counted(text: str, place: int) -> tuple[str, int]:
    """What is counted, and to how many: "ruling" for "the second", just behind "three rulings"."""
    for match in reversed(list(_FIRST_OF.finditer(text, max(0, place - _COUNTED_BEFORE), place))):
        noun = legal_noun(match["noun"])
        if noun and noun not in PARTS:
            return noun, _NUMBERS.get(match["number"].lower(), 0)
    return "", 0


def _nouns(text: str) -> Iterator[BackReference]:
    for match in _NOUN_PHRASE.finditer(text):
        noun = match["noun"]
        is_same = noun == "rules" and "same" in match["plain"].split()
        echo = _pointing(noun) is None and noun in ECHOED and not is_same
        singular = noun if is_same or echo else _pointing(noun)
        if _IS_CALLED.match(text, match.end()) or _is_in_passing(singular, match, text):
            continue
        if (echo and _GOES_ON_ABOUT.match(text, match.end())) or _is_told_anew(match, text):
            continue
        if singular and not is_plural(noun.lower()) and not _LONGER.match(text, match.end()):
            court, capital = (match["court"] or "").strip(), noun[0].isupper()
            turns = (_TURNS[word] for word in match["plain"].split() if word in _TURNS)
            turn = next(turns, _NOUN_TURNS.get(singular, ""))
            yield BackReference("noun", *match.span(), singular, "", court, capital, turn, echo)


def _is_told_anew(match: re.Match[str], text: str) -> bool:
    """ "The ruling most scholars love to hate": what follows tells which it is."""
    if match[0][:3].lower() != "the" or not _CONTACT.match(text, match.end()):
        return False
    return not _FRONTED.search(text[max(0, match.start() - _TAKING) : match.start()])


def _is_in_passing(singular: str | None, match: re.Match[str], text: str) -> bool:
    """ "No part in the case": only a case that a sentence is about, or a numbered one, points.

    So does one that is argued or decided, and "that case"; "in that case, stay" is no case.
    """
    if singular not in MATTERS or match[0][0].isupper() or match["plain"]:
        return False
    if match[0].startswith("that "):
        return text[match.end() : match.end() + 1] == ","
    before = text[max(0, match.start() - _TAKING) : match.start()]
    goes_on = _GOES_ON.match(text, match.end()) and _NEW_CLAUSE.search(before)
    return not (goes_on or _TAKEN.search(before))


def _pointing(noun: str) -> str | None:
    """The singular of a noun that may point back without more."""
    singular = legal_noun(noun.lower())
    return singular if singular in POINTING else None
