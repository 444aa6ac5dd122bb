"""Head nouns: the noun of law that a phrase is of, and the words before it that tell it apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from app.language.legal_nouns import NOUNS, OF_A_COURT
from app.language.phrase import word_set

# Nouns by which law is called once it was called so: "a bare command …", "the command".
ECHOED: Final = frozenset(NOUNS) | OF_A_COURT | word_set("halt matter edict part rebuke")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[,;:.“”\"()]")
# Words behind which a phrase speaks of something else.
_ENDS: Final = word_set(
    "of on about for from to in under by with at against as that which who whose whom where when",
    'was is were are has had let lets said says without between over into , ; : ( ) “ ” "',
)


@lru_cache(maxsize=10_000)
def head_noun(phrase: str) -> str:
    """ "notice" of "the March notice under which his parole was cut off"; empty where it has none.

    The first noun by which law may be called, before any preposition or verb; of two that stand
    side by side ("the termination notice") the second.
    """
    found = ""
    for word in (match[0].lower() for match in _WORD.finditer(phrase)):
        if word in ECHOED:
            found = word
        elif found or word in _ENDS:
            break
    return found
