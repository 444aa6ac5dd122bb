"""What the Code says of itself: "subsection (b) of this section", "chapter 12 of this title"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Evidence, Form, Mention, Reading, Signal
from app.domain.references import fold_dashes, pinpoint
from app.domain.section_lists import DASH, PARTS, members, words_of
from app.recognisers import cited, mention

__all__ = ["Relatives"]

# The levels of a section; a lower one can be told only from a place inside the section.
_LEVELS = ("subsec", "par", "subpar", "cl", "subcl")
_LEVEL = r"(?P<level>[Ss]ubsec|[Ss]ubpar|[Ss]ubcl|[Pp]ar|[Cc]l)(?:tions?|agraphs?|auses?|s?\.)\s+"
_PART = re.compile(
    rf"\b{_LEVEL}(?P<list>{PARTS})(?P<above>(?:\s+of\s+(?:(?:sub)?(?:section|paragraph|clause)"
    rf"|(?:sub)?(?:sec|par|cl)\.)\s+(?:\([0-9A-Za-z]{{1,5}}\))+)*)"
    r"(?P<this>\s+of\s+this\s+(?P<unit>(?:sub)?(?:section|paragraph|clause))(?!\s+[0-9]))?"
    r"(?!\s+(?:of|thereof)\s+(?:such|that|said|the|section|[Tt]itle|Pub|[Aa]ct|§|[A-Z])|\s+thereof)"
)
_NUMERAL = rf"[0-9]+[A-Z]{{0,2}}(?:[{DASH}][0-9A-Z]{{1,2}})?"
_CHAPTER = re.compile(
    rf"\b(?:[Ss]ubchapter\s+(?P<sub>[IVXL]+(?:[{DASH}][A-Z])?)\s+of\s+)?[Cc]hapters?\s+"
    rf"(?P<list>{_NUMERAL}(?:(?:,\s+(?:and\s+|or\s+)?|\s+(?:and|or|to|through)\s+){_NUMERAL})*)"
    r"(?:\s+\([^()]{0,60}(?:\([^()]*\)[^()]*)?\))?\s+of\s+"
    r"(?:(?P<this>this\s+title)|[Tt]itle\s+(?P<title>[1-9][0-9]?)(?![0-9]|\.[0-9]))"
    r"(?:,\s+(?:United\s+States\s+Code|U\.S\.C(?:ode|\.)))?"
)
_THIS_CHAPTER = re.compile(
    rf"\b(?:[Ss]ubchapter\s+(?P<sub>[IVXL]+(?:[{DASH}][A-Z])?)\s+of\s+)?[Tt]his\s+(?:sub)?chapter\b"
)
_PLACE = re.compile(r"(?P<section>/us/usc/t(?P<title>[0-9]+a?)/s[^/]+)(?P<path>(?:/[^/]+)*)")
_IN_CHAPTER = re.compile(r"(?P<chapter>/us/usc/t[0-9]+a?(?:/[^/]+)*/ch[^/]+)(?:/.*)?")


class Relatives:
    """Resolved through the document that the words stand in: the context of the reading."""

    name = "relatives"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of parts of the context's own section, and of chapters of the Code.

        Words in quotation marks are another text's: their "subsection (b)" is not this section's,
        and nothing is chosen for it.
        """
        yield from self._chapters(reading)
        place = _PLACE.fullmatch(reading.context)
        if place:
            for match in _PART.finditer(reading.text):
                yield from self._parts(reading, match, place)
        if reading.context.startswith("/us/usc/"):
            for match in _THIS_CHAPTER.finditer(reading.text):
                yield self._this_chapter(reading, match)

    def _chapters(self, reading: Reading) -> Iterator[Mention]:
        context = re.match(r"/us/usc/t([0-9]+a?)", reading.context)
        for match in _CHAPTER.finditer(reading.text):
            title = match["title"] or (context[1] if context else "")
            for chapter in re.finditer(_NUMERAL, match["list"]) if title else ():
                start = match.start("list") + chapter.start()
                end = match.start("list") + chapter.end()
                start = match.start() if start == match.start("list") else start
                end = match.end() if end == match.end("list") else end
                reference = f"/us/usc/t{title}/ch{fold_dashes(chapter[0])}"
                reference += f"/sch{fold_dashes(match['sub'])}" if match["sub"] else ""
                signals = [Signal("citation", match[0], 1.0)]
                yield cited(reading, (start, end), reference, signals, self.name)

    def _parts(
        self, reading: Reading, match: re.Match[str], place: re.Match[str]
    ) -> Iterator[Mention]:
        signals = [Signal("citation", match[0], 1.0), Signal("context", reading.context, 1.0)]
        above = _above(match, place)
        if above is None or _is_quoted(reading.text, match.start()):
            missing = "where in its section it stands" if above is None else "what is quoted"
            evidence = Evidence(self.name, tuple(signals), None, missing)
            yield mention(reading, match.span(), Form.CITED, (), evidence)
            return
        for part in members(reading.text, *match.span("list")):
            reference = place["section"] + above + pinpoint(part.subdivisions)
            yield cited(reading, words_of(match, part), reference, signals, self.name)

    def _this_chapter(self, reading: Reading, match: re.Match[str]) -> Mention:
        """The chapter is told only where the context's path says it."""
        known = _IN_CHAPTER.fullmatch(reading.context)
        signals = [Signal("citation", match[0], 1.0), Signal("context", reading.context, 1.0)]
        if known:
            reference = known["chapter"] + (f"/sch{match['sub']}" if match["sub"] else "")
            return cited(reading, match.span(), reference, signals, self.name)
        missing = f"which chapter {reading.context} is in"
        evidence = Evidence(self.name, tuple(signals), None, missing)
        return mention(reading, match.span(), Form.CITED, (), evidence)


def _above(match: re.Match[str], place: re.Match[str]) -> str | None:
    """The path between the section and the parts named, or None where it cannot be told."""
    written = re.findall(r"(?:\([0-9A-Za-z]{1,5}\))+", match["above"])
    outer = "".join(pinpoint(each) for each in reversed(written))
    levels = [match["level"].lower(), *re.findall(r"of\s+((?:sub)?(?:sec|par|cl))", match["above"])]
    depth = _LEVELS.index(levels[-1])
    if match["unit"] == "section" or depth == 0:
        return outer
    inside = place["path"].split("/")[1:]
    return "".join(f"/{part}" for part in inside[:depth]) + outer if len(inside) >= depth else None


def _is_quoted(text: str, place: int) -> bool:
    return text.count("“", 0, place) > text.count("”", 0, place)
