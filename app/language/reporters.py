"""Reporters of decisions, under every abbreviation that reporters-db knows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from courts_db import courts
from reporters_db import REPORTERS

# The reporters that print one court only.
_COURTS = {
    **dict.fromkeys(("U.S.", "S. Ct.", "L. Ed.", "L. Ed. 2d", "U.S. LEXIS"), "scotus"),
    **{
        "Fed. Cl.": "uscfc",
        "T.C.": "tax",
        "T.C.M.": "tax",
        "B.T.A.": "bta",
        "I. & N. Dec.": "bia",
        "Vet. App.": "cavc",
    },
}
_PUNCTUATION = re.compile(r"[\s.,'’]+")


@dataclass(frozen=True, slots=True)
class Reporter:
    """One reporter: its usual abbreviation, and whether its volumes are years only."""

    name: str
    by_year: bool = False


def reporter(written: str) -> Reporter | None:
    """The reporter that an abbreviation stands for, whatever its spaces; None if unknown."""
    return _reporters().get(_spaceless(written))


def begins_reporter(word: str) -> bool:
    """Whether an abbreviation of a reporter begins with a word: what can be told at once."""
    return word.replace("’", "'") in _first_words()


def court_of(name: str) -> str:
    """The court (its id in courts-db) that a reporter prints alone, or an empty string."""
    return _COURTS.get(name, "")


def court_in(words: str) -> str:
    """The court that the words of a parenthesis begin with ("9th Cir. 2010"), or an empty string.

    The longest abbreviation wins: "S.D.N.Y." before "S.D.".
    """
    folded = _PUNCTUATION.sub("", words).lower()
    for length in range(min(len(folded), 20), 1, -1):
        if folded[:length] in _courts():
            return _courts()[folded[:length]]
    return ""


def _spaceless(written: str) -> str:
    return "".join(written.split()).replace("’", "'")


@cache
def _reporters() -> dict[str, Reporter]:
    found: dict[str, Reporter] = {}
    known = [each for listed in REPORTERS.values() for each in listed]
    for each in sorted(known, key=lambda each: each["cite_type"] == "neutral"):
        neutral = each["cite_type"] == "neutral"
        names = [(name, name) for name in each["editions"]]
        for written, name in (*names, *each["variations"].items()):
            by_year = neutral and "." not in name
            found.setdefault(_spaceless(written), Reporter(name, by_year))
    return found


@cache
def _first_words() -> frozenset[str]:
    names = (
        written
        for known in REPORTERS.values()
        for each in known
        for written in (*each["editions"], *each["variations"])
    )
    words = (re.match(r"[^\s\d(,]*", written) for written in names)
    return frozenset(word[0].replace("’", "'") for word in words if word)


@cache
def _courts() -> dict[str, str]:
    federal = (court for court in courts if court["system"] == "federal")
    others = (court for court in courts if court["system"] != "federal")
    found: dict[str, str] = {}
    for court in (*federal, *others):
        folded = _PUNCTUATION.sub("", court["citation_string"]).lower()
        if folded:
            found.setdefault(folded, court["id"])
    return found
