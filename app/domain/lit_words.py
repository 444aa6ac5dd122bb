"""Which stretches of a text say the words of another: for showing both side by side."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Protocol

LEAST = 3  # words in a row, or all of what was said


class Word(Protocol):
    """A word as it is compared, with its span in code points."""

    @property
    def text(self) -> str: ...  # noqa: D102

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


def lit(said: Sequence[Word], law: Sequence[Word]) -> list[tuple[int, int]]:
    """The spans of ``law`` that hold the words of ``said`` in their order, a few in a row at least.

    Nothing where less than half of what was said stands there.
    """
    words = [word.text for word in said]
    pairs = SequenceMatcher(None, [word.text for word in law], words, autojunk=False)
    least = min(LEAST, len(words))
    runs = [run for run in pairs.get_matching_blocks() if run.size and run.size >= least]
    if sum(run.size for run in runs) * 2 < len(words):
        return []
    return [(law[run.a].start, law[run.a + run.size - 1].end) for run in runs]
