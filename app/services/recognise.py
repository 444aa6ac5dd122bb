"""Find every mention in a text: all recognisers, then one resolution."""

from __future__ import annotations

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading
from app.plugins import load
from app.services.resolve import resolve


def recognise(reading: Reading, table: AuthorityTable) -> list[Mention]:
    """The mentions of ``reading`` in reading order, overlaps and antecedents resolved.

    A reference to something outside the library keeps its well-formed id as ``chosen``.
    """
    found = [
        mention
        for recogniser in load("recognisers").values()
        for mention in recogniser.find(reading, table)
    ]
    return resolve(found, reading, table)
