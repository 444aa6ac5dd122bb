"""Docket numbers: of the Supreme Court and of the courts below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import fold_dashes
from app.domain.section_lists import DASH
from app.recognisers import mention

__all__ = ["Dockets"]

# "No." in any of its ways, before a docket.
_NO = re.compile(
    r"\b(?:[Nn]os?\.\s*|[Cc]ase\s+(?:[Nn]os?\.\s*)?|[Dd]ocket\s+(?:[Nn]os?\.\s*)?"
    r"|[Cc]ivil\s+[Aa]ction\s+(?:[Nn]o\.\s*)?)$"
)
_LONGEST_NO = 24
# 24A1079, 25M12: an application or motion has a letter and needs no "No."
_APPLICATION = re.compile(r"(?<!\w)(?P<docket>[0-9]{2}[AM][0-9]{1,4})\b")
# 1:25-cv-00766, 25-cv-00766, with the judge's initials behind
_DISTRICT = re.compile(
    rf"(?<![\w:])(?P<docket>(?:[0-9]{{1,2}}:)?[0-9]{{2}}[{DASH}](?:cv|cr|mc|md|mj|misc|CV|CR|MC|MD|MJ|Misc|MISC)"
    rf"[{DASH}][0-9]{{1,6}})(?:[{DASH}][A-Za-z]{{2,4}})*\b"
)
# No. 24-123, Nos. 25-2120 and 25-2121: only behind "No."
_NUMBERED = re.compile(
    rf"(?:\b[Nn]os?\.|\b[Dd]ocket)\s*(?P<docket>[0-9]{{2}}[{DASH}][0-9]{{1,5}})(?![0-9{DASH}])"
)
_FURTHER = re.compile(
    rf"(?:\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+)(?:No\.\s*)?"
    rf"(?P<docket>[0-9]{{2}}[{DASH}][0-9]{{1,5}}|[CT][{DASH}][0-9]{{1,4}}/[0-9]{{2}})(?![0-9{DASH}])"
)
# The Court of Justice and the General Court of the European Union: Case C-758/24.
_UNION = re.compile(
    rf"\b(?:[Jj]oined\s+)?[Cc]ases?\s+(?P<docket>[CT][{DASH}][0-9]{{1,4}}/[0-9]{{2}})"
    r"(?:\s?P(?:PU)?)?\b"
)
_CASE = re.compile(r"\b[Cc]ase\s+$")
_FORMS = ((_APPLICATION, "docket"), (_DISTRICT, "docket below"))


class Dockets:
    """``No. 24A1079``, ``1:25-cv-00766``, ``No. 24-123``, ``Case C-758/24``."""

    name = "dockets"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Each leads to a case; a docket that no record has is a mention without a target."""
        for pattern, field in _FORMS:
            for match in pattern.finditer(reading.text):
                no = _NO.search(reading.text, max(0, match.start() - _LONGEST_NO), match.start())
                start = no.start() if no else match.start()
                yield self._mention(reading, match, start, field, table)
        for match in chain(_NUMBERED.finditer(reading.text), _UNION.finditer(reading.text)):
            before = _CASE.search(reading.text, max(0, match.start() - 6), match.start())
            start = before.start() if before else match.start()
            yield self._mention(reading, match, start, "docket", table)
            further = _FURTHER.match(reading.text, match.end())
            while further:
                yield self._mention(reading, further, further.start("docket"), "docket", table)
                further = _FURTHER.match(reading.text, further.end())

    def _mention(
        self,
        reading: Reading,
        match: re.Match[str],
        start: int,
        field: str,
        table: AuthorityTable,
    ) -> Mention:
        holders = _holders(match["docket"], table)
        missing = ""
        if len(holders) != 1:
            missing = "which of its cases" if holders else "a record with this docket number"
        evidence = Evidence(self.name, (Signal(field, match["docket"], 1.0),), None, missing)
        targets = [Target(each, 1.0) for each in holders]
        return mention(reading, (start, match.end()), Form.CITED, targets, evidence)


def _holders(docket: str, table: AuthorityTable) -> list[str]:
    """The records with this docket, written with or without its office and leading zeros."""
    wanted = _bare(docket)
    return table.by_key(docket) or table.derived(_bare_dockets).get(wanted, [])


def _bare_dockets(table: AuthorityTable) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for authority in table.authorities.values():
        for key in authority.keys:
            if key.kind == "docket":
                found.setdefault(_bare(key.value), []).append(authority.id)
    return found


def _bare(docket: str) -> str:
    """``No. 1:25-cv-00766-JEB`` and ``25-cv-766`` alike: no office, no zeros, no initials."""
    plain = re.sub(r"^(?:nos?\.)?\s*(?:[0-9]{1,2}:)?", "", fold_dashes(docket).lower().strip())
    plain = re.sub(r"(?:-[a-z]{2,4})+$", "", plain)
    return re.sub(r"-0+(?=[0-9])", "-", plain)
