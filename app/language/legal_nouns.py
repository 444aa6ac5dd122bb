"""The nouns by which English calls law, with the kinds of authority that each may stand for."""

from __future__ import annotations

from typing import Final

from app.domain.authority import AuthorityKind as Kind
from app.language.phrase import word_set

LAWS = frozenset({Kind.ACT, Kind.SECTION, Kind.CONSTITUTION, Kind.REGULATION})
RULINGS = frozenset({Kind.RULING, Kind.CASE})
DIRECTIVES = frozenset({Kind.ORDER, Kind.PROCLAMATION})
NOTICES = frozenset({Kind.NOTICE, Kind.REGULATION})
ANY = frozenset(Kind)
_PARTS = frozenset({Kind.SECTION, Kind.REGULATION, Kind.CONSTITUTION})
_TREATIES = frozenset({Kind.TREATY})
_PAPERS = (RULINGS | DIRECTIVES | NOTICES | _TREATIES | LAWS) - {Kind.CONSTITUTION}
PROGRAMS = frozenset({Kind.SECTION, Kind.REGULATION})


def _nouns(kinds: frozenset[Kind], words: str) -> dict[str, frozenset[Kind]]:
    return dict.fromkeys(words.split(), kinds)


# Nouns in the singular.
NOUNS: Final[dict[str, frozenset[Kind]]] = {
    **_nouns(LAWS, "law statute act legislation"),
    **_nouns(LAWS, "authority power powers measure writ limit limitation restriction ban rule"),
    **_nouns(LAWS, "standard language safeguard remedy prohibition test command bar"),
    **_nouns(LAWS, "code rules weapon relic tool charter"),
    **_nouns(
        _PARTS,
        "provision clause section paragraph subparagraph subsection passage sentence line chapter",
    ),
    **_nouns(RULINGS, "ruling opinion judgment judgement verdict injunction case stay"),
    **_nouns(
        RULINGS,
        "pause block go-ahead freeze stopgap precedent dispute answer suit lawsuit application",
    ),
    **_nouns(RULINGS, "fight intervention instruction direction curiam halt"),
    **_nouns(_PAPERS, "paper text thing bit"),
    **_nouns(_PAPERS - LAWS, "document companion twin counterpart sequel follow-up"),
    **_nouns(RULINGS | NOTICES, "decision"),
    **_nouns(RULINGS | {Kind.ORDER}, "order"),
    **_nouns(frozenset({Kind.PROCLAMATION}), "proclamation"),
    **_nouns(DIRECTIVES, "directive decree edict"),
    **_nouns(DIRECTIVES | NOTICES, "declaration invocation designation labeling labelling move"),
    **_nouns(DIRECTIVES | NOTICES, "announcement finding listing label"),
    **_nouns(DIRECTIVES | NOTICES | _PARTS, "list"),
    **_nouns(NOTICES, "notice termination revocation cancellation vacatur reversal withdrawal"),
    **_nouns(NOTICES, "rescission ending undoing closing unwinding cancelling winding stripping"),
    **_nouns(RULINGS | NOTICES, "lifting scrapping suspension"),
    **_nouns(LAWS, "enactment"),
    **_nouns(DIRECTIVES | NOTICES, "instrument"),
    **_nouns(NOTICES, "cutoff"),
    **_nouns(_PARTS, "part"),
    **_nouns(PROGRAMS, "program programme protection"),
    **_nouns(_TREATIES, "treaty agreement protocol pact accord deal arrangement"),
    **_nouns(_TREATIES, "understanding scheme plan bargain"),
}


# The kinds that a noun for several means first.
FIRST: Final[dict[str, frozenset[Kind]]] = {
    **dict.fromkeys(("law", "act", "legislation", "code", "charter"), frozenset({Kind.ACT})),
    "statute": frozenset({Kind.ACT, Kind.SECTION}),
    "order": RULINGS | {Kind.ORDER},
    "decision": RULINGS,
    "designation": frozenset({Kind.NOTICE}),
    "document": DIRECTIVES | NOTICES,
    "decree": frozenset({Kind.ORDER}),
    "proclamation": frozenset({Kind.PROCLAMATION}),
    **dict.fromkeys(("notice", "listing", "announcement"), frozenset({Kind.NOTICE})),
    "invocation": frozenset({Kind.PROCLAMATION}),
    **dict.fromkeys(("treaty", "agreement", "protocol", "pact", "accord", "deal"), _TREATIES),
    **dict.fromkeys(("ruling", "judgment", "opinion", "stay", "precedent", "curiam"), RULINGS),
    **dict.fromkeys(("provision", "section", "clause", "paragraph"), frozenset({Kind.SECTION})),
    "enactment": frozenset({Kind.ACT}),
}

# Nouns that mean a ruling where a court is named with them: "the court's rebuke of May".
OF_A_COURT: Final = word_set(
    "action rebuke word words message reply response warning holding permission blessing",
    "leave disposition grant denial pronouncement step mandate work",
)
# Nouns whose plural is a verb as well: "the order deals with", "the notice lists".
_ALSO_VERBS: Final = word_set(
    "deals orders rules bars limits bans stays pauses blocks answers plans lists freezes tests",
    "moves commands notices labels texts measures fights",
)

# Nouns that are law only by what is told with them: "Italy's plan" may be any.
WEAK: Final = word_set("plan scheme arrangement understanding bargain move list paper thing bit")
# Nouns for a part of a law.
PARTS: Final = word_set(
    "part provision clause section paragraph subparagraph subsection sentence line"
)

# Plurals that stand for one thing; any other plural stands for several, and describes none.
_ONE: Final = frozenset({"programs", "programmes", "protections", "powers", "processes", "rules"})


# Nouns that may point back without more: "the law", "that order".
POINTING: Final = word_set(
    "law statute act legislation provision clause section paragraph subsection ruling opinion",
    "judgment judgement verdict injunction stay decision order proclamation directive decree",
    "notice termination designation treaty agreement protocol pact accord deal precedent document",
    "program programme programs programmes protections revocation vacatur declaration case listing",
    "bargain announcement invocation understanding suit",
)
# Words that stand in for a noun before: "the one of May 19", "another, two days later".
STAND_INS: Final = frozenset(
    {"one", "another", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"}
    | {"former", "latter", "other", "last", "oldest", "newest", "latest", "earliest"}
)
# Those that count what was told: "the fifth let 350,000 people lose their protection".
COUNTING: Final = STAND_INS - {"one", "another"}
DATED: Final = RULINGS | DIRECTIVES | NOTICES | _TREATIES  # what a stand-in may stand for
# Nouns for a matter before a court, not for one decision in it.
MATTERS: Final = frozenset(
    {"case", "dispute", "lawsuit", "suit", "fight", "litigation", "application"}
)


def is_plural(word: str) -> bool:
    """Whether a lower-case noun stands for more than one authority ("laws", "both orders")."""
    return word not in NOUNS and word not in _ONE and legal_noun(word) is not None


def may_be_verb(word: str) -> bool:
    """Whether a lower-case plural may be the verb of the noun before it."""
    return word in _ALSO_VERBS


def legal_noun(word: str) -> str | None:
    """The singular of a lower-case noun that may stand for law, or None."""
    for singular in (word, word.removesuffix("s"), word.removesuffix("es")):
        if singular in NOUNS:
            return singular
    return None
