"""Sections by their number alone in a law that is quoted: "the amendment made by section 301"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.law_quoted import is_enacted, quoted_from
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import law_of, pinpoint
from app.domain.section_lists import LIST, Member, members, words_of
from app.resolution.quoted_parts import law_before

_NAME = "quoted_sections"
_LISTED = re.compile(
    rf"(?<!such )(?<!said )(?<!that )\b[Ss]ections?\s+(?>(?P<list>{LIST}))"
    r"(?!\w|,?\s+(?:of|thereof|to|through|and|or)\b)"
)
# "sections 411 [enacting this section] and 412 [amending …]"
_MORE = re.compile(rf"\s*\[[^\[\]]*\],?\s+(?:and|or)\s+(?P<list>{LIST})(?=\s*\[)")
# "section 203(c) (or section 203(e), in the case of 1992) of the … Act"
# "section 603, sections 671 to 675, inclusive, or section 604(a)(5), of title 28"
_OF_ANOTHER = re.compile(
    r"\s+\(or\b|[^()“”]{0,60}\)\s+of\s+(?:the|such|that|title)\b"
    rf"|(?:(?:,\s+inclusive)?,?\s+(?:(?:and|or)\s+)?[Ss]ections?\s+(?>{LIST}))+,?\s+of\s+"
)
_OF_THE_CODE = re.compile(r"/us/usc/t[0-9]+a?/s(?P<number>[^/]+)")
_OWN = re.compile(r"/s(?P<digits>[0-9]+)")


def quoted_sections(mentions: Sequence[Mention], reading: Reading) -> list[Mention]:
    """``mentions`` with those sections, of the law that is cited before the quotation.

    A longer number than that law's own section has is another's.
    """
    if not reading.context.startswith("/us/"):
        return list(mentions)
    found: list[Mention] = []
    for match in _LISTED.finditer(reading.text):
        begins = quoted_from(reading.text, match.start())
        if begins is None or not is_enacted(reading.text, begins):
            continue
        if _OF_ANOTHER.match(reading.text, match.end()):
            continue
        source = law_before(mentions, begins, reading.text)
        if source and not _is_taken(mentions, match):
            found += _read(reading, match, source, _sections_before(mentions, match))
    return [*mentions, *found]


def _is_taken(mentions: Sequence[Mention], match: re.Match[str]) -> bool:
    return any(each.start < match.end() and match.start() < each.end for each in mentions)


def _sections_before(mentions: Sequence[Mention], match: re.Match[str]) -> set[str]:
    """The numbers of sections of the Code cited before: such a number is that section again."""
    cited = (_OF_THE_CODE.match(m.chosen or "") for m in mentions if m.end <= match.start())
    return {each["number"] for each in cited if each}


def _read(
    reading: Reading, match: re.Match[str], source: Mention, told: set[str]
) -> Iterator[Mention]:
    own = _OWN.search(source.chosen or "")
    place: re.Match[str] | None = match
    while place and own:
        for member in members(reading.text, *place.span("list")):
            if _is_longer(member, own["digits"]) or member.number in told:
                return
            start = match.start() if place is match else place.start("list")
            yield _mention(reading, words_of(place, member, start), member, source)
        place = _MORE.match(reading.text, place.end())


def _is_longer(member: Member, own: str) -> bool:
    leading = re.match("[0-9]+", member.number)
    return leading is None or len(leading[0]) > len(own)


def _mention(reading: Reading, span: tuple[int, int], member: Member, source: Mention) -> Mention:
    reference = f"{law_of(source.chosen or '')}/s{member.number}{pinpoint(member.subdivisions)}"
    evidence = Evidence(_NAME, (Signal("antecedent", source.text, 1.0),))
    words = reading.text[slice(*span)]
    return Mention(*span, words, Form.CITED, (Target(reference, 1.0),), reference, evidence)
