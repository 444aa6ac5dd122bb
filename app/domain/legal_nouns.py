"""The nouns by which English calls law, with the kinds of authority that each may stand for."""

from __future__ import annotations

from typing import Final

from app.domain.authority import AuthorityKind as Kind

_LAWS = frozenset({Kind.ACT, Kind.SECTION, Kind.CONSTITUTION, Kind.REGULATION})
_RULINGS = frozenset({Kind.RULING, Kind.CASE})
_DIRECTIVES = frozenset({Kind.ORDER, Kind.PROCLAMATION})
_NOTICES = frozenset({Kind.NOTICE, Kind.REGULATION})
_TREATIES = frozenset({Kind.TREATY})
_PROGRAMS = frozenset({Kind.SECTION, Kind.NOTICE, Kind.REGULATION})


def _nouns(kinds: frozenset[Kind], words: str) -> dict[str, frozenset[Kind]]:
    return dict.fromkeys(words.split(), kinds)


# Nouns in the singular.
NOUNS: Final[dict[str, frozenset[Kind]]] = {
    **_nouns(_LAWS, "law statute act legislation provision clause"),
    **_nouns(_LAWS, "authority power"),
    **_nouns(_RULINGS, "ruling opinion judgment judgement verdict injunction case stay"),
    **_nouns(_RULINGS | _NOTICES, "decision"),
    **_nouns(_RULINGS | _DIRECTIVES, "order"),
    **_nouns(_DIRECTIVES, "proclamation directive decree"),
    **_nouns(_DIRECTIVES | _NOTICES, "declaration invocation designation"),
    **_nouns(_NOTICES, "notice termination rule revocation cancellation"),
    **_nouns(_PROGRAMS, "program programme protection parole status scheme permission relief"),
    **_nouns(_TREATIES, "treaty agreement protocol pact accord deal"),
}


def legal_noun(word: str) -> str | None:
    """The singular of a lower-case noun that may stand for law, or None."""
    for singular in (word, word.removesuffix("s"), word.removesuffix("es")):
        if singular in NOUNS:
            return singular
    return None


def kind_of_id(reference: str) -> Kind:
    """The kind that an id's path says, for a reference that the library has no record of."""
    by_path = {
        "usc": Kind.SECTION,
        "pl": Kind.ACT,
        "stat": Kind.ACT,
        "act": Kind.ACT,
        "cfr": Kind.REGULATION,
        "fr": Kind.NOTICE,
        "eo": Kind.ORDER,
        "proc": Kind.PROCLAMATION,
        "const": Kind.CONSTITUTION,
    }
    parts = reference.split("/")
    return by_path.get(parts[2] if len(parts) > 2 else "", Kind.CASE)
