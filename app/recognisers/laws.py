"""Public laws, Statutes at Large, acts by date and chapter, Revised Statutes, the Constitution."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading, Signal
from app.domain.numbering import by_number
from app.domain.ordinals import MONTHS, ORDINAL, ordinal, roman
from app.domain.references import pinpoint, public_law, statutes_at_large
from app.domain.section_lists import DASH, SUBDIVISIONS
from app.recognisers import cited

__all__ = ["Laws"]

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|Sept"
_PUBLIC = re.compile(
    r"\b(?:Pub(?:lic|\.)\s?L(?:aw|\.)|P\.\s?L\.|PL)\s*(?:[Nn]o\.?\s*)?"
    rf"(?P<congress>[0-9]{{2,3}})[{DASH}](?P<number>[0-9]{{1,4}})\b"
)
_STAT = re.compile(
    r"(?<![\w.-])(?P<volume>[0-9]{1,3})\s+Stat\.\s*(?P<page>[0-9]{1,5})(?!\w)"
    rf"(?:[{DASH}](?P<part>[0-9]{{1,4}})(?!\w))?"
)
_ACT = re.compile(
    rf"\b(?:[Aa]cts?\s+(?:of\s+)?)?(?P<month>{_MONTH})\.?\s+(?P<day>[0-9]{{1,2}}),\s+(?P<year>[0-9]{{4}}),?\s+"
    r"ch(?:apter|\.)\s*(?P<chapter>[0-9]{1,4})"
    rf"(?:,\s+§\s*(?P<section>[0-9]{{1,4}}[a-z]?)(?P<subs>{SUBDIVISIONS})(?!\w))?"
)
_REVISED = re.compile(
    r"\b(?:R\.\s?S\.|Rev\.\s?Stat\.|Revised Statutes)\s*(?:§+\s*|sections?\s+)(?P<number>[0-9]{4})"
)
_AMENDMENT = re.compile(
    rf"\b(?P<ordinal>{ORDINAL})\s+Amendment\b|\b(?:U\.\s?S\.\s?)?Const(?:itution|\.),?\s+"
    r"amend(?:ment|\.)\s*(?P<roman>[IVX]+)\b"
    r"(?:,?\s*(?:§\s*|[Ss]ection\s+)(?P<section>[0-9]))?"
)
_ARTICLE = re.compile(
    r"\b(?:(?:U\.\s?S\.\s?)?Const(?:itution|\.),?\s+)?(?:Article|[Aa]rt\.)\s+(?P<roman>[IV]+)\b"
    r"(?:,?\s*(?:§\s*|[Ss]ec(?:tion|\.)\s+)(?P<section>[0-9]{1,2}))?"
    r"(?:,?\s*(?:cl\.|[Cc]lause)\s*(?P<clause>[0-9]{1,2}))?"
)
_OF_THE_CONSTITUTION = re.compile(r",?\s+of\s+the\s+(?:U\.S\.\s+|United States\s+)?Constitution")


class Laws:
    """``Pub. L. 101-649, 104 Stat. 4978`` are two mentions that may meet in one record."""

    name = "laws"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/pl``, ``/us/stat``, ``/us/act`` and ``/us/const`` ids."""
        for match, reference in _references(reading.text):
            held = table.by_key(match[0])
            chosen = held[0] if len(held) == 1 else reference
            signals = [Signal("citation", match[0], 1.0)]
            yield cited(reading, match.span(), chosen, signals, self.name)
        for match in _REVISED.finditer(reading.text):
            section = by_number(table, f"R.S. § {match['number']}")
            if section:
                signals = [Signal("citation", match[0], 1.0)]
                yield cited(reading, match.span(), section, signals, self.name)
        yield from self._articles(reading)

    def _articles(self, reading: Reading) -> Iterator[Mention]:
        for match in _ARTICLE.finditer(reading.text):
            behind = _OF_THE_CONSTITUTION.match(reading.text, match.end())
            if not (behind or match[0].startswith(("U", "Const"))):
                continue
            reference = f"/us/const/art{roman(match['roman'])}" + _parts(match)
            span = (match.start(), behind.end() if behind else match.end())
            yield cited(reading, span, reference, [Signal("citation", match[0], 1.0)], self.name)


def _references(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _PUBLIC.finditer(text):
        yield match, public_law(match["congress"], match["number"])
    for match in _STAT.finditer(text):
        yield match, statutes_at_large(match["volume"], _page(match))
    for match in _ACT.finditer(text):
        month = next(n for n, name in enumerate(MONTHS, 1) if name[:3] == match["month"][:3])
        date = f"{match['year']}-{month:02}-{int(match['day']):02}"
        section = f"/s{match['section']}{pinpoint(match['subs'])}" if match["section"] else ""
        yield match, f"/us/act/{date}/ch{match['chapter']}{section}"
    for match in _AMENDMENT.finditer(text):
        number = ordinal(match["ordinal"]) if match["ordinal"] else roman(match["roman"])
        section = f"/s{match['section']}" if match["section"] else ""
        yield match, f"/us/const/amd{number}{section}"


def _page(match: re.Match[str]) -> str:
    """``110 Stat. 3009-556`` is one page; ``104 Stat. 4978-4980`` begins at 4978."""
    part = match["part"]
    return f"{match['page']}-{part}" if part and int(part) < int(match["page"]) else match["page"]


def _parts(match: re.Match[str]) -> str:
    section = f"/s{match['section']}" if match["section"] else ""
    return section + (f"/cl{match['clause']}" if match["clause"] else "")
