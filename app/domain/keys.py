"""Keys: one folded spelling for each way that the field writes the same citation or docket."""

from __future__ import annotations

import re

from app.domain.references import fold_dashes

KINDS = (
    *("usc", "ina", "cfr", "fr", "stat", "act", "pl", "eo", "proc"),
    *("docket", "reporter", "ecli", "frdoc", "rs"),
)

_NUMBER_WORD = re.compile(r"^(case|civil action|docket|application)?\s*nos?\.?\s*", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\d+\s*U\.?\s*S\.?\s*_+")


def fold(value: str) -> str:
    """The spelling that keys are compared by: no spaces, dots or commas, dashes as hyphens.

    ``No. 24A1079`` and ``24a1079`` fold alike, as do ``604 U. S. 1`` and ``604 U.S. 1``.
    """
    bare = _NUMBER_WORD.sub("", fold_dashes(value).strip())
    return re.sub(r"[\s.,§]+", "", bare).lower()


def is_key(value: str) -> bool:
    """Whether a citation identifies one record: ``604 U.S. ___`` names a volume, never a case."""
    return _PLACEHOLDER.search(value) is None and bool(fold(value))


def fold_name(name: str) -> str:
    """The spelling that names are compared by: lower case, dotted initials joined, plain quotes.

    ``Trump v. J. G. G.``, ``Trump v. J.G.G.`` and ``Trump v. JGG`` fold alike.
    """
    joined = re.sub(r"\b((?:[A-Z]\.\s?){2,})", lambda m: re.sub(r"[.\s]", "", m[1]) + " ", name)
    plain = fold_dashes(joined).replace("’", "'").lower()
    return " ".join(re.sub(r"[.,]", " ", plain).split())
