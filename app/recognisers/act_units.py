"""Titles and other units of acts by name: ``title XIX of the Social Security Act``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.act_pinpoints import NESTED, nested
from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading, Signal
from app.domain.numbering import act_named
from app.formats import act_names
from app.recognisers import cited

__all__ = ["ActUnits"]

_UNIT = re.compile(
    rf"\b(?P<units>{NESTED})\s+of\s+the\s+"
    r"(?P<act>(?:[^\s.;:()\[\]“”]+\s+){1,12}?Act\b(?:\s+(?:of|for\s+Fiscal\s+Year)\s+[0-9]{4})?)"
    r"(?!\s+(?:Amendments?|Technical)\b)"
)


class ActUnits:
    """``/us/act/1935-08-14/ch531/tXIX``: below the act that the table or the Code calls so."""

    name = "act_units"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of units of acts that are known by their name."""
        for match in _UNIT.finditer(reading.text):
            act = act_named(table, match["act"]) or act_names.act(match["act"])
            if act:
                signals = [Signal("citation", match[0], 1.0), Signal("act", match["act"], 1.0)]
                reference = act + nested(match["units"])
                yield cited(reading, match.span(), reference, signals, self.name)
