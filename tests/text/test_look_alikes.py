"""A passage counts as alone only where no look-alike stands: seen or not told, never missed."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from app.text.alone import TOLD, Alone
from app.text.look_alikes import LookAlikes
from app.text.runs import Runs, Vocabulary
from app.text.sole_seeds import SoleSeeds
from app.text.words import Passage, words

WORDS = st.sampled_from(["of", "the", "a", "order", "court", "shall", "notice", "days", "21"])
SENTENCE = st.lists(WORDS, min_size=9)


def _runs(*texts: list[str]) -> list[Runs]:
    vocabulary = Vocabulary()
    return [Runs(words(" ".join(each)), vocabulary) for each in texts]


def _passage(begin: int, stop: int) -> Passage:
    return Passage(0, 0, begin, stop, begin, stop - 1, "", "", "")


def _fill(count: int, stem: str) -> list[str]:
    return [f"{stem}{n}" for n in range(count)]


@given(SENTENCE, st.integers(0, 40), st.integers(0, 40), st.data())
def test_a_twin_is_never_overlooked(
    sentence: list[str], before: int, between: int, data: st.DataObject
) -> None:
    other = data.draw(st.integers(0, len(sentence) - 1))
    twin = [*sentence[:other], "another", *sentence[other + 1 :]]
    filled = [*_fill(before, "b"), *sentence, *_fill(between, "m"), *twin, *_fill(9, "e")]
    (text,) = _runs(filled)
    found = LookAlikes(text, text).near(_passage(before, before + len(sentence)), (0, 0))
    shift = len(sentence) + between
    assert found is None or any(low <= shift <= high for low, high in found)


@given(st.lists(WORDS, min_size=2, max_size=40), st.data())
def test_what_is_told_is_so_many_edits_from_every_other_place(
    text: list[str], data: st.DataObject
) -> None:
    begin = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(begin + 1, len(text)))
    (read,) = _runs(text)
    passage = _passage(begin, stop)
    if not Alone(read, read.once).tells(passage):
        return
    for rest in (read.coded[:begin], read.coded[stop:]):
        for first, after in combinations(range(len(rest) + 1), 2):
            edits = Levenshtein.distance(read.coded[begin:stop], rest[first:after])
            assert edits >= TOLD * (stop - begin)


@given(st.integers(0, 30), st.integers(4, 30), st.integers(0, 30))
def test_words_of_their_own_are_alone_and_found(before: int, length: int, after: int) -> None:
    quote = _fill(length, "q")
    old, new = _runs(
        [*quote, "the", "end"],
        [*_fill(before, "b"), *quote, "the", "end", *_fill(after, "e")],
    )
    passage = Passage(0, 0, 0, length + 2, 0, length - 1, "", "", "")
    found = SoleSeeds(old, new)
    assert found.ends(passage) == (before, before + length - 1)
    assert found.shifts(passage) == (before, before)
    assert found.tell(passage)
    assert LookAlikes(old, new).near(passage, (before, before)) == []


@pytest.mark.parametrize("end", ["near", "far"])
def test_a_passage_whose_ends_went_apart_has_no_sure_place(end: str) -> None:
    put_in = _fill(2 if end == "near" else 9, "new")
    old, new = _runs(
        ["one", "two", "three", "four", "five", "six"],
        ["one", "two", "three", *put_in, "four", "five", "six"],
    )
    found = SoleSeeds(old, new)
    assert (found.shifts(_passage(0, 6)) is not None) == (end == "near")
    assert (found.ends(_passage(0, 6)) is not None) == (end == "near")
