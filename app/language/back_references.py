"""Words that point back to law named before: "Id.", "supra", "§ 1182(d)", "the Act"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.section_lists import NUMBER, SUBDIVISIONS
from app.language.legal_nouns import DATED, FIRST, MATTERS, NOUNS, POINTING, is_plural, legal_noun

# "The commit id." is none.
# Patterns of this file begin with their first letter, which is searched for at once; what stands
# before it is asked behind it.
_ID = re.compile(
    r"[Ii](?:(?<![a-z] [Ii])|(?<=[Ss]ee [Ii])|(?<=also [Ii])|(?<=and [Ii])|(?<=accord [Ii])"
    r"|(?<=citing [Ii])|(?<=quoting [Ii]))(?<!\w[Ii])(?:d|bid)\."
    r"(?:,?\s+at\s+[0-9]+(?:[-–][0-9]+)?)?(?=[\s;,.)]|$)"
)
# "Id. § 926", and in print that has no section signs "Id. 926": a section of the same title.
_ID_SECTION = re.compile(
    r"\b[Ii]d\.\s+(?:§{1,2}\s*(?=[0-9])|(?=[0-9]{2}))"
    r"(?P<number>[0-9]{1,5}[a-z]{0,2}(?:-[0-9a-z]{1,3})?)"
    rf"(?P<parts>{SUBDIVISIONS})(?![\w§]|[.,-][0-9]|\s+[A-Z][\w.]*\s)"
)
_SUPRA = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}),\s+supra\b(?:,?\s+at\s+[0-9]+(?:[-–][0-9]+)?)?"
)
_SECTION = re.compile(
    rf"(?:§{{1,2}}\s*|\b[Ss]ections?\s+)(?P<number>{NUMBER})(?P<parts>{SUBDIVISIONS})(?!\w)"
)
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
# "The first", "the latter": of two that were named just before.
_VERB = (
    r"(?:says|said|is|was|has|had|does|did|will|would|may|in|with|and|or|from|but|by|came|gave|let"
    r"|lets|put|left|drew|took|kept|held|bought|made|went|reads|speaks|spoke|deals|dealt|allows"
    r"|gives|bars|tells|told|stays|covers|concerns|rests|lasts|applies|protects|requires|reaches"
    r"|names|ends|undoes|undid|it|withdrew|began|struck|sent|threw|cut|set|stood|ran|found|lost|won"
    r"|of\s+(?:these|those|them|the\s+(?:two|three|four))|\w+ed"
    r"|\w{3,}s\s+(?:an?|the|any|no|its|his|her|their|that|only|nothing))\b"
)
# Of what was told just before; "is the second in" counts, and "said the second." is somebody.
_ORDINAL = re.compile(
    r"[Tt](?<!\w[Tt])he\s+(?:(?=former|latter)|(?=first|second|third|fourth|last|other)"
    r"(?<!\bis [Tt]he )(?<!\bwas [Tt]he ))"
    r"(?P<which>[a-z]+)"
    rf"(?:\s+(?:one|case|order|ruling|of\s+(?:these|those|them|the\s+(?:two|three|four)))\b)?"
    rf"(?=[.,;:)”\"]|\s+{_VERB})"
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
    r"\b(?:[Tt]hat|[Tt]he\s+(?P<turn>earlier|later|older|newer|new|latest|first|second))"
    rf"\s+one\b(?=[.,;:)”\"]|\s+{_VERB}|\s+(?:on|when|because|too|as)\b)"
)
_BOTH = re.compile(
    r"\b(?:[Ee]ach|[Nn]either|[Ee]ither|[Bb]oth|(?:[Tt]he|[Tt]hese|[Tt]hose)\s+two)\s+"
    r"(?P<noun>[A-Za-z]+)\b(?!['’-]?\w)"
)
_PART = re.compile(
    r"\b(?P<level>[Ss]ubsection|[Pp]aragraph|[Ss]ubparagraph|[Cc]lause)\s+"
    rf"(?P<parts>{SUBDIVISIONS[:-1]}++)(?!\s+of\s+(?:this|section|such|that|said|subdivision))"
)
_TURNS = {"new": "last", "newest": "last", "latest": "last", "later": "last", "second": "last"}
_TURNS |= {"final": "last", "first": "first", "earlier": "first", "original": "first"}
_TURNS |= {"older": "first", "newer": "last"}
_NOUN_TURNS = {"precedent": "first"}  # what a later ruling follows
# "The case is Noem v. Doe", "The notice is 90 Fed. Reg. 13611": what follows says it.
_IS_CALLED = re.compile(r"\s+is\s+(?:[A-Z][\w.]*(?:\s\w+){0,5}\sv\.|\d+ [A-Z])|,\s+[A-Z]\w+ v\.")
# What makes a longer name or a new description of a noun ("law school", "the law of the sea").
_LONGER = re.compile(
    r"\s+(?:of|for(?!\s+(?:more|now|good)\b)|about|governing|requiring|allowing|barring|letting"
    r"|that|behind|schools?|firms?"
    r"|professors?|enforcement|clerks?|students?|officers?|offices?|makers?|numbers?|files?"
    r"|workers?|books?|quo|below|plants?|lines?|studies|journals?|degrees?|practice|columns?|pages?"
    r"|pieces?|writers?|polls?|(?:under|by|in|on|through|with)\s+which|in\s+the\s+\w+\s+case"
    # "The stay on removals"; not "on hold", "on Friday", "on the same day".
    r"|on\s+(?!hold|ice|appeal|paper|remand|behalf|time|record|review|both|either|these|those|that"
    r"|this|what|merits|rehearing)[a-z]{4,})\b"
)

# A case as what a clause is about, and as what courts and parties have to do with.
_TAKING = 20  # code points before it
_GOES_ON = re.compile(
    r"\s+(?:goes|went|is|was|has|had|will|would|should|may|must|can|began|begins|moved|moves"
    r"|return\w*|continue\w*|reache[sd])\b"
)
_NEW_CLAUSE = re.compile(r"(?:[,;:—]|\b(?:and|but))\s+$")
_TAKEN = re.compile(r"\b(?:argu\w+|decid\w+|dismiss\w*|mentions?|took up|number of)\s+$")


@dataclass(frozen=True, slots=True)
class BackReference:
    """Words that point back, and by what: ``id``, ``supra``, ``section``, ``part``, ``noun``,
    ``two`` ("each order", "both rulings") or ``ordinal`` ("the first", "the latter"), whose
    ``turn`` is the word itself.

    ``name`` is the case of a supra, the number of a section, the level of a part, or the noun;
    ``parts`` a section's subdivisions; ``court`` whose ruling the noun says it is; ``capital``
    whether the noun has one, as "the Act" does; ``turn`` is ``first`` or ``last`` where the words
    say which of several is meant ("the first stay", "the new order").
    """

    kind: str
    start: int
    end: int
    name: str = ""
    parts: str = ""
    court: str = ""
    capital: bool = False
    turn: str = ""


def back_references(text: str) -> Iterator[BackReference]:
    """All of them, by kind, each in reading order; spans in code points."""
    read: set[int] = set()
    for match in _ID.finditer(text):
        if section := _ID_SECTION.match(text, match.start()):
            read.add(section.end())
            named = section["number"], section["parts"]
            yield BackReference("id", match.start(), section.end(), *named)
            continue
        yield BackReference("id", *match.span())
    for match in _SUPRA.finditer(text):
        yield BackReference("supra", *match.span(), match["name"])
    for match in _SECTION.finditer(text):
        if match.end() not in read:
            yield BackReference("section", *match.span(), match["number"], match["parts"])
    for match in _PART.finditer(text):
        yield BackReference("part", *match.span(), match["level"], match["parts"])
    yield from _pairs(text)
    yield from _ordinals(text)
    yield from _nouns(text)


def _pairs(text: str) -> Iterator[BackReference]:
    for match in _BOTH.finditer(text):
        singular = _pointing(match["noun"])
        if singular and not _LONGER.match(text, match.end()):
            yield BackReference("two", *match.span(), singular)


def _ordinals(text: str) -> Iterator[BackReference]:
    for match in _ORDINAL.finditer(text):
        before = text[max(0, match.start() - _WITHIN_SENTENCE) : match.start()]
        is_speaker = _IS_SPEAKER.search(before) and text[match.end()] in '.,;:)”"'
        if not is_speaker and not _OF_PARTS.search(before):
            yield BackReference("ordinal", *match.span(), turn=match["which"])
    for match in _ONE.finditer(text):
        turn = _TURNS.get(match["turn"] or "", "")
        yield BackReference("noun", *match.span(), "one", turn=turn)


def _nouns(text: str) -> Iterator[BackReference]:
    for match in _NOUN_PHRASE.finditer(text):
        noun = match["noun"]
        is_same = noun == "rules" and "same" in match["plain"].split()
        singular = noun if is_same else _pointing(noun)
        if _IS_CALLED.match(text, match.end()) or _is_in_passing(singular, match, text):
            continue
        if singular and not is_plural(noun.lower()) and not _LONGER.match(text, match.end()):
            court, capital = (match["court"] or "").strip(), noun[0].isupper()
            turns = (_TURNS[word] for word in match["plain"].split() if word in _TURNS)
            turn = next(turns, _NOUN_TURNS.get(singular, ""))
            yield BackReference(
                "noun", *match.span(), singular, court=court, capital=capital, turn=turn
            )


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


def fits(reference: BackReference, kind: str, *, first: bool = False) -> bool:
    """Whether an authority of ``kind`` may be what the noun stands for, or stands for ``first``.

    "The Act" is an act, and nothing else.
    """
    if reference.capital and reference.name == "act":
        return kind == "act"
    kinds = NOUNS.get(reference.name, DATED)
    return kind in (FIRST.get(reference.name, kinds) if first else kinds)
