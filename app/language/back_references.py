"""Words that point back to law named before: "Id.", "supra", "§ 1182(d)", "the Act"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.section_lists import NUMBER, SUBDIVISIONS
from app.language.legal_nouns import NOUNS, is_plural, legal_noun

_ID = re.compile(r"\b(?:[Ii]d|[Ii]bid)\.(?:,?\s+at\s+[0-9]+(?:[-–][0-9]+)?)?(?=[\s;,.)]|$)")
_SUPRA = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}),\s+supra\b(?:,?\s+at\s+[0-9]+(?:[-–][0-9]+)?)?"
)
_SECTION = re.compile(
    rf"(?:§{{1,2}}\s*|\b[Ss]ections?\s+)(?P<number>{NUMBER})(?P<parts>{SUBDIVISIONS})(?!\w)"
)
_SUPREME = r"(?:Supreme Court|high court|Court|justices|nation['’]s highest court)"
_NOUN_PHRASE = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]hese|[Tt]hose)\s+"
    rf"(?P<court>{_SUPREME}['’]s?\s+|[a-z ]{{0,20}}(?:court|judge)['’]s?\s+)?"
    r"(?P<noun>[A-Za-z]+)\b(?!['’-]?\w)"
)
_BOTH = re.compile(
    r"\b(?:[Ee]ach|[Nn]either|[Ee]ither|[Bb]oth|(?:[Tt]he|[Tt]hese|[Tt]hose)\s+two)\s+"
    r"(?P<noun>[A-Za-z]+)\b(?!['’-]?\w)"
)
_PART = re.compile(
    r"\b(?:[Ss]ubsection|[Pp]aragraph|[Ss]ubparagraph|[Cc]lause)\s+"
    rf"(?P<parts>{SUBDIVISIONS[:-1]}+)(?!\s+of\s+(?:this|section))"
)
# What makes a longer name or a new description of a noun ("law school", "the law of the sea").
_LONGER = re.compile(
    r"\s+(?:of|for|about|governing|requiring|allowing|barring|letting|that|behind|schools?|firms?"
    r"|professors?|enforcement|clerks?|students?|officers?|offices?|makers?|numbers?|files?"
    r"|workers?|books?|quo|plants?|lines?|studies|journals?|degrees?|practice)\b"
)


@dataclass(frozen=True, slots=True)
class BackReference:
    """Words that point back, and by what: ``id``, ``supra``, ``section``, ``part``, ``noun`` or
    ``two`` ("each order", "both rulings").

    ``name`` is the case of a supra, the number of a section, or the noun in the singular;
    ``parts`` a section's subdivisions; ``court`` whose ruling the noun says it is; ``capital``
    whether the noun has one, as "the Act" does.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    parts: str = ""
    court: str = ""
    capital: bool = False


def back_references(text: str) -> Iterator[BackReference]:
    """All of them, by kind, each in reading order; spans in code points."""
    for match in _ID.finditer(text):
        yield BackReference("id", *match.span())
    for match in _SUPRA.finditer(text):
        yield BackReference("supra", *match.span(), match["name"])
    for match in _SECTION.finditer(text):
        yield BackReference("section", *match.span(), match["number"], match["parts"])
    for match in _PART.finditer(text):
        yield BackReference("part", *match.span(), parts=match["parts"])
    yield from _nouns(text)


def _nouns(text: str) -> Iterator[BackReference]:
    for match in _BOTH.finditer(text):
        singular = legal_noun(match["noun"].lower())
        if singular and not _LONGER.match(text, match.end()):
            yield BackReference("two", *match.span(), singular)
    for match in _NOUN_PHRASE.finditer(text):
        noun = match["noun"]
        singular = legal_noun(noun.lower())
        if singular and not is_plural(noun.lower()) and not _LONGER.match(text, match.end()):
            court = (match["court"] or "").strip()
            yield BackReference(
                "noun", *match.span(), singular, court=court, capital=noun[0].isupper()
            )


def fits(reference: BackReference, kind: str) -> bool:
    """Whether an authority of ``kind`` may be what the noun stands for; "the Act" is an act."""
    if reference.capital and reference.name == "act":
        return kind == "act"
    return kind in NOUNS[reference.name]
