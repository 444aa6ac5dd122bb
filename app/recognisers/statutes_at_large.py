"""The Statutes at Large by volume and page, and the Revised Statutes by section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.numbering import by_number
from app.domain.references import fold_dashes, statutes_at_large
from app.domain.section_lists import DASH
from app.recognisers import cited, mention

__all__ = ["StatutesAtLarge"]

_PAGE = rf"c?[0-9]{{1,5}}(?:[A-Z](?:[{DASH}][0-9]{{1,4}})?)?"
_STAT = re.compile(
    rf"(?<![\w.{DASH}])(?P<volume>[0-9]{{1,3}}A?)\s+Stat(?:\.|s\.\s+at\s+L(?:arge|\.))\s*"
    r"(?P<at>at\s+)?"
    rf"(?P<page>{_PAGE})(?!\w)(?:[{DASH}](?P<part>[0-9]{{1,4}})(?!\w))?"
)
# A further page of the same volume ("36 Stat. 1093, 1160", "100 Stat. 1783–308, 1783–339"), and no
# year or volume.
_FURTHER = re.compile(
    rf",\s+(?P<page>{_PAGE})(?:[{DASH}](?P<part>[0-9]{{1,4}}))?"
    rf"(?![\w.]*[0-9]|\w|\s+[A-Z]|\s*[{DASH}])(?!(?<=(?:1[789]|20)[0-9]{{2}})\s*\))"
)
_REVISED = re.compile(
    r"\b(?:R\.\s?S\.|Rev\.\s?Stat\.|Revised Statutes)\s*(?:(?:§\s*){1,2}|sections?\s+)"
    r"(?P<number>[0-9]{4})"
)
_DAY_BEFORE = re.compile(r"[0-9]{1,2},\s+(?:1[789]|20)[0-9]{2},\s+$")
_LONGEST_DAY = 14  # code points
_LONGEST_RANGE = 15  # pages, when only two digits of the last are written


class StatutesAtLarge:
    """``104 Stat. 4978`` and ``R.S. § 4067``: other names of acts and sections."""

    name = "statutes_at_large"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of ``/us/stat`` ids or the record that has the page; R.S. only where known."""
        told: list[tuple[str, int, str]] = []
        for match in _STAT.finditer(reading.text):
            volume, page = match["volume"], _page(match)
            if match["at"]:
                yield self._pin_page(reading, match, told)
                continue
            held = table.by_key(f"{volume} Stat. {page}")
            reference = held[0] if len(held) == 1 else statutes_at_large(volume, page)
            signals = [Signal("citation", match[0], 1.0)]
            if page.isdigit():
                told.append((volume, int(page), reference))
            yield cited(reading, (match.start(), _end(match)), reference, signals, self.name)
            yield from self._last(reading, volume, match)
            yield from self._further(reading, match)
        for match in _REVISED.finditer(reading.text):
            section = by_number(table, f"R.S. § {match['number']}")
            if section:
                signals = [Signal("citation", match[0], 1.0)]
                yield cited(reading, match.span(), section, signals, self.name)

    def _further(self, reading: Reading, first: re.Match[str]) -> Iterator[Mention]:
        """Further pages behind the first, each after the one before."""
        before, end = first, first.end()
        while more := _FURTHER.match(reading.text, end):
            page = _page(more)
            inserted = "-" in page
            if not inserted and _order(page) <= _order(_last_page(before) or _page(before)):
                return
            reference = statutes_at_large(first["volume"], page)
            signals = [Signal("citation", first[0] + more[0], 1.0)]
            yield cited(reading, (more.start("page"), _end(more)), reference, signals, self.name)
            yield from self._last(reading, first["volume"], more)
            before, end = more, more.end()

    def _last(self, reading: Reading, volume: str, match: re.Match[str]) -> Iterator[Mention]:
        """The last page of a range (``103 Stat. 354–363``) with its own words."""
        if last := _last_page(match):
            signals = [Signal("citation", match[0], 1.0)]
            reference = statutes_at_large(volume, last)
            yield cited(reading, match.span("part"), reference, signals, self.name)

    def _pin_page(
        self, reading: Reading, match: re.Match[str], told: list[tuple[str, int, str]]
    ) -> Mention:
        """``92 Stat. at 7-8``: the law told that begins last before the page."""
        page = _leading(match["page"])
        begun = [each for each in told if each[0] == match["volume"] and each[1] <= page]
        missing = "" if begun else f"the law that begins before page {page}"
        signals = (Signal("citation", match[0], 1.0), Signal("page", match["page"], 0.0))
        targets = [Target(max(begun, key=lambda each: each[1])[2], 1.0)] if begun else []
        evidence = Evidence(self.name, signals, None, missing)
        return mention(reading, match.span(), Form.BACK, targets, evidence)


def _leading(page: str) -> int:
    return int(re.split(r"[^0-9]", page.removeprefix("c"), maxsplit=1)[0])


def _page(match: re.Match[str]) -> str:
    """``110 Stat. 3009-556`` is one page; ``104 Stat. 4978-4980`` begins at 4978.

    Pages inserted behind one begin again at 1.  The last page of a range is written whole, or as
    its last two digits and then not far from the first.
    """
    page, part = fold_dashes(match["page"]), match["part"]
    return f"{page}-{part}" if part and page.isdigit() and not _last_page(match) else page


def _last_page(match: re.Match[str]) -> str:
    """The last page of a range, written whole; an empty string where there is none."""
    page, part = fold_dashes(match["page"]), match["part"] or ""
    if not part or not page.isdigit():
        return ""
    if len(part) == 2 < len(page):
        # Editors, who give the day before it, write "100 Stat. 3207–12" of an inserted page.
        if _DAY_BEFORE.search(match.string, max(0, match.start() - _LONGEST_DAY), match.start()):
            return ""
        last = page[:-2] + part
        return last if 0 < int(last) - int(page) <= _LONGEST_RANGE else ""
    return part if len(part) >= len(page) and int(part) > int(page) else ""


def _end(match: re.Match[str]) -> int:
    """Where the words of a page end: before the last one of a range."""
    return match.start("part") - 1 if _last_page(match) else match.end()


def _order(page: str) -> tuple[int, ...]:
    """Pages in the order in which they are bound: 1783-308 before 1783-339."""
    return tuple(int(each) for each in re.findall("[0-9]+", page))
