"""Citations as people type them into a field: ``8 usc 1182(d)(5)``, ``ina 212``, ``pl 101-649``.

In prose such letters could be anything, so recognisers ask for the written form; in a field that
asks for an authority they are a citation.
"""

from __future__ import annotations

import re

# The letters that are typed, with or without dots and spaces, and the form of The Bluebook.
_AFTER_A_VOLUME = {
    "usca": "U.S.C. §",
    "usc": "U.S.C. §",
    "cfr": "C.F.R. §",
    "fedreg": "Fed. Reg.",
    "fr": "Fed. Reg.",
    "stat": "Stat.",
    "us": "U.S.",
    "sct": "S. Ct.",
}
_BEFORE_A_NUMBER = {
    "ina": "INA §",
    "publ": "Pub. L.",
    "publiclaw": "Pub. L.",
    "pl": "Pub. L.",
    "executiveorder": "Executive Order",
    "eo": "Executive Order",
    "proclamation": "Proclamation",
    "proc": "Proclamation",
}
_SIGN = r"(?:§+|sections?|secs?\.?|no\.?)?\s*"


def _any_of(forms: dict[str, str]) -> str:
    return "|".join(r"\.?\s?".join(letters) + r"\.?" for letters in forms)


_CITATION = re.compile(
    rf"\s*(?:(?P<volume>\d+)\s*(?P<reporter>{_any_of(_AFTER_A_VOLUME)})"
    rf"|(?P<name>{_any_of(_BEFORE_A_NUMBER)}))\s*{_SIGN}(?P<number>\d.*?)\s*",
    re.IGNORECASE | re.DOTALL,
)


def as_cited(words: str) -> str:
    """Words typed as a citation in the form that recognisers read; "" where they are none."""
    match = _CITATION.fullmatch(words)
    if match is None:
        return ""
    if match["name"]:
        return f"{_BEFORE_A_NUMBER[_letters(match['name'])]} {match['number']}"
    form = _AFTER_A_VOLUME[_letters(match["reporter"])]
    return f"{match['volume']} {form} {match['number']}"


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
