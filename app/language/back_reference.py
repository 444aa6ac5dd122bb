"""A back reference: words that point back to law named before, and by what."""

from __future__ import annotations

from dataclasses import dataclass

from app.language.legal_nouns import DATED, FIRST, NOUNS


@dataclass(frozen=True, slots=True)
class BackReference:
    """Words that point back, and by what: ``id``, ``supra``, ``section``, ``part``, ``noun``,
    ``two`` ("each order", "both rulings") or ``ordinal`` ("the first", "the latter"), whose
    ``turn`` is the word itself.

    ``name`` is the case of a supra, the number of a section, the level of a part, or the noun;
    ``parts`` a section's subdivisions; ``court`` whose ruling the noun says it is; ``capital``
    whether the noun has one, as "the Act" does; ``turn`` is ``first`` or ``last`` where the words
    say which of several is meant ("the first stay", "the new order"); ``echo`` whether the noun
    points back only to what was called by it ("the command", behind "a bare command").
    ``words`` are those before the noun that tell which is meant ("the April order").
    ``count`` is of how many an ordinal is, where that was said ("three papers"); else 0.
    """

    kind: str
    start: int
    end: int
    name: str = ""
    parts: str = ""
    court: str = ""
    capital: bool = False
    turn: str = ""
    echo: bool = False
    words: tuple[str, ...] = ()
    count: int = 0


def fits(reference: BackReference, kind: str, *, first: bool = False) -> bool:
    """Whether an authority of ``kind`` may be what the noun stands for, or stands for ``first``.

    "The Act" is an act, and nothing else.
    """
    if reference.capital and reference.name == "act":
        return kind == "act"
    kinds = NOUNS.get(reference.name, DATED)
    return kind in (FIRST.get(reference.name, kinds) if first else kinds)
