"""Where a noun phrase for law begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.language.noun_phrase_words import DETERMINERS, LEFT_STOPS
from app.language.phrase import Token

_FURTHEST_LEFT = 8


def left(tokens: Sequence[Token], place: int) -> int:
    """The first token of the phrase whose head stands at ``place``."""
    first = place
    while first and place - first < _FURTHEST_LEFT:
        before = tokens[first - 1]
        if before.text == "May":  # the month
            first -= 1
            continue
        if before.low in DETERMINERS and not _is_relative(tokens, first - 1):
            return first - 1
        if before.low in LEFT_STOPS or not before.is_word:
            break
        if is_possessive_name(tokens[first]) and not before.text[0].isupper():
            break
        first -= 1
    return first


def _is_relative(tokens: Sequence[Token], place: int) -> bool:
    """ "The order that lets …": not "that order"."""
    before = tokens[place - 1] if place else None
    if tokens[place].low != "that" or before is None or not before.is_word:
        return False
    return before.low not in LEFT_STOPS and before.low not in DETERMINERS


def is_possessive_name(token: Token) -> bool:
    """ "Noem's", "Friday's", "migrants'"."""
    return token.text[0].isupper() and re.search(r"['’]s?$", token.text) is not None
