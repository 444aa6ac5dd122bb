"""Find every mention in a text: all recognisers, then one resolution."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading
from app.plugins import load
from app.recognisers import NAMES
from app.resolution.name_missing import undecided, unsettled
from app.resolution.resolve import resolve

# The recognisers of explicit references: all but those that need the library's records and texts.
_BY_WORDS = ("names_used", "quotations", "descriptions")
EXPLICIT = tuple(name for name in NAMES if name not in _BY_WORDS)


def recognise(
    reading: Reading, table: AuthorityTable, names: Sequence[str] = NAMES
) -> list[Mention]:
    """The mentions of ``reading`` in reading order, overlaps and antecedents resolved.

    ``names`` are the recognisers that are asked, all unless given.  A reference to something
    outside the library keeps its well-formed id as ``chosen``.  Words that speak of law without
    saying which have no target, and the fact that is missing.
    """
    asked = load("recognisers")
    found = [mention for name in names for mention in asked[name].find(reading, table)]
    resolved = resolve(found, reading, table)
    if "descriptions" in names:
        resolved += undecided(found, resolved, reading)
        resolved += unsettled(resolved, reading)
    return sorted(resolved, key=lambda each: (each.start, -each.end))
