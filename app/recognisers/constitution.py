"""The Constitution, in citation and in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading, Signal
from app.domain.ordinals import ORDINAL, ordinal, roman
from app.recognisers import cited

__all__ = ["Constitution"]

_CONST = r"(?:U\.\s?S\.\s?)?(?:Const(?:itution\b|\.)|CONST\.),?\s+"
_SECTION = r"(?:,?\s*(?:§\s*|[Ss]ec(?:tion|\.)\s+)(?P<section>[0-9]{1,2})(?!\w))?"
_CLAUSE = r"(?:,?\s*(?:cl\.|[Cc]lause)\s*(?P<clause>[0-9]{1,2})(?!\w))?"
# Fifth; First, Fourth and Fourteenth: before "Amendment".
_ORDINALS = re.compile(rf"\b(?:{ORDINAL})(?:,?\s+(?:and\s+|or\s+)?(?:{ORDINAL}))*\s+$")
_ORDINAL = re.compile(rf"\b(?:{ORDINAL})\b")
_BEHIND = re.compile(r"\bAmendments?\b(?:,\s+(?:§\s*|[Ss]ection\s+)(?P<section>[0-9])(?!\w))?")
_LONGEST_ORDINALS = 120
# In the Code's own spelling; "the first amendment" may be one to a bill, the later ones may not.
_LATER = r"thirteenth|fourteenth|fifteenth|nineteenth|twenty-fourth|twenty-sixth"
_LATER_ONES = re.compile(
    rf"(?<=\bthe\s)(?P<first>{_LATER})(?:\s+(?:and|or)\s+(?P<second>{_LATER}))?\s+amendments?\b(?!\s+to\b)"
)
_AMENDMENT = re.compile(
    rf"\b{_CONST}[Aa]mend(?:ment|s?\.)\s*(?P<roman>[IVX]+)\b{_SECTION}{_CLAUSE}"
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
        """Mentions of ``/us/const`` ids.

        An article counts with the Constitution's name, or with a section and a clause.
        """
        yield from self._ordinals(reading)
        yield from self._later(reading)
        for match in _AMENDMENT.finditer(reading.text):
            part = f"amd{roman(match['roman'])}"
            yield self._mention(reading, match.span(), part, match.groupdict())
        for match in _ARTICLE.finditer(reading.text):
            behind = _OF_THE_CONSTITUTION.match(reading.text, match.end())
            if match["const"] or behind or _is_told_alone(reading.text, match):
                span = match.start(), behind.end() if behind else match.end()
                part = f"art{roman(match['roman'])}"
                yield self._mention(reading, span, part, match.groupdict())

    def _ordinals(self, reading: Reading) -> Iterator[Mention]:
        """``the First and Fourteenth Amendments``: each, the last with what stands behind."""
        for behind in _BEHIND.finditer(reading.text):
            farthest = max(0, behind.start() - _LONGEST_ORDINALS)
            before = _ORDINALS.search(reading.text, farthest, behind.start())
            named = list(_ORDINAL.finditer(reading.text, *before.span())) if before else []
            for each in named:
                is_last = each is named[-1]
                span = each.start(), behind.end() if is_last else each.end()
                parts = behind.groupdict() if is_last else {}
                yield self._mention(reading, span, f"amd{ordinal(each[0])}", parts)

    def _later(self, reading: Reading) -> Iterator[Mention]:
        """``the fourteenth or fifteenth amendment``, without capitals."""
        for match in _LATER_ONES.finditer(reading.text):
            first, last = match.span("first"), match.span("second")
            spans = (
                [first, (last[0], match.end())] if match["second"] else [(first[0], match.end())]
            )
            for (start, end), group in zip(spans, ("first", "second"), strict=False):
                yield self._mention(
                    reading, (start, end), f"amd{ordinal(match[group].title())}", {}
                )

    def _mention(
        self, reading: Reading, span: tuple[int, int], part: str, parts: Mapping[str, str | None]
    ) -> Mention:
        reference = f"/us/const/{part}"
        reference += f"/s{parts['section']}" if parts.get("section") else ""
        reference += f"/cl{parts['clause']}" if parts.get("clause") else ""
        signals = [Signal("citation", reading.text[slice(*span)], 1.0)]
        return cited(reading, span, reference, signals, self.name)


def _is_told_alone(text: str, match: re.Match[str]) -> bool:
    """``Article II, Section 1, Clause 2``, and no other charter behind it."""
    is_of_another = re.match(r",?\s+of\s+(?:the|its)\b", text[match.end() :][:12])
    return bool(match["section"] and match["clause"] and not is_of_another)
