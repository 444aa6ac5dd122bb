"""Numbers that a section of a law had or got: "formerly § 236", "was renumbered section 309"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import law_of, pinpoint
from app.domain.section_lists import NUMBER, SUBDIVISIONS

_NAME = "renumbered"
_NUMBERED = re.compile(
    r"(?:\b(?P<how>formerly)|\b(?:was|as)\s+renumbered|,\s+renumbered(?=\s+§))\s+(?P<words>(?:§\s*|[Ss]ection\s+)"
    rf"(?P<number>{NUMBER})(?P<parts>{SUBDIVISIONS}))(?!\w|\s+of\b)"
)
_SECTION = re.compile(r"/us/(?:pl|act)/.+/s[0-9].*")
_FARTHEST = 60  # code points from a law to what its section was formerly


def renumbered(mentions: Sequence[Mention], reading: Reading) -> list[Mention]:
    """``mentions`` with those: of the law right before, or of the one that a note is about."""
    if not reading.context.startswith("/us/"):
        return list(mentions)
    laws = [m for m in mentions if (m.chosen or "").startswith(("/us/pl/", "/us/act/"))]
    found = [each for match in _NUMBERED.finditer(reading.text) for each in _of(match, laws)]
    taken = [(each.start, each.end) for each in mentions if each.chosen]
    free = (m for m in found if not any(s < m.end and m.start < e for s, e in taken))
    return [*mentions, *free]


def _of(match: re.Match[str], laws: Sequence[Mention]) -> Iterator[Mention]:
    before = sorted((m for m in laws if m.end <= match.start()), key=lambda each: each.start)
    if not before:
        return
    source = before[-1] if match["how"] else before[0]
    if match["how"] and match.start() - source.end > _FARTHEST:
        return
    if not match["how"] and not _SECTION.fullmatch(source.chosen or ""):
        return
    law = law_of(source.chosen or "")
    reference = f"{law}/s{match['number']}{pinpoint(match['parts'])}"
    evidence = Evidence(_NAME, (Signal("antecedent", source.text, 1.0),))
    targets = (Target(reference, 1.0),)
    yield Mention(*match.span("words"), match["words"], Form.CITED, targets, reference, evidence)
