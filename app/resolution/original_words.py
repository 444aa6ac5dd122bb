"""Words of a law that editors explain, or that tell a unit of it: "this Act", "this subtitle".

Editors of the Code say what a law's own words meant ("was in the original “this subtitle”, meaning
subtitle B (§§ 1311–1352) of title XIII of div. A of Pub. L. 113–291"; "“This part” [part II of
subtitle D of title II of Pub. L. 100–418]"), and speak of the same law behind it ("For complete
classification of this Act to the Code"; "classification of title XVII").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.domain.law_quoted import is_enacted, is_spoken_of, quoted_from
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.domain.references import law_of
from app.formats import act_names

_NAME = "original_words"
_LAW = re.compile(r"/us/(?:pl|act)/.+")
_UNIT = r"[Tt]itle|[Ss]ubtitle|[Pp]art|[Ss]ubpart|[Dd]ivision|[Cc]hapter|[Ss]ubchapter"
_MEANING = re.compile(
    r"\boriginal(?:ly)?\s+“(?P<words>[^“”]{4,60})”,?\s+(?:which\s+was\s+translated\s+as\s+)?"
    r"(?:probably\s+)?(?:meaning|which\s+probably\s+meant)\s+(?:the\s+)?"
)
_REFERRED_TO = re.compile(
    r"\b(?P<words>[Ss]ections?\s+[0-9][^,;\s]*\s+of\s+[^,;()\[\]“”]{4,120}|[Tt]his\s+[A-Za-z]+),\s+"
    r"referred\s+to\s+in\s[^“”;]{1,80}?,?\s+(?:is|means)\s+(?:the\s+)?"
    r"(?=(?:[Ss]ection|Pub|[Aa]ct|[Tt]itle|[Ss]ubtitle)\b)"
)
_MEANS_AN_ACT = re.compile(
    r"\b(?P<words>[Tt]his\s+Act),\s+referred\s+to\s+in\s[^“”;]{1,80}?,?\s+(?:is|means)\s+the\s+"
    r"(?P<act>[A-Z][^,;.()“”]{4,100}?\bAct(?:\s+of\s+[0-9]{4})?)(?=[,.;\s])"
)
# "this Act [National Security Act of 1947]"
_ACT_NAMED = re.compile(
    r"\b(?P<words>[Tt]his\s+Act)\s+\[(?P<act>[A-Z][^,;()“”\[\]]{4,100}?\bAct\s+of\s+[0-9]{4})\]"
)
_REFERENCE = re.compile(r"\breferred\s+to\s+in\b")
_IN_BRACKETS = re.compile(rf"\b(?P<words>[Tt]his\s+(?:{_UNIT}|Act))”?\s+\[")
_CLASSIFICATION = re.compile(
    rf"\bcomplete\s+classification\s+of\s+(?P<words>(?:this|such|that|the|said)\s+(?:Act|{_UNIT})"
    rf"|(?:{_UNIT})\s+[0-9A-Z]+)\s+to\s+the\s+Code"
)
_THIS_UNIT = re.compile(rf"\b[Tt]his\s+(?P<unit>{_UNIT})\b(?!\s+of\b)")
_LETTERS = {"division": "d", "title": "t", "subtitle": "st", "chapter": "ch"}
_LETTERS |= {"subchapter": "sch", "part": "pt", "subpart": "spt"}


def original_words(mentions: Sequence[Mention], reading: Reading) -> list[Mention]:
    """``mentions`` with those words, as the law or the unit of it that the text tells."""
    if not reading.context.startswith("/us/"):
        return list(mentions)
    laws = [each for each in mentions if _LAW.fullmatch(each.chosen or "")]
    found: list[Mention] = []
    for pattern in (_IN_BRACKETS, _REFERRED_TO):
        found += _explained(reading, pattern, laws)
    found += _named(reading)
    for match in _CLASSIFICATION.finditer(reading.text):
        found += _classified(reading, match, laws)
    taken = [each.start for each in found]
    for match in _THIS_UNIT.finditer(reading.text):
        if match.start() not in taken and not is_spoken_of(reading.text, *match.span()):
            found += _of_the_law_quoted(reading, match, laws)
    meant = list(_explained(reading, _MEANING, laws))
    cited = [each for each in mentions if each.chosen and not _crosses(each, meant)]
    found = [*meant, *(each for each in found if not _crosses(each, cited))]
    return [*(each for each in mentions if not _crosses(each, found)), *found]


def _crosses(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(each.start < mention.end and mention.start < each.end for each in others)


def _explained(
    reading: Reading, pattern: re.Pattern[str], laws: Sequence[Mention]
) -> Iterator[Mention]:
    """Words, with the law that is cited right behind what explains them."""
    for match in pattern.finditer(reading.text):
        behind = [each for each in laws if 0 <= each.start - match.end() < 3]
        if behind:
            yield _mention(reading, match.span("words"), behind[0])


def _named(reading: Reading) -> Iterator[Mention]:
    """``This Act, referred to in subsec. (a), means the Federal Election Campaign Act of 1971``."""
    for match in (*_MEANS_AN_ACT.finditer(reading.text), *_ACT_NAMED.finditer(reading.text)):
        if act := act_names.act(match["act"]):
            targets = (Target(act, 1.0),)
            evidence = Evidence(_NAME, (Signal("act", match["act"], 1.0),))
            words = match["words"]
            yield Mention(*match.span("words"), words, Form.CITED, targets, act, evidence)


def _classified(
    reading: Reading, match: re.Match[str], laws: Sequence[Mention]
) -> Iterator[Mention]:
    """The law before, where only one is told or a note on a reference is of the first."""
    before = [each for each in laws if each.end <= match.start()]
    is_one = len({law_of(each.chosen or "") for each in before}) == 1
    if not before or not (is_one or _REFERENCE.search(reading.text, 0, before[0].start)):
        return
    words, first = match["words"].lower().split(), before[0].chosen or ""
    if words[-1] == "act":
        yield _mention(reading, match.span("words"), before[0], law_of(first))
        return
    unit = words[0] if words[0] in _LETTERS else words[-1]
    paths = [
        (path, each)
        for each in before
        if law_of(each.chosen or "") == law_of(first)
        and (path := _as_far_as(each.chosen or "", _LETTERS[unit]))
        and (words[-1] == unit or path.lower().endswith(_LETTERS[unit] + words[-1]))
    ]
    if paths:
        path, source = max(paths, key=lambda each: len(each[0]))
        yield _mention(reading, match.span("words"), source, path)


def _of_the_law_quoted(
    reading: Reading, match: re.Match[str], laws: Sequence[Mention]
) -> Iterator[Mention]:
    """``Pub. L. 104–293, title VII, § 701, provided that: “This title …”``."""
    begins = quoted_from(reading.text, match.start())
    if begins is None or not is_enacted(reading.text, begins):
        return
    before = [each for each in laws if each.end <= begins]
    last = max(before, key=lambda each: each.start, default=None)
    path = _as_far_as(last.chosen or "", _LETTERS[match["unit"].lower()]) if last else ""
    if last and path:
        yield _mention(reading, match.span(), last, path)


def _as_far_as(chosen: str, letters: str) -> str:
    """An id cut behind its unit of a kind (``/us/pl/104/293/tVII``), or an empty string."""
    unit = re.match(rf".*/{letters}(?:[IVXLC]+(?:-[A-Z])?|[A-Z]{{1,2}}|[0-9]+)(?=/|$)", chosen)
    return unit[0] if unit else ""


def _mention(reading: Reading, span: tuple[int, int], source: Mention, chosen: str = "") -> Mention:
    reference = chosen or source.chosen or ""
    evidence = Evidence(_NAME, (Signal("antecedent", source.text, 1.0),))
    words = reading.text[slice(*span)]
    return Mention(*span, words, Form.CITED, (Target(reference, 1.0),), reference, evidence)
