"""The Constitution, in citation and in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading, Signal
from app.domain.ordinals import ORDINAL, ordinal, roman
from app.recognisers import cited

__all__ = ["Constitution"]

_CONST = r"(?:U\.\s?S\.\s?)?(?:Const(?:itution\b|\.)|CONST\.),?\s+"
_SECTION = r"(?:,?\s*(?:§\s*|[Ss]ec(?:tion|\.)\s+)(?P<section>[0-9]{1,2})(?!\w))?"
_CLAUSE = r"(?:,?\s*(?:cl\.|[Cc]lause)\s*(?P<clause>[0-9]{1,2})(?!\w))?"
_AMENDMENT = re.compile(
    rf"\b(?P<ordinal>{ORDINAL})\s+Amendments?\b(?:,\s+(?:§\s*|[Ss]ection\s+)(?P<part>[0-9])(?!\w))?"
    rf"|\b{_CONST}[Aa]mend(?:ment|s?\.)\s*(?P<roman>[IVX]+)\b{_SECTION}{_CLAUSE}"
)
# First and Fourteenth Amendments: the ordinals before the last.
_JOINED = re.compile(
    rf"\b(?P<ordinal>{ORDINAL})(?=(?:,\s+(?:{ORDINAL}))*,?\s+(?:and|or)\s+(?:{ORDINAL})\s+Amendments\b)"
)
_ARTICLE = re.compile(
    rf"\b(?P<const>{_CONST})?(?:Article|[Aa]rt\.)\s+(?P<roman>[IV]+)\b{_SECTION}{_CLAUSE}"
)
_OF_THE_CONSTITUTION = re.compile(
    r",?\s+of\s+(?:the\s+(?:(?:U\.\s?S\.|United\s+States|Federal)\s+)?|our\s+)Constitution"
)


class Constitution:
    """``U.S. Const. amend. XIV, § 1``, "the Fifth Amendment", "Article II of the Constitution"."""

    name = "constitution"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/const`` ids; an article counts only with the Constitution's name."""
        for pattern in (_AMENDMENT, _JOINED):
            for match in pattern.finditer(reading.text):
                yield self._mention(reading, match, match.end(), f"amd{_number(match)}")
        for match in _ARTICLE.finditer(reading.text):
            behind = _OF_THE_CONSTITUTION.match(reading.text, match.end())
            if match["const"] or behind:
                end = behind.end() if behind else match.end()
                yield self._mention(reading, match, end, f"art{roman(match['roman'])}")

    def _mention(self, reading: Reading, match: re.Match[str], end: int, part: str) -> Mention:
        groups = match.groupdict()
        section = groups.get("section") or groups.get("part")
        reference = f"/us/const/{part}" + (f"/s{section}" if section else "")
        reference += f"/cl{groups['clause']}" if groups.get("clause") else ""
        signals = [Signal("citation", match[0], 1.0)]
        return cited(reading, (match.start(), end), reference, signals, self.name)


def _number(match: re.Match[str]) -> int:
    written = match["ordinal"]
    return ordinal(written) if written else roman(match["roman"])
