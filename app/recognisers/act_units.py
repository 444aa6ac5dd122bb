"""Titles and other units of acts by name: ``title XIX of the Social Security Act``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.act_pinpoints import NESTED, TITLES, nested, titles
from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading, Signal
from app.domain.numbering import act_named
from app.formats import act_names
from app.recognisers import cited

__all__ = ["ActUnits"]

_ACT = (
    r"\s+of\s+the\s+(?P<act>(?:[^\s.;:()\[\]“”]+\s+){1,12}?Act\b(?:\s+(?:of|for\s+Fiscal\s+Year)\s+[0-9]{4})?)"
    r"(?!\s+(?:Amendments?|Technical)\b)"
)
# "part A of title IV, or title XX, of the Social Security Act"
_UNIT = re.compile(
    rf"\b(?:(?P<also>{NESTED.replace('?P<inner>', '?:')}),?\s+(?:and|or)\s+)?"
    rf"(?P<units>{NESTED}),?{_ACT}"
)
# "titles IV and XX of the Social Security Act"
_TITLES = re.compile(rf"\b[Tt]itles\s+(?P<list>{TITLES}){_ACT}")


class ActUnits:
    """``/us/act/1935-08-14/ch531/tXIX``: below the act that the table or the Code calls so."""

    name = "act_units"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of units of acts that are known by their name."""
        for pattern, spans in ((_UNIT, _spans), (_TITLES, titles)):
            for match in pattern.finditer(reading.text):
                act = act_named(table, match["act"]) or act_names.act(match["act"])
                signals = [Signal("citation", match[0], 1.0), Signal("act", match["act"], 1.0)]
                for start, end, path in spans(match) if act else ():
                    yield cited(reading, (start, end), f"{act}{path}", signals, self.name)


def _spans(match: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """Each unit's words and its path in the act; the last one's go as far as the act's name."""
    if match["also"]:
        yield *match.span("also"), nested(match["also"])
    yield match.start("units"), match.end(), nested(match["units"])
