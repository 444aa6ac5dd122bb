"""Edit distances between a quote and a text: by letters how like, by words where it stands."""

from __future__ import annotations

from typing import cast

from rapidfuzz.distance import LCSseq, Levenshtein

Code = tuple[str, int, int, int, int]  # what to do with words from, to before, into, to before

likeness = Levenshtein.normalized_similarity  # 1 for equal, less the edits to the longer's length

in_order = LCSseq.similarity  # how many of the words of one stand in the other, in order


def ends(quote: str, text: str, first: int, last: int) -> tuple[int, int]:
    """Where the words ``first`` to ``last`` of a quote stand in a text; both a character a word.

    The whole of both is aligned with the fewest edits.  Words that are gone leave an empty span.
    """
    start, end = 0, -1
    codes = cast("list[Code]", Levenshtein.opcodes(quote, text).as_list())  # typed as objects there
    for kind, i, after, j, _ in codes:
        if i <= first < after:
            start = j if kind == "delete" else j + first - i
        if i <= last < after:
            end = j - 1 if kind == "delete" else j + last - i
            break
    return start, end
