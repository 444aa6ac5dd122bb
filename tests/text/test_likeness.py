from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.likeness import FEWEST, Likeness, likeness, sketch


def text(seed: int, words: int = 300) -> str:
    chance = random.Random(seed)
    return " ".join(f"w{chance.randrange(5000)}" for _ in range(words))


FIRST, OTHER = text(1), text(2)
WORDS = FIRST.split()

PAIRS = {
    "again": (f"(Agency) {FIRST} Published with permission.", Likeness.AGAIN),
    "corrected": (FIRST.replace(WORDS[100], "corrected"), Likeness.AGAIN),
    "updated": (" ".join([*WORDS[:120], text(3, 60), *WORDS[160:]]), Likeness.UPDATE),
    "truncated": (" ".join(WORDS[:140]) + " Read more", Likeness.PART),
    "extended": (f"{FIRST} {text(4, 300)}", Likeness.PART),
    "quoted": (f"{OTHER} {' '.join(WORDS[50:90])} {text(5)}", Likeness.QUOTES),
    "another": (OTHER, Likeness.OTHER),
}


@pytest.mark.parametrize("name", PAIRS)
def test_pairs(name: str) -> None:
    second, wanted = PAIRS[name]
    assert likeness(FIRST, second) is wanted


def test_of_short_texts_only_the_same_is_the_same() -> None:
    short = " ".join(WORDS[: FEWEST - 1])
    assert likeness(short, short) is Likeness.AGAIN
    assert likeness(short, short + " more") is Likeness.OTHER


@given(st.text(max_size=400), st.text(max_size=400))
def test_likeness_is_told_of_any_texts(first: str, second: str) -> None:
    assert likeness(first, second) in Likeness
    assert all(0 <= number < 2**63 for number in sketch(first))


def test_what_shares_words_shares_a_sketch() -> None:
    assert len(sketch(FIRST) & sketch(PAIRS["truncated"][0])) > 5
    assert not sketch(FIRST) & sketch(OTHER)
