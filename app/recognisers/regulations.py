"""The Code of Federal Regulations and the Federal Register, with pin pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import cfr, federal_register
from app.domain.section_lists import DASH, JOINT, SUBDIVISIONS, member_of, members, words_of
from app.domain.subdivisions import PART, pieces, written
from app.recognisers import cited, mention

__all__ = ["Regulations"]

# Title 41 numbers its sections within chapters: 60-741.28.
_NUMBER = (
    r"(?:[0-9]{2,3}-(?=[0-9]+\.[0-9]))?[0-9]+[a-z]?\.[0-9]+[a-zA-Z]{0,2}"
    rf"(?:[{DASH}][0-9]+[a-z]?(?![0-9]*\.[0-9]))?"
)
_SIGN = r"(?:(?:§\s*){1,3}|[Ss]ections?\s+|[Ss]ecs?\.\s+|[Pp]arts?\s+|[Pp]ts?\.\s+)?"
_TO = rf"(?:\s?[{DASH}]\s?|\s+(?:to|through)\s+)"
_PARTS = rf"(?:{PART})+"
_FIRST = rf"(?:{_NUMBER}|[0-9]+\b(?!\.[0-9])){SUBDIVISIONS}"
_NEXT = (
    rf"(?:{_NUMBER}{SUBDIVISIONS}|{_PARTS}|[0-9]{{1,4}}(?=\s*(?:[,;.)]|and\b|or\b|$))(?!\.[0-9]))"
)
_LIST = rf"(?P<list>{_FIRST}(?:(?:{JOINT}|{_TO}){_NEXT})*)"
_CODE = r"(?:C\.?\s?F\.?\s?R\.?|Code of Federal Regulations)"
_CFR = re.compile(rf"(?<![\w.])(?P<title>[0-9]{{1,2}})\s+{_CODE},?\s*(?P<sign>{_SIGN}){_LIST}")
_SECTION_FIRST = re.compile(
    rf"(?:§\s*|\b[Ss]ections?\s+|\b[Pp]arts?\s+){_LIST}\s+of\s+[Tt]itle\s+(?P<title>[0-9]{{1,2}}),?\s+"
    rf"(?:of\s+the\s+)?{_CODE}"
)
_MEMBER = member_of(rf"(?:{_NUMBER}|(?<![(\w])[0-9]+(?!\.?[0-9]))", rf"\s?[{DASH}]\s?")
_OF_A_SERIES = re.compile(rf"(?<=\))[{DASH}][0-9]")
_REGISTER = re.compile(
    r"(?<![\w.])(?P<volume>[0-9]{1,3})\s+(?:Fed\.?\s?Reg\.?|F\.?R\.?|Federal Register)"
    r"\s+(?P<at>at\s+)?(?P<page>[0-9]{1,3},[0-9]{3}|[0-9]{1,6})(?!\.?[0-9])"
    rf"(?:(?:,\s*(?:at\s+)?|\s+at\s+)(?P<pin>[0-9]{{2,3}},[0-9]{{3}}|[0-9]{{3,6}})(?:[{DASH}][0-9]+)?"
    r"(?!\s*[A-Z]\.|[0-9]))?"
)


class Regulations:
    """``8 CFR 244.2(a)`` and ``90 Fed. Reg. 13033, 13034``."""

    name = "regulations"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/cfr/...`` and of the records that Federal Register pages lead to."""
        for pattern in (_CFR, _SECTION_FIRST):
            for match in pattern.finditer(reading.text):
                yield from self._sections(reading, match)
        told: list[tuple[str, int, str]] = []
        for match in _REGISTER.finditer(reading.text):
            if match["at"]:
                yield self._pin_page(reading, match, told)
                continue
            found = self._page(reading, match, table)
            told.append((match["volume"], _number(match["page"]), found.targets[0].id))
            yield found

    def _sections(self, reading: Reading, match: re.Match[str]) -> Iterator[Mention]:
        """Each member of a list or range; of a range of sections or parts, its ends."""
        signals = [Signal("citation", match[0], 1.0)]
        for member in members(reading.text, *match.span("list"), one=_MEMBER):
            if _OF_A_SERIES.match(reading.text, member.end):
                return  # 26 CFR 1.411(d)-4 is one section, and no id has its parentheses
            if member.implied and not member.subdivisions:
                continue  # which sections exist between is not known
            reference = _id(match["title"], member.number, pieces(member.subdivisions))
            yield cited(reading, words_of(match, member), reference, signals, self.name)

    def _pin_page(
        self, reading: Reading, match: re.Match[str], told: list[tuple[str, int, str]]
    ) -> Mention:
        """``90 Fed. Reg. at 13,034``: the document told that begins last before the page."""
        page = _number(match["page"])
        begun = [each for each in told if each[0] == match["volume"] and each[1] <= page]
        missing = "" if begun else f"the document that begins before page {page}"
        signals = (Signal("citation", match[0], 1.0), Signal("page", str(page), 0.0))
        targets = [Target(max(begun, key=lambda each: each[1])[2], 1.0)] if begun else []
        evidence = Evidence(self.name, signals, None, missing)
        return mention(reading, match.span(), Form.BACK, targets, evidence)

    def _page(self, reading: Reading, match: re.Match[str], table: AuthorityTable) -> Mention:
        volume, page = match["volume"], match["page"].replace(",", "")
        signals = [Signal("citation", match[0], 1.0)]
        if match["pin"]:
            signals.append(Signal("page", match["pin"].replace(",", ""), 0.0))
        held = table.by_key(f"{volume} Fed. Reg. {page}") or table.by_key(f"{volume} FR {page}")
        reference = held[0] if len(held) == 1 else federal_register(volume, page)
        return cited(reading, match.span(), reference, signals, self.name)


def _number(page: str) -> int:
    return int(page.replace(",", ""))


def _id(title: str, number: str, parts: tuple[str, ...]) -> str:
    """A section has a dot in its number; a bare number is a part (``8 CFR part 244``)."""
    if "." in number:
        return cfr(title, number, written(parts))
    return f"/us/cfr/t{title}/pt{number}"
