"""What the Code says of itself: "subsection (b) of this section", "chapter 12 of this title"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Evidence, Form, Mention, Reading, Signal
from app.domain.references import fold_dashes, pinpoint
from app.domain.section_lists import DASH, PARTS, members, words_of
from app.domain.subdivisions import pieces
from app.recognisers import cited, mention

__all__ = ["Relatives"]

# The levels of a section; a lower one can be told only from a place inside the section.
_LEVELS = ("subsec", "par", "subpar", "cl", "subcl")
_LEVEL = (
    r"(?P<level>[Ss]ubsec|[Ss]ubpar|[Ss]ubcl|[Pp]ar|[Cc]l)"
    r"(?:tions?|agraphs?|auses?|(?P<short>s?\.))\s+"
)
_PART = re.compile(
    rf"\b{_LEVEL}(?>(?P<list>{PARTS}))(?P<above>(?:(?:,\s+respectively,)?\s+of\s+"
    rf"(?:(?:sub)?(?:section|paragraph|clause)|(?:sub)?(?:sec|par|cl)\.)\s+(?:\([0-9A-Za-z]{{1,5}}\))+)*)"
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
            for match, inside in _placed(reading.text, tuple(place["path"].split("/")[1:])):
                above = None if _is_quoted(reading.text, match.start()) else _above(match, inside)
                yield from self._parts(reading, match, place["section"], above)
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
        self, reading: Reading, match: re.Match[str], section: str, above: str | None
    ) -> Iterator[Mention]:
        signals = [Signal("citation", match[0], 1.0), Signal("context", reading.context, 1.0)]
        if above is None:
            quoted = _is_quoted(reading.text, match.start())
            missing = "what is quoted" if quoted else "where in its section it stands"
            evidence = Evidence(self.name, tuple(signals), None, missing)
            yield mention(reading, match.span(), Form.CITED, (), evidence)
            return
        for part in members(reading.text, *match.span("list")):
            reference = section + above + pinpoint(part.subdivisions)
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


def _placed(text: str, place: tuple[str, ...]) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """Each naming of parts, with the place in the section that it is written from.

    Editors name a subsection at the head of a note ("Subsec. (c)(1)(A)") and mean by "subpar. (B)"
    one beside or below it; the law's own words stand where the context says.
    """
    told = place
    for match in _PART.finditer(text):
        yield match, told if match["short"] else place
        if match["short"] and match["level"] == "Subsec":
            told = pieces(match["list"])


def _above(match: re.Match[str], inside: tuple[str, ...]) -> str | None:
    """The path between the section and the parts named, or None where it cannot be told.

    ``inside`` is the place in the section that the words stand at, as far as it is known.
    """
    written = re.findall(r"(?:\([0-9A-Za-z]{1,5}\))+", match["above"])
    outer = "".join(pinpoint(each) for each in reversed(written))
    levels = [match["level"].lower(), *re.findall(r"of\s+((?:sub)?(?:sec|par|cl))", match["above"])]
    depth = _LEVELS.index(levels[-1])
    if match["unit"] == "section" or depth == 0:
        return outer
    return "".join(f"/{part}" for part in inside[:depth]) + outer if len(inside) >= depth else None


def _is_quoted(text: str, place: int) -> bool:
    return text.count("“", 0, place) > text.count("”", 0, place)
