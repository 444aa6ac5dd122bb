"""European Case Law Identifiers: ``ECLI:EU:C:2024:123``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading, Signal
from app.recognisers import cited

__all__ = ["Ecli"]

# Country or Union, court, year, number.
_ECLI = re.compile(
    r"\bECLI:(?P<country>[A-Z]{2}):(?P<court>[A-Z0-9]{1,7}):(?P<year>[0-9]{4})"
    r":(?P<number>[A-Z0-9][A-Z0-9.]{0,24})"
)


class Ecli:
    """An identifier leads to the record that has it as a key, else to a path of its parts."""

    name = "ecli"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/ecli/EU/C/2024/123``, or of the record."""
        for match in _ECLI.finditer(reading.text):
            end = match.end() - (match["number"].endswith("."))
            written = reading.text[match.start() : end]
            held = table.by_key(written)
            formed = "/ecli/" + "/".join(written.split(":")[1:])
            reference = held[0] if len(held) == 1 else formed
            signals = [Signal("citation", written, 1.0)]
            yield cited(reading, (match.start(), end), reference, signals, self.name)
