"""Words that point back to law named before: "Id.", "supra", "§ 1182(d)", "the Act"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.legal_nouns import NOUNS, legal_noun
from app.domain.section_lists import NUMBER, SUBDIVISIONS

_ID = re.compile(r"\b(?:[Ii]d|[Ii]bid)\.(?:,?\s+at\s+[0-9]+(?:[-–][0-9]+)?)?(?=[\s;,.)]|$)")
_SUPRA = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}),\s+supra\b(?:,?\s+at\s+[0-9]+(?:[-–][0-9]+)?)?"
)
_SECTION = re.compile(
    rf"(?:§{{1,2}}\s*|\b[Ss]ections?\s+)(?P<number>{NUMBER})(?P<parts>{SUBDIVISIONS})(?!\w)"
)
_SUPREME = r"(?:Supreme Court|high court|Court|justices|nation['’]s highest court)"
_NOUN_PHRASE = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his)\s+"
    rf"(?P<court>{_SUPREME}['’]s?\s+|[a-z ]{{0,20}}(?:court|judge)['’]s?\s+)?"
    r"(?P<noun>[A-Za-z]+)\b(?!['’-]?\w)"
)
# What may stand behind a noun that is whole; anything else makes a longer name of it.
_WHOLE = re.compile(
    r"['’]s\b|\s*(?:[.,;:)?!”\"—–]|$)|\s+(?:is|are|was|were|be|has|have|had|will|would|can|could|may"
    r"|might|must|should|does|did|do|and|or|but|itself|also|only|then|that|which|who|in|at|by|after"
    r"|before|when|while|because|so|to|as|if|until|into|since|under|not|no|\w+ed|lets?|says?|said"
    r"|gives?|gave|takes?|took|holds?|held|came|comes|means?|meant|left|leaves?|sets?|allows"
    r"|requires|applies|ends|bars|begins|began|makes|made|put|went|goes|against|with|last|this"
    r"|now|never|still|today|yesterday|on (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday))\b",
)


@dataclass(frozen=True, slots=True)
class BackReference:
    """Words that point back, and by what: ``id``, ``supra``, ``section`` or ``noun``.

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
    for match in _NOUN_PHRASE.finditer(text):
        noun = match["noun"]
        singular = legal_noun(noun.lower())
        plural = singular is not None and singular != noun.lower()
        if singular is None or (plural and singular != "protection"):
            continue
        if _WHOLE.match(text, match.end()):
            court = (match["court"] or "").strip()
            yield BackReference(
                "noun", *match.span(), singular, "", court, capital=noun[0].isupper()
            )


def fits(reference: BackReference, kind: str) -> bool:
    """Whether an authority of ``kind`` may be what the noun stands for; "the Act" is an act."""
    if reference.capital and reference.name == "act":
        return kind == "act"
    return kind in NOUNS[reference.name]
