"""The Code of Federal Regulations and the Federal Register, with pin pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import cfr, federal_register
from app.domain.section_lists import DASH, SUBDIVISIONS
from app.recognisers import cited, mention

__all__ = ["Regulations"]

_NUMBER = rf"[0-9]+[a-z]?\.[0-9]+[a-z]{{0,2}}(?:[{DASH}][0-9]+[a-z]?)?"
_SIGN = r"(?:§{1,2}\s*|[Ss]ections?\s+|[Pp]arts?\s+)?"
_CFR = re.compile(
    r"(?<![\w.])(?P<title>[0-9]{1,2})\s+(?:C\.?\s?F\.?\s?R\.?|Code of Federal Regulations)\s*"
    rf"(?P<sign>{_SIGN})(?P<list>(?:{_NUMBER}|[0-9]+\b(?!\.[0-9])){SUBDIVISIONS}"
    rf"(?:(?:,\s*(?:and\s+)?|\s+and\s+){_NUMBER}{SUBDIVISIONS})*)"
)
_MEMBER = re.compile(rf"({_NUMBER}|[0-9]+)({SUBDIVISIONS})")
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
        for match in _CFR.finditer(reading.text):
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
        for member in _MEMBER.finditer(reading.text, *match.span("list")):
            first = member.start() == match.start("list")
            span = (match.start() if first else member.start(), member.end())
            reference = _reference(match["title"], member)
            yield cited(reading, span, reference, [Signal("citation", match[0], 1.0)], self.name)

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


def _reference(title: str, member: re.Match[str]) -> str:
    """A section has a dot in its number; a bare number is a part (``8 CFR part 244``)."""
    if "." in member[1]:
        return cfr(title, member[1], re.sub(r"\s", "", member[2]))
    return f"/us/cfr/t{title}/pt{member[1]}"
