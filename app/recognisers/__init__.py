"""Recognisers: one way of referring to law a file.

A recogniser is stateless.  It sees one text and the authority table and yields mentions; it
never looks at another recogniser's.  ``resolution.resolve`` settles overlaps and antecedents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target

NAMES: tuple[str, ...] = (
    "code_citations",
    "act_sections",
    "act_units",
    "acts_told",
    "relatives",
    "code_units",
    "own_title",
    "regulations",
    "register_documents",
    "executive",
    "dockets",
    "laws",
    "statutes_at_large",
    "constitution",
    "cases",
    "ecli",
    "names",
    "names_used",
    "quotations",
    "descriptions",
)


class Recogniser(Protocol):
    """What each module of this folder offers."""

    name: str

    def find(self, reading: Reading, table: AuthorityTable) -> Iterable[Mention]:
        """The mentions of one kind in ``reading``, in any order; never raises on any text."""
        ...


def mention(
    reading: Reading,
    span: tuple[int, int],
    form: Form,
    targets: Sequence[Target],
    evidence: Evidence,
) -> Mention:
    """A mention of ``reading.text[span]``: it chooses its first target unless a fact is missing."""
    start, end = span
    chosen = targets[0].id if targets and not evidence.missing else None
    return Mention(start, end, reading.text[start:end], form, tuple(targets), chosen, evidence)


def cited(
    reading: Reading,
    span: tuple[int, int],
    reference: str,
    signals: Sequence[Signal],
    recogniser: str,
) -> Mention:
    """A citation that names exactly one reference, whether the library holds it or not."""
    evidence = Evidence(recogniser, tuple(signals))
    return mention(reading, span, Form.CITED, (Target(reference, 1.0),), evidence)
