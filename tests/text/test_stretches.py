"""A text in stretches: every part once, in order; notes beside the part in which they end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import markdown
from app.text.flow import Marked, Paragraph, Part, paragraphs
from app.text.stretches import stretches
from tests.text.strategies import MARKDOWN


def cut(source: str, *passages: str) -> list[tuple[list[str], tuple[int, ...]]]:
    """The words of the parts of each stretch, and its notes."""
    rendering = markdown.render(source)
    starts = [rendering.text.index(words) for words in passages]
    places = [(at, at + len(words)) for at, words in zip(starts, passages, strict=True)]
    found = stretches(Marked(rendering, places))
    return [([words(part) for part, _ in each.parts], each.notes) for each in found]


def words(part: Part) -> str:
    return " ".join("".join(run.words for run in each.runs) for each in paragraphs([part]))


# A source and its passages -> its stretches.
CASES: dict[str, tuple[str, tuple[str, ...], list[tuple[list[str], tuple[int, ...]]]]] = {
    "no note": ("a\n\nb", (), [(["a", "b"], ())]),
    "what follows stands with it": (
        *("a\n\nb\n\nc\n\nd", ("b", "d")),
        [(["a"], ()), (["b", "c"], (0,)), (["d"], (1,))],
    ),
    "where it ends": ("a\n\nb c", ("a\nb",), [(["a"], ()), (["b c"], (0,))]),
    "headings before it are apart": (
        *("a\n\n## H\n\n### I\n\nb", ("a", "b")),
        [(["a"], (0,)), (["H", "I"], ()), (["b"], (1,))],
    ),
    "a heading within": ("a\n\n## H\n\nb", ("a",), [(["a", "H", "b"], (0,))]),
    "a passage in a heading": ("a\n\n## H\n\nb", ("H",), [(["a"], ()), (["H", "b"], (0,))]),
    "headings alone": ("# A\n\n## B", ("A",), [(["A"], (0,)), (["B"], ())]),
    "a table": ("a\n\n|b|c|\n|-|-|\n|d|e|", ("e", "b"), [(["a"], ()), (["b c d e"], (0, 1))]),
}


@pytest.mark.parametrize("case", CASES)
def test_stretches(case: str) -> None:
    source, passages, expected = CASES[case]
    assert cut(source, *passages) == expected


@given(MARKDOWN, st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=6))
def test_no_part_and_no_note_is_lost(source: str, spans: list[tuple[int, int]]) -> None:
    rendering = markdown.render(source)
    marked = Marked(rendering, [(start, start + length) for start, length in spans])
    found = list(stretches(marked))
    assert [part for each in found for part, _ in each.parts] == marked.parts
    notes = [n for each in found for n in each.notes]
    assert sorted([*notes, *marked.nowhere]) == list(range(len(spans)))
    levels = [level for each in found for _, level in each.parts if level]
    assert all(after - before <= 1 for before, after in zip([1, *levels], levels, strict=False))
    for each in found:
        for part, level in each.parts:
            assert bool(level) == (isinstance(part, Paragraph) and part.block.kind == "heading")
