"""What the Code says of itself: "subsection (b) of this section", "this section", "this chapter".

Resolved through the context of the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.authority_table import AuthorityTable
from app.domain.law_quoted import (
    ends_a_quotation,
    is_amended,
    is_of_another_text,
    is_set_out,
    quoted_from,
)
from app.domain.mention import Evidence, Form, Mention, Reading, Signal
from app.domain.parts_named import (
    QUOTED,
    above,
    is_of_no_subsection,
    placed,
    redesignated,
    told_at_the_head,
)
from app.domain.references import pinpoint
from app.domain.section_lists import DASH, members, words_of
from app.recognisers import cited, mention

__all__ = ["Relatives"]

_THIS_CHAPTER = re.compile(
    rf"\b(?:[Ss]ubchapter\s+(?P<sub>[IVXL]+(?:[{DASH}][A-Z])?)\s+of\s+)?"
    r"[Tt]his\s+(?P<unit>(?:sub)?chapter|(?:sub)?part|subtitle|division)\b(?!\s+of\b)"
)
_THIS = re.compile(
    r"\b[Tt]his\s+(?P<unit>(?:sub)?(?:section|paragraph|clause))\b"
    r"(?!\s+[0-9]|\s+\([0-9A-Za-z]{1,4}\)|(?<=This\ssection),\s+referred\s+to\s+in\b)"
)
# "the amendments made by subsection (a)" is the law's that a note gives without quotation marks.
_OF_A_LAW = re.compile(r"(?:\bamendments?\s+made|\badded|\benacted|\brepealed)\s+by\s+$")
# Words of editors: in a law that a note gives without them, "this section" is that law's.
_EDITORS = re.compile(
    r"Pub\.\s|U\.S\.C\.|Stat\.|\b(?:set\s+out|classified|referred\s+to\s+in|[Dd]elegation"
    r"|[Bb]ased\s+on|[Ee]ditorial|amendment\s+of\s+this|contains|incorporated|as\s+used\s+in)\b"
)
# "substituted “subsection (c)” for “subsection (c) of that section”": another section's words.
_OF_ANOTHER = re.compile(r"“[^“”]*\)\s+of\s+(?:that|such|said)\s+section\b")
# "subsec. (e) of section 5702 of title 5 was redesignated as subsec. (c)": of that section.
_OF_ANOTHER_BECAME = re.compile(r"\)\s+of\s+section\s[^.;]{0,60}\bredesignated\s+(?:as\s+)?$")
_LONGEST_BECAME = 120  # code points
_FARTHEST = 30  # code points
_DEPTHS = ("section", "subsection", "paragraph", "subparagraph", "clause", "subclause")
_WHOSE = "whether the section says so or a law that is set out under it"
_WHERE = "where in its section it stands"
_PLACE = re.compile(r"(?P<section>/us/usc/t(?P<title>[0-9]+a?)/s[^/]+)(?P<path>(?:/[^/]+)*)")
_IN_CHAPTER = re.compile(r"(?P<chapter>/us/usc/t[0-9]+a?(?:/[^/]+)*/ch[^/]+)(?:/.*)?")


class Relatives:
    """Resolved through the document that the words stand in: the context of the reading."""

    name = "relatives"

    def find(self, reading: Reading, table: AuthorityTable) -> Iterator[Mention]:
        """Mentions of the context's own section, of its parts, and of its chapter.

        A law that editors quote speaks of itself: its "subsection (b)" is not this section's, and
        nothing is chosen for it here.
        """
        place = _PLACE.fullmatch(reading.context)
        if place:
            parts = list(placed(reading.text, tuple(place["path"].split("/")[1:])))
            for match, inside in parts:
                yield from self._parts(reading, match, place["section"], inside)
            yield from self._this(reading, place, [match.end() for match, _ in parts])
        if reading.context.startswith("/us/usc/"):
            for match in _THIS_CHAPTER.finditer(reading.text):
                yield self._this_chapter(reading, match)

    def _parts(
        self, reading: Reading, match: re.Match[str], section: str, inside: tuple[str, ...]
    ) -> Iterator[Mention]:
        is_quoted = _is_quoted(reading, match)
        if not is_quoted and _is_a_laws(reading, match):
            yield self._abstained(reading, match, _WHOSE)
            return
        path = None if is_quoted else above(match, inside)
        if path is None and not is_quoted and is_of_no_subsection(reading.text, match):
            path = ""
        if path is None:
            missing = QUOTED if is_quoted else _WHERE
            yield self._abstained(reading, match, missing)
            return
        signals = [Signal("citation", match[0], 1.0), Signal("context", reading.context, 1.0)]
        for part in members(reading.text, *match.span("list")):
            reference = section + path + pinpoint(part.subdivisions)
            yield cited(reading, words_of(match, part), reference, signals, self.name)
        for part in redesignated(reading.text, match):
            reference = section + path + pinpoint(part.subdivisions)
            yield cited(reading, (part.start, part.end), reference, signals, self.name)

    def _this(
        self, reading: Reading, place: re.Match[str], ends: Sequence[int]
    ) -> Iterator[Mention]:
        """ "This section" where it stands alone, and parts of it that the context's path has."""
        for match in _THIS.finditer(reading.text):
            if match.end() in ends:
                continue  # "subsection (b) of this section" is read as a part
            depth = _DEPTHS.index(match["unit"])
            inside = place["path"].split("/")[1:]
            inside = inside or list(told_at_the_head(reading.text, match.start()))
            if _is_quoted(reading, match):
                if not depth:
                    yield self._abstained(reading, match, QUOTED)
            elif _is_set_out(reading):
                yield self._abstained(reading, match, _WHOSE)
            elif depth > len(inside):
                yield self._abstained(reading, match, _WHERE)
            else:
                reference = "/".join((place["section"], *inside[:depth]))
                signals = [Signal("context", reading.context, 1.0)]
                yield cited(reading, match.span(), reference, signals, self.name)

    def _abstained(self, reading: Reading, match: re.Match[str], missing: str) -> Mention:
        signals = (Signal("citation", match[0], 1.0), Signal("context", reading.context, 1.0))
        evidence = Evidence(self.name, signals, None, missing)
        return mention(reading, match.span(), Form.CITED, (), evidence)

    def _this_chapter(self, reading: Reading, match: re.Match[str]) -> Mention:
        """The chapter is told only where the context's path says it."""
        known = _IN_CHAPTER.fullmatch(reading.context) if "chapter" in match["unit"] else None
        signals = [Signal("citation", match[0], 1.0), Signal("context", reading.context, 1.0)]
        if known:
            reference = known["chapter"] + (f"/sch{match['sub']}" if match["sub"] else "")
            return cited(reading, match.span(), reference, signals, self.name)
        missing = f"which {match['unit'].removeprefix('sub')} {reading.context} is in"
        evidence = Evidence(self.name, tuple(signals), None, missing)
        return mention(reading, match.span(), Form.CITED, (), evidence)


def _is_quoted(reading: Reading, match: re.Match[str]) -> bool:
    """Whether words lie in a quotation that gives a law's own words."""
    is_begun = quoted_from(reading.text, match.start()) is not None
    return is_begun or ends_a_quotation(reading.text, match.start())


def _is_set_out(reading: Reading) -> bool:
    """Whether the paragraph is of a law that a note gives without quotation marks."""
    is_editors = "[" in reading.text or _EDITORS.search(reading.text) is not None
    if not is_editors and is_set_out(reading.text):
        return True
    return is_of_another_text(reading.text, reading.context)


def _is_a_laws(reading: Reading, match: re.Match[str]) -> bool:
    """Whether parts are those of a law that is spoken of, not of the section."""
    text, start = reading.text, match.start()
    if _OF_A_LAW.search(text, max(0, start - _FARTHEST), start) or _is_set_out(reading):
        return True
    if _OF_ANOTHER_BECAME.search(text, max(0, start - _LONGEST_BECAME), start):
        return True
    return is_amended(text, start) and _OF_ANOTHER.search(text) is not None
