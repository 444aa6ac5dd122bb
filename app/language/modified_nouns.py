"""Nouns of law behind words that tell them apart: "the April order", "Monday's case"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.domain.ordinals import MONTHS
from app.language.date_words import WEEKDAYS
from app.language.head_nouns import ECHOED
from app.language.phrase import word_set

_DEFINITE = re.compile(
    r"[Tt](?<!\w[Tt])h(?:e|at|is)\s+(?P<one>[\w.’'-]+)\s+(?P<two>[A-Za-z]+)\b"
    r"(?:\s+(?P<three>[A-Za-z]+)\b)?"
)
_DAYS = rf"(?:{'|'.join((*WEEKDAYS, *MONTHS))})"
_POSSESSIVE = re.compile(r"['’]s\s+(?P<two>[a-z]+)\b")
_DAY_BEFORE = re.compile(rf"(?<!\w){_DAYS}$")
_LONGEST_DAY = 10  # code points
# Words that tell nothing apart, or that tell of an order of another court or of no one's.
_PLAIN: Final = word_set(
    "of on in at to by for from with and or but as that which who is was were are be has had",
    "court court's federal state local judge judge's district lower appeals trial executive",
    "removal deportation detention final preliminary criminal civil new same whole old own other",
    "first second third last next latest earlier later legal only very full such more most",
    "supreme general public common national high rule law act order ruling case government",
    "government's president's secretary's administration's justices' judges' one two three four",
)

# Nouns that a word before them makes something else: "the incursion part", "the plant program".
_APART: Final = ECHOED - word_set(
    "part word words thing bit language list label step test tool standard program programme",
    "protection plan scheme power authority line sentence understanding move work action",
    "leave step message reply response grant",
)


def modified_nouns(text: str) -> Iterator[tuple[tuple[int, int], tuple[str, ...], str]]:
    """Each span, the words before the noun, and the noun, in lower case."""
    for match in _DEFINITE.finditer(text):
        first, second, third = match.group("one", "two", "three")
        if first.lower() in _PLAIN:
            continue
        if second.lower() in _APART or second == "one":
            yield (match.start(), match.end("two")), (first,), second.lower()
        elif third and second.lower() not in _PLAIN and third.lower() in _APART:
            yield match.span(), (first, second), third.lower()
    for match in _POSSESSIVE.finditer(text):
        if match["two"] not in ECHOED:
            continue
        begin = max(0, match.start() - _LONGEST_DAY)
        if day := _DAY_BEFORE.search(text, begin, match.start()):
            yield (day.start(), match.end()), (day[0],), match["two"]
