from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.annotation import AnchorState
from app.text.reanchor import BOTH, Reanchoring
from tests.conftest import CASES
from tests.text.strategies import CHARACTERS

WAITING = (AnchorState.CHECK, AnchorState.ORPHAN)


@dataclass(frozen=True)
class Case:
    name: str
    old: str
    passage: tuple[int, int]
    new: str
    place: tuple[int, int] | None
    states: tuple[str, ...]


def _marked(text: str) -> tuple[str, tuple[int, int] | None]:
    start, end = text.find("[["), text.find("]]")
    return text.replace("[[", "").replace("]]", ""), (start, end - 2) if start >= 0 else None


def _case(block: str) -> Case:
    name, text = block.strip("\n").split("\n", 1)
    old, new, states = text.split("\n---\n")
    (plain, passage), (now, place) = _marked(old), _marked(new)
    assert passage is not None
    return Case(name, plain, passage, now, place, tuple(states.split()))


FILES = sorted((CASES / "reanchoring").glob("*.txt"))
BLOCKS = [block for file in FILES for block in file.read_text("utf-8").split("\n====\n")]
READ = [_case(block) for block in BLOCKS]


@pytest.mark.parametrize("case", READ, ids=[case.name for case in READ])
def test_a_case(case: Case) -> None:
    outcome = Reanchoring(case.old, case.new).passage(*case.passage)
    assert outcome.state.value in case.states, outcome
    if case.place and outcome.candidates:
        best = outcome.candidates[0]
        assert case.new[best.start : best.end] == case.new[slice(*case.place)], outcome


WORDS = st.sampled_from(
    [*("the", "a", "order", "court", "shall", "notice", "days"), *("21", "§", ".", ",", "section")]
)
TEXTS = st.one_of(
    st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=6).map("\n".join),
    st.text(CHARACTERS, min_size=1),
    st.text("ab \n", min_size=1),
)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(passages(), TEXTS)
def test_an_outcome_is_whole_whatever_the_texts(passage: tuple[str, int, int], new: str) -> None:
    old, start, end = passage
    outcome = Reanchoring(old, new).passage(start, end)
    for candidate in outcome.candidates:
        assert 0 <= candidate.start < candidate.end <= len(new)
        assert 0 <= candidate.score <= 1
    assert (outcome.state is AnchorState.ORPHAN) == (not outcome.candidates)
    carried = outcome.carried
    assert (carried is None) == (outcome.state in WAITING)
    if carried:
        assert carried.method == BOTH
        same = old[start:end] == new[carried.start : carried.end]
        assert same == (outcome.state is not AnchorState.CHANGED)


@given(passages())
def test_what_did_not_change_is_never_carried_elsewhere(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    carried = Reanchoring(text, text).passage(start, end).carried
    if carried:
        assert text[start:end].strip() in text[carried.start : carried.end]
        assert carried.start < end
        assert start < carried.end


@given(st.lists(st.sampled_from("abcdefgh"), min_size=4, max_size=8, unique=True), st.data())
def test_sentences_that_differ_in_one_word_never_stand_in_for_each_other(
    names: list[str], data: st.DataObject
) -> None:
    lines = [f"Whoever holds permit {name} shall report to the office each week." for name in names]
    gone = data.draw(st.integers(0, len(lines) - 1))
    start = sum(len(line) + 1 for line in lines[:gone])
    old, new = "\n".join(lines), "\n".join(lines[:gone] + lines[gone + 1 :])
    assert Reanchoring(old, new).passage(start, start + len(lines[gone])).carried is None


def test_a_word_of_many_characters_is_no_error() -> None:
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))
    text = f"The names are {many} and they stand in the register."
    start = text.index(many)
    outcome = Reanchoring(text, "Today: " + text).passage(start, start + len(many))
    assert outcome.carried
    assert outcome.carried.start == start + len("Today: ")
