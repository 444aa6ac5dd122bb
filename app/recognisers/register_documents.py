"""Documents of the Federal Register by their number: ``FR Doc. 2025-05128``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import fold_dashes
from app.domain.section_lists import DASH
from app.recognisers import mention

__all__ = ["RegisterDocuments"]

# The number of a correction begins with a letter and a digit: ``C1-2025-05128``.
_DOCUMENT = re.compile(
    r"\b(?:FR|F\.R\.|Federal Register)\s+[Dd]oc(?:ument|s)?\b\.?\s*(?:[Nn](?:os?\.|umbers?)\s*)?"
    rf"(?P<number>(?:[A-Z][0-9][{DASH}])?[0-9]{{4}}[{DASH}][0-9]{{4,5}})(?![0-9{DASH}])"
)


class RegisterDocuments:
    """The number alone says nothing of the page: it leads to a record that has it as a key."""

    name = "register_documents"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of records; a number that no record has is a mention without a target."""
        for match in _DOCUMENT.finditer(reading.text):
            held = table.by_key(f"FR Doc. {fold_dashes(match['number'])}")
            targets = [Target(each, 1.0) for each in held]
            missing = "" if len(held) == 1 else "a record with this document number"
            signals = (Signal("citation", match[0], 1.0),)
            evidence = Evidence(self.name, signals, None, missing)
            yield mention(reading, match.span(), Form.CITED, targets, evidence)
