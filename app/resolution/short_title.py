"""What a law that editors quote calls itself: "This Act may be cited as the ‘Clayton Act’".

Or what editors call it: "this Act [Omnibus Appropriations Act, 2009, see Tables …]".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.act_titles import ACT_TITLE
from app.domain.law_quoted import quoted_from
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import law_of
from app.resolution.quoted_parts import law_before

_NAME = "short_title"
_CITED_AS = re.compile(
    r"\b[Tt]his\s+Act\s+(?:\[[^\[\]]{1,400}\]\s+)?(?:may|shall)\s+be\s+(?:cited|known)\s+as\s+"
    rf"(?:the\s+)?[‘“](?:the\s+)?{ACT_TITLE}"
)
_IN_BRACKETS = re.compile(
    r"\bthis\s+Act\s+\[(?P<name>[A-Z][^\[\]“”;]{4,200}?\bAct(?:,\s+[0-9]{4}|\s+of\s+[0-9]{4})?),"
    r"\s+see\s+Tables\b"
)


def short_title(mentions: Sequence[Mention], reading: Reading) -> list[Mention]:
    """``mentions`` with those names, as the law that is quoted; where nothing else is read."""
    found = list(mentions)
    for pattern in (_CITED_AS, _IN_BRACKETS):
        for match in pattern.finditer(reading.text):
            begins = quoted_from(reading.text, match.start())
            law = law_before(mentions, begins, reading.text) if begins is not None else None
            start, end = match.span("name")
            if law and not any(each.start < end and start < each.end for each in mentions):
                target = law_of(law.chosen or "")
                signals = Signal("name", match["name"], 1.0), Signal("antecedent", law.text, 1.0)
                evidence, targets = Evidence(_NAME, signals), (Target(target, 1.0),)
                found.append(
                    Mention(start, end, match["name"], Form.NAMED, targets, target, evidence)
                )
    return found
