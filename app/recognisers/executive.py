"""Executive orders and presidential proclamations by number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading, Signal
from app.domain.references import executive_order, proclamation
from app.recognisers import cited

__all__ = ["Executive"]

_NUMBER = (
    r"(?:[Nn]os?\.?\s*|[Nn]umber\s+)?(?P<number>[0-9]{1,2},[0-9]{3}|[0-9]{4,5})(?![0-9.]*[0-9])"
)
_ORDER = re.compile(
    rf"\b(?:[Ee]xecutive\s+[Oo]rder|Exec\.\s?Order|E\.\s?O\.|EO|EXECUTIVE ORDER)\s*{_NUMBER}"
)
_PROCLAMATION = re.compile(rf"\b(?:[Pp]roclamation|PROCLAMATION|Proc\.)\s*{_NUMBER}")


class Executive:
    """``Exec. Order No. 14,157``, ``EO 14157`` and ``Proclamation No. 10903``."""

    name = "executive"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/eo/...`` and ``/us/proc/...``; orders below 1000 are not read."""
        for pattern, form in ((_ORDER, executive_order), (_PROCLAMATION, proclamation)):
            for match in pattern.finditer(reading.text):
                signals = [Signal("citation", match[0], 1.0)]
                yield cited(reading, match.span(), form(match["number"]), signals, self.name)
