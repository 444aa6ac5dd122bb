"""Clauses that tell what became of people before a court that they do not name.

"Venezuelans with protected status lost in May", "The end of May: the four-country parole may end
too": whoever lost or won, with a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.language.legal_nouns import RULINGS
from app.language.phrase import Build, Phrase

_OUTCOME = re.compile(
    r"\b(?:lost|won|prevailed|got (?:nothing|their|his|her|a|an|time)|(?:is|are|was|were) (?:told"
    r"|allowed|ordered|let|cleared|freed|blocked|barred|kept|spared)|(?:may|can|could) "
    r"(?:now |not )?(?:be|end|go|resume|stay|proceed|continue)|(?:is|are|was|were) (?:put )?"
    r"(?:on hold|thrown out|struck down|set aside|lifted|paused|halted|stopped|stayed))\b"
)
_CUTS = re.compile(r"[;:—]|,\s+(?:and|but|though|while|which|who|said|says)\b")
_FEWEST = 4  # words


def outcomes(
    text: str, sentence: tuple[int, int], times: Sequence[tuple[int, int]], taken: Sequence[Phrase]
) -> Iterator[Phrase]:
    """The clauses of one sentence with an outcome and one of its ``times``.

    A time that opens the sentence before a colon is the clause's own.  What a court is said to
    have done is left to ``taken``.
    """
    for start, end in _clauses(text, sentence):
        if any(each.start < end and start < each.end for each in taken if not each.noun):
            continue
        timed = any(start <= first < end for first, _ in times)
        opened = [first for first, last in times if _opens(text, sentence[0], first, last, start)]
        told = _OUTCOME.search(text, start, end)
        if told and (timed or opened) and len(text[start:end].split()) >= _FEWEST:
            begins = opened[0] if opened else start
            yield Phrase(begins, end, RULINGS, "", RULINGS, Build.EVENT)


def _clauses(text: str, sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    start = sentence[0]
    for cut in _CUTS.finditer(text, *sentence):
        yield from _stripped(text, start, cut.start())
        start = cut.end()
    yield from _stripped(text, start, sentence[1])


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        left = len(piece) - len(piece.lstrip())
        yield start + left, start + len(piece.rstrip(' .,\n”"'))


def _opens(text: str, begin: int, first: int, last: int, start: int) -> bool:
    """Whether a time stands at the head of its sentence, with a colon or dash behind it."""
    before, behind = text[begin:first], text[last:start]
    return last <= start and len(before.split()) <= 1 and behind.strip() in (":", "—", "–")
