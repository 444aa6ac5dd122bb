"""What a law that editors quote says of itself: its "subsection (a)", its "this section"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.law_quoted import is_enacted, quoted_from
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.parts_named import PART, QUOTED, above
from app.domain.references import pinpoint
from app.domain.section_lists import PARTS, members, words_of

_NAME = "quoted_parts"
_AMENDING = re.compile(r"\b(?:amended|added|renumbered)\s+by\s+$")
_FURTHER = re.compile(r";\s+(?:and\s+)?$")
_FARTHEST = 20  # code points
# "subsections (a) [enacting …] and (b) [enacting …]"
_MORE = re.compile(rf"\s*\[[^\[\]]*\],?\s+(?:and|or)\s+(?P<list>{PARTS})(?=\s*\[)")
_SECTION = re.compile(r"(?P<section>/us/(?:pl|act)/.+/s[0-9][^/]*)(?P<parts>(?:/[^/]+)*)")


def quoted_parts(mentions: Sequence[Mention], reading: Reading) -> list[Mention]:
    """``mentions`` with those settled that lack what is quoted, where a section of a law before is.

    Where none is, a naming of parts stays as it was, and "this section" is no mention.
    """
    found: list[Mention] = []
    for each in mentions:
        if each.evidence.missing != QUOTED:
            found.append(each)
            continue
        found += list(_settled(each, mentions, reading)) or _left(each)
    return found


def _left(mention: Mention) -> list[Mention]:
    return [mention] if "(" in mention.text else []


def _settled(mention: Mention, mentions: Sequence[Mention], reading: Reading) -> Iterator[Mention]:
    begins = quoted_from(reading.text, mention.start)
    if begins is None or not is_enacted(reading.text, begins):
        return
    source = law_before(mentions, begins, reading.text)
    law = _SECTION.fullmatch(source.chosen or "") if source else None
    if source is None or law is None:
        return
    match = PART.match(reading.text, mention.start)
    if match is None:
        yield _mention(reading, (mention.start, mention.end), law["section"], source)
        return
    outer = above(match, tuple(law["parts"].split("/")[1:]))
    place: re.Match[str] | None = match if outer is not None else None
    while place:
        for part in members(reading.text, *place.span("list")):
            reference = law["section"] + (outer or "") + pinpoint(part.subdivisions)
            start = match.start() if place is match else place.start("list")
            yield _mention(reading, words_of(place, part, start), reference, source)
        place = _MORE.match(reading.text, place.end())


def law_before(mentions: Sequence[Mention], begins: int, text: str) -> Mention | None:
    """The last law cited before a quotation that did not only amend the one before.

    "as amended by Pub. L. 104–33, § 1; Pub. L. 104–317, § 608" are two that did.
    """
    laws = (
        each
        for each in mentions
        if each.end <= begins
        and (each.chosen or "").startswith(("/us/pl/", "/us/act/"))
        and each.evidence.recogniser == "laws"
    )
    found, amends = None, False
    for each in sorted(laws, key=lambda law: law.start):
        before = max(0, each.start - _FARTHEST)
        further = amends and _FURTHER.search(text, before, each.start)
        amends = bool(further or _AMENDING.search(text, before, each.start))
        found = found if amends else each
    return found


def _mention(reading: Reading, span: tuple[int, int], reference: str, source: Mention) -> Mention:
    signals = (Signal("antecedent", source.text, 1.0),)
    words = reading.text[slice(*span)]
    targets = (Target(reference, 1.0),)
    return Mention(*span, words, Form.CITED, targets, reference, Evidence(_NAME, signals))
