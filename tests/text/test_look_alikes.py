"""A passage counts as alone only where no look-alike stands: seen or not told, never missed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.look_alikes import LookAlikes
from app.text.runs import Runs, Sought
from app.text.sole_seeds import SoleSeeds
from app.text.words import words

SENTENCE = st.lists(
    st.sampled_from(["of", "the", "a", "order", "court", "shall", "notice", "days", "21"]),
    min_size=9,
)


def _runs(each: list[str]) -> Runs:
    return Runs(words(" ".join(each)))


def _fill(count: int, stem: str) -> list[str]:
    return [f"{stem}{n}" for n in range(count)]


@given(SENTENCE, st.integers(0, 40), st.integers(0, 40), st.data())
def test_a_twin_is_never_overlooked(
    sentence: list[str], before: int, between: int, data: st.DataObject
) -> None:
    other = data.draw(st.integers(0, len(sentence) - 1))
    twin = [*sentence[:other], "another", *sentence[other + 1 :]]
    text = _runs([*_fill(before, "b"), *sentence, *_fill(between, "m"), *twin, *_fill(9, "e")])
    sought = Sought(before, before + len(sentence), before, before + len(sentence) - 1)
    found = LookAlikes(text, text).near(sought, (0, 0))
    shift = len(sentence) + between
    assert found is None or any(low <= shift <= high for low, high in found)


@given(st.integers(0, 30), st.integers(4, 30), st.integers(0, 30))
def test_words_of_their_own_are_alone_and_found(before: int, length: int, after: int) -> None:
    quote = _fill(length, "q")
    old = _runs([*quote, "the", "end"])
    new = _runs([*_fill(before, "b"), *quote, "the", "end", *_fill(after, "e")])
    sought = Sought(0, length + 2, 0, length - 1)
    found = SoleSeeds(old, new).find(sought)
    assert found
    assert (found.first, found.last, found.score) == (before, before + length - 1, 1.0)
    assert LookAlikes(old, new).near(sought, (before, before)) == []


@pytest.mark.parametrize("end", ["near", "far"])
def test_a_passage_whose_ends_went_apart_has_no_sure_place(end: str) -> None:
    put_in = _fill(2 if end == "near" else 9, "new")
    old = _runs(["one", "two", "three", "four", "five", "six"])
    new = _runs(["one", "two", "three", *put_in, "four", "five", "six"])
    found = SoleSeeds(old, new).find(Sought(0, 6, 0, 5))
    assert (found is not None) == (end == "near")
