"""What a new text of an authority did to each of some provisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from app.domain.document import Rendering
from app.domain.references import ancestors
from app.text.provisions import provision_spans

_AFTER_THE_LAW = ("/source-credit", "/note")  # last steps of ids that are no words of the law


class Outcome(StrEnum):
    """What became of a provision in the new text."""

    CHANGED = "changed"  # its words are others
    SAME = "same"  # its words are the same; notes, source credits or other provisions changed
    RENUMBERED = "renumbered"  # its words stand under another id
    GONE = "gone"  # neither its id nor its words are there


def outcomes(
    before: Rendering, after: Rendering, provisions: Iterable[str]
) -> Iterator[tuple[str, Outcome]]:
    """The outcome of each provision; one that the older text did not mark is asked for as the
    smallest that it lies in and that has marks, and left out where there is none.
    """
    old, new = _law(before), _law(after)
    for provision in provisions:
        held = next((path for path in ancestors(provision) if path in old), None)
        if held is not None:
            yield provision, _outcome(held, old[held], new)


def _outcome(provision: str, words: str, new: dict[str, str]) -> Outcome:
    if provision in new:
        return Outcome.SAME if new[provision] == words else Outcome.CHANGED
    return Outcome.RENUMBERED if words in new.values() else Outcome.GONE


def _law(rendering: Rendering) -> dict[str, str]:
    """The words of each provision by its id, without source credits and notes."""
    ends = [
        block.start
        for block in rendering.blocks
        if any(f"{step}/" in f"{block.provision or ''}/" for step in _AFTER_THE_LAW)
    ]
    last = min(ends, default=len(rendering.text))
    return {
        name: _folded(rendering.text[start : min(end, last)])
        for name, start, end in provision_spans(rendering)
        if start < last
    }


def _folded(text: str) -> str:
    """Letters and digits in lower case: spacing and punctuation marks of a release are no law."""
    return "".join(filter(str.isalnum, text)).lower()
