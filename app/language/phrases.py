"""Phrases that may describe law: what a court or an office did, noun phrases, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.language.clauses import clauses
from app.language.courts import courts
from app.language.legal_nouns import ANY
from app.language.noun_phrases import noun_phrases
from app.language.phrase import Build, Phrase, Token, tokens

_CUT = re.compile(
    r"[;:—–()“”]|,\s+(?=(?:but|while|as|which|who|where|after|before|because|although|though|and|it"
    r"|he|she|they|said)\b)|\b(?:that|which|but|while|because|although|though)\b"
)
_FEWEST = 4


def phrases(text: str, start: int, end: int, last: str = "") -> list[Phrase]:
    """The phrases of one sentence ``text[start:end]``: clauses, noun phrases, other parts.

    ``last`` is the last noun for law before it, which "the one of May" stands for.
    """
    found = tokens(text, start, end)
    named = list(courts(text, start, end))
    made = [*clauses(text, (start, end), found, named), *noun_phrases(text, found, named, last)]
    return [*made, *_rest(text, (start, end), found)]


def _rest(text: str, sentence: tuple[int, int], found: Sequence[Token]) -> Iterator[Phrase]:
    """The parts between cuts, if they have words enough to describe something."""
    start = sentence[0]
    cuts = [(match.start(), match.end()) for match in _CUT.finditer(text, *sentence)]
    for cut, after in [*cuts, (sentence[1], sentence[1])]:
        inside = [token for token in found if start <= token.start and token.end <= cut]
        words = [token for token in inside if token.is_word]
        if len(words) >= _FEWEST:
            yield Phrase(words[0].start, words[-1].end, ANY, build=Build.REST)
        start = after
