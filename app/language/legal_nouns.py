"""The nouns by which English calls law, with the kinds of authority that each may stand for."""

from __future__ import annotations

from typing import Final

from app.domain.authority import AuthorityKind as Kind

LAWS = frozenset({Kind.ACT, Kind.SECTION, Kind.CONSTITUTION, Kind.REGULATION})
RULINGS = frozenset({Kind.RULING, Kind.CASE})
DIRECTIVES = frozenset({Kind.ORDER, Kind.PROCLAMATION})
NOTICES = frozenset({Kind.NOTICE, Kind.REGULATION})
_PARTS = frozenset({Kind.SECTION, Kind.REGULATION, Kind.CONSTITUTION})
_TREATIES = frozenset({Kind.TREATY})
_PROGRAMS = frozenset({Kind.SECTION, Kind.REGULATION})


def _nouns(kinds: frozenset[Kind], words: str) -> dict[str, frozenset[Kind]]:
    return dict.fromkeys(words.split(), kinds)


# Nouns in the singular.
NOUNS: Final[dict[str, frozenset[Kind]]] = {
    **_nouns(LAWS, "law statute act legislation"),
    **_nouns(LAWS, "authority powers"),
    **_nouns(_PARTS, "provision clause section paragraph subsection rule"),
    **_nouns(RULINGS, "ruling opinion judgment judgement verdict injunction case stay"),
    **_nouns(RULINGS | NOTICES, "decision"),
    **_nouns(RULINGS | DIRECTIVES, "order"),
    **_nouns(DIRECTIVES, "proclamation directive decree"),
    **_nouns(DIRECTIVES | NOTICES, "declaration invocation designation"),
    **_nouns(NOTICES, "notice termination revocation cancellation"),
    **_nouns(_PROGRAMS, "program programme protection parole scheme permission relief"),
    **_nouns(_PROGRAMS | {Kind.ACT}, "status"),
    **_nouns(_TREATIES, "treaty agreement protocol pact accord deal"),
}


# The kind that a noun for several means first.
FIRST: Final = dict.fromkeys(("law", "statute", "act", "legislation"), Kind.ACT)

# Plurals that stand for one thing; any other plural stands for several, and describes none.
_ONE: Final = frozenset({"programs", "programmes", "protections", "powers"})


def is_plural(word: str) -> bool:
    """Whether a lower-case noun stands for more than one authority ("laws", "both orders")."""
    return word not in NOUNS and word not in _ONE and legal_noun(word) is not None


def legal_noun(word: str) -> str | None:
    """The singular of a lower-case noun that may stand for law, or None."""
    for singular in (word, word.removesuffix("s"), word.removesuffix("es")):
        if singular in NOUNS:
            return singular
    return None
