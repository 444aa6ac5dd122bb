"""Public laws, acts by their date and chapter, and sections and titles of both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.act_pinpoints import BEHIND, LISTED, UNITS, path
from app.domain.authority_table import AuthorityTable
from app.domain.mention import Mention, Reading, Signal
from app.domain.ordinals import MONTHS
from app.domain.references import pinpoint, public_law
from app.domain.section_lists import DASH, LIST, members, words_of
from app.recognisers import cited

__all__ = ["Laws"]

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|Sept"
_DAY = rf"(?P<month>{_MONTH})\.?\s+(?P<day>[0-9]{{1,2}}),\s+(?P<year>1[789][0-9]{{2}}|20[0-9]{{2}})"
_PUBLIC_LAW = (
    r"(?:Pub(?:lic|\.)\s?L(?:aw|\.)|P\.\s?L\.|PL|PUBLIC LAW)\s*(?:[Nn]os?\.?\s*)?"
    rf"(?P<congress>[0-9]{{2,3}})[{DASH}](?P<number>[0-9]{{1,4}})(?![\w])"
)
_OLD_CHAPTER = r",?\s+ch(?:apter|\.)\s*(?P<chapter>[0-9]{1,4})(?!\w)"
_SECTIONS_OF = (
    rf"(?:(?:§\s*){{1,2}}|\b[Ss]ections?\s+|\b[Ss]ecs?\.\s+)(?P<list>{LIST})\s+of\s+"
    rf"(?:(?P<units>{UNITS})\s+of\s+)?(?:the\s+)?"
)
_UNITS_OF = rf"\b(?P<units>{UNITS})\s+of\s+(?:the\s+)?"

_WAYS = tuple(
    re.compile(way)
    for law in (
        _PUBLIC_LAW,
        rf"\b[Aa]ct\s+(?:approved\s+|of\s+)?{_DAY}(?:{_OLD_CHAPTER})?",
    )
    for way in (rf"{_SECTIONS_OF}{law}", rf"{_UNITS_OF}{law}")
) + tuple(
    re.compile(rf"\b{law}(?:{LISTED}|{BEHIND})")
    for law in (
        _PUBLIC_LAW,
        rf"(?:[Aa]cts?\s+(?:of\s+)?)?{_DAY}{_OLD_CHAPTER}",
        rf"[Aa]ct\s+(?:approved\s+|of\s+){_DAY}(?!{_OLD_CHAPTER})",
    )
)


class Laws:
    """``Pub. L. 104–208, div. C, § 308``, ``section 5 of the Act of June 27, 1957``."""

    name = "laws"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/pl`` and ``/us/act`` ids, or of the record that bears their key."""
        seen: set[int] = set()
        for pattern in _WAYS:
            for match in pattern.finditer(reading.text):
                place = match.start("congress" if "congress" in pattern.groupindex else "month")
                if place not in seen:
                    yield from self._mentions(reading, match, _law(match, table))
                seen.add(place)

    def _mentions(self, reading: Reading, match: re.Match[str], law: str) -> Iterator[Mention]:
        groups = match.groupdict()
        signals = [Signal("citation", match[0], 1.0)]
        if not groups.get("list"):
            places = (groups.get("behind") or groups.get("units") or "", groups.get("within") or "")
            within = "".join(map(path, places))
            yield cited(reading, match.span(), law + within, signals, self.name)
            return
        units = path(groups.get("units") or "")
        for member in members(reading.text, *match.span("list")):
            reference = f"{law}{units}/s{member.number}{pinpoint(member.subdivisions)}"
            yield cited(reading, words_of(match, member), reference, signals, self.name)


def _law(match: re.Match[str], table: AuthorityTable) -> str:
    """The record of the law, or its id without one."""
    groups = match.groupdict()
    if groups.get("congress"):
        held = table.by_key(f"Pub. L. {match['congress']}-{match['number']}")
        return held[0] if len(held) == 1 else public_law(match["congress"], match["number"])
    month = next(n for n, name in enumerate(MONTHS, 1) if name[:3] == match["month"][:3])
    day = f"/us/act/{match['year']}-{month:02}-{int(match['day']):02}"
    if match["chapter"]:
        return f"{day}/ch{match['chapter']}"
    same_day = [each for each in table.authorities if each.startswith(day + "/ch")]
    return same_day[0] if len(same_day) == 1 else day
