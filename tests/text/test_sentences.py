from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import markdown
from app.text.reading import reading
from app.text.sentences import sentences
from tests.conftest import CASES
from tests.text.strategies import MARKDOWN


def _cases() -> list[tuple[str, list[str]]]:
    parts = (CASES / "text" / "sentences.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    rows = [part.strip("\n").split("\n") for part in parts]
    return [(text.removeprefix("> "), expected) for text, *expected in rows]


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_sentences_of_law_and_news(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, [(0, len(text))])] == expected


WORDS = st.sampled_from(
    ["v.", "U.S.", "Dr.", "The", "act", "No.", "5", "...", "…", "?", "”", "“", "(", ")", "G.", "§"]
)


@given(st.one_of(MARKDOWN, st.lists(WORDS, max_size=30).map(" ".join)))
def test_sentences_hold_everything_but_the_space_between(source: str) -> None:
    rendering = markdown.render(source)
    seen = reading(rendering)
    for start, end in seen.blocks:
        inside = [(s, e) for s, e in seen.sentences if start <= s and e <= end]
        words = [seen.text[s:e] for s, e in inside]
        assert all(word == word.strip() != "" for word in words)
        assert " ".join(" ".join(words).split()) == " ".join(seen.text[start:end].split())
    assert list(seen.sentences) == sorted(seen.sentences)
    assert all(first[1] <= second[0] for first, second in pairwise(seen.sentences))
