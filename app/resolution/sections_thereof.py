"""Sections of what was cited just before: "section 1 of which", "subparagraph (C) thereof"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.parts_named import beside
from app.domain.references import law_of, pinpoint
from app.domain.section_lists import PARTS, SECTION, members, words_of

_NAME = "sections_thereof"
_OF_IT = r"\s+(?:of\s+which|thereof)\b"
_SECTION = re.compile(
    rf"\b(?P<words>[Ss]ection\s+(?P<list>{SECTION})|the\s+(?P<first>first\s+section)){_OF_IT}"
)
_PART = re.compile(
    r"\b(?P<words>(?P<level>(?:[Ss]ub)?(?:[Pp]aragraph|[Cc]lause)|[Ss]ubsection)s?\s+"
    rf"(?P<list>{PARTS})){_OF_IT}"
)
_CODE = re.compile(r"(?P<section>/us/usc/t[0-9]+a?/s[^/]+)(?P<path>(?:/[^/]+)*)")
_FARTHEST = 150  # code points from a law or section to the words


def sections_thereof(mentions: Sequence[Mention], reading: Reading) -> list[Mention]:
    """``mentions`` with such words, in texts of the Code and as far as something stands near."""
    if not reading.context.startswith("/us/"):
        return list(mentions)
    told = sorted((m for m in mentions if m.chosen), key=lambda each: each.start, reverse=True)
    found: list[Mention] = []
    for pattern, read in ((_SECTION, _section), (_PART, _part)):
        for match in pattern.finditer(reading.text):
            near = (m for m in told if m.end <= match.start() < m.end + _FARTHEST)
            found += read(reading, match, near)
    spans = [(each.start, each.end) for each in found]
    kept = (m for m in mentions if not any(s < m.end and m.start < e for s, e in spans))
    return [*kept, *found]


def _section(reading: Reading, match: re.Match[str], near: Iterator[Mention]) -> Iterator[Mention]:
    laws = (m for m in near if (m.chosen or "").startswith(("/us/pl/", "/us/act/")))
    source = next(laws, None)
    if source is None:
        return
    law = law_of(source.chosen or "")
    if match["first"]:
        yield _mention(reading, match.span(), f"{law}/s1", source)
        return
    for member in members(reading.text, *match.span("list")):
        reference = f"{law}/s{member.number}{pinpoint(member.subdivisions)}"
        yield _mention(reading, match.span(), reference, source)


def _part(reading: Reading, match: re.Match[str], near: Iterator[Mention]) -> Iterator[Mention]:
    source = next(near, None)
    place = _CODE.fullmatch(source.chosen or "") if source else None
    if source is None or place is None:
        return
    holder = beside(tuple(place["path"].split("/")[1:]), match["level"])
    for part in members(reading.text, *match.span("list")) if holder is not None else ():
        reference = "/".join((place["section"], *(holder or ()))) + pinpoint(part.subdivisions)
        span = words_of(match, part, *match.span("words"))
        yield _mention(reading, span, reference, source)


def _mention(reading: Reading, span: tuple[int, int], reference: str, source: Mention) -> Mention:
    evidence = Evidence(_NAME, (Signal("antecedent", source.text, 1.0),))
    words = reading.text[slice(*span)]
    return Mention(*span, words, Form.CITED, (Target(reference, 1.0),), reference, evidence)
