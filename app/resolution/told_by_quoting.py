"""Which law a noun means whose own sentence quotes it: "The American statute talks of “…”"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from app.domain.authority_table import AuthorityTable
from app.domain.mention import Evidence, Form, Mention, Reading, Signal, Target
from app.language.legal_nouns import NOUNS, legal_noun
from app.resolution.recall import record_id

_NAME = "told_by_quoting"
_SAYS = (
    r"says|said|reads|talks of|speaks of|mentions|calls|lets|allows|bars|requires|has|gives|orders"
    r"|finds|found|uses|used|describes|refers to|asks for|asked for|directs|tells|told|wants|names"
    r"|promises|forbids|provides|covers|applies to|would|may|does|do|shall|can"
)
_NOUN_SAYS = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]hat|[Tt]his|[Ii]ts|[Oo]ur)\s+(?:[\w.’'-]+\s+){0,3}?(?P<noun>[a-z]+)\s+"
    rf"(?:{_SAYS})\b[^.;“\"]{{0,60}}[“\"]?$"
)


def told_by_quoting(
    mentions: Sequence[Mention], reading: Reading, table: AuthorityTable
) -> Iterator[Mention]:
    """Nouns without a choice of their own that say what a quotation behind them is taken from."""
    taken = [each for each in mentions if each.chosen]
    for quoted in taken:
        if quoted.form != Form.QUOTED:
            continue
        number = bisect_right(reading.sentences, quoted.start, key=lambda each: each[0]) - 1
        first = reading.sentences[number][0] if number >= 0 else 0
        match = _NOUN_SAYS.search(reading.text[first : quoted.start])
        if match is None or not _may_be(match["noun"], quoted, table):
            continue
        start, end = first + match.start(), first + match.end("noun")
        if not any(each.start < quoted.start and start < each.end for each in taken):
            yield _mention((start, end), quoted, reading)


def _may_be(word: str, quoted: Mention, table: AuthorityTable) -> bool:
    noun = legal_noun(word)
    record = table.authorities.get(record_id(table, quoted.chosen or ""))
    return noun is not None and record is not None and record.kind in NOUNS[noun]


def _mention(span: tuple[int, int], quoted: Mention, reading: Reading) -> Mention:
    words = reading.text[slice(*span)]
    evidence = Evidence(_NAME, (Signal("what it says", quoted.text, 1.0),))
    chosen = quoted.chosen or ""
    return Mention(*span, words, Form.BACK, (Target(chosen, 1.0),), chosen, evidence)
