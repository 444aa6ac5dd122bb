"""The paragraphs of a text by their words, and which paragraph each word stands in."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from app.text.words import Words


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Each paragraph that has words: its words, and the number of the first of them."""

    texts: list[tuple[str, ...]]
    firsts: list[int]
    numbers: list[int]  # the paragraph of each word


def paragraphs(read: Words) -> Paragraphs:
    """The lines of a text that have a word or a mark."""
    made, end = Paragraphs([], [], []), 0
    for line in read.whole.split("\n"):
        first = bisect_left(read.starts, end)
        end += len(line) + 1
        last = bisect_left(read.starts, end)
        if first < last:
            made.numbers.extend([len(made.firsts)] * (last - first))
            made.texts.append(read.texts[first:last])
            made.firsts.append(first)
    return made


def each_known(numbers: list[int], span: range, known: list[int]) -> bool:
    """Whether each paragraph with words in ``span`` has one there that the other text knows."""
    parts, places = numbers[span.start : span.stop], known[span.start : span.stop]
    if parts[0] == parts[-1]:
        return max(places) >= 0
    return set(parts) == {part for part, place in zip(parts, places, strict=True) if place >= 0}
