"""What every recogniser keeps, on any text."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.mention import Mention
from app.domain.references import is_id
from app.plugins import load
from tests.recognition import cases, lines, reading_of, small_table

RECOGNISERS = sorted(load("recognisers"))
FILES = ("citations.txt", "names.txt", "quotations.txt", "descriptions.txt")
TEXTS = [*(case.text for name in FILES for case in cases(name)), *lines("traps.txt")]

# Arbitrary text, and text made of pieces that recognisers look for.
_PIECES = (
    *("50 U.S.C. §§ ", "21–24", "(d)(5)", "§", "No. ", "24A1079", "90 Fed. Reg. ", "13033", " v. "),
    *("“", "”", "[t]he", "…", "the law ", "the Supreme Court's decision ", "May ", "335 U.S. 160"),
    *("half a million ", "\n", ". ", "Act of July 6, 1798, ch. 66", "é", "𐌰", "٣", "Id. ", "TPS"),
)
texts = st.text(max_size=200) | st.lists(
    st.sampled_from(_PIECES) | st.text(max_size=5), max_size=15
).map("".join)


def _found(name: str, text: str, date: str = "2025-06-12") -> list[Mention]:
    return list(load("recognisers")[name].find(reading_of(text, date, "/us/usc/t8"), small_table()))


@pytest.mark.parametrize("name", RECOGNISERS)
@given(text=texts)
@settings(max_examples=150)
def test_any_text_is_read_and_every_span_lies_in_it(name: str, text: str) -> None:
    for mention in _found(name, text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert all(is_id(target.id) for target in mention.targets)


@pytest.mark.parametrize("name", RECOGNISERS)
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:30])
def test_every_mention_has_evidence_and_chooses_its_best_target_or_says_what_is_missing(
    name: str, text: str
) -> None:
    for mention in _found(name, text):
        assert mention.evidence.recogniser == name
        assert mention.evidence.signals
        assert (mention.chosen is None) == bool(mention.evidence.missing)
        if mention.chosen is not None:
            assert mention.chosen == mention.targets[0].id
        scores = [target.score for target in mention.targets]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("name", RECOGNISERS)
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:30])
def test_reading_twice_finds_the_same(name: str, text: str) -> None:
    assert _found(name, text) == _found(name, text)


@pytest.mark.parametrize("name", RECOGNISERS)
@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:30])
def test_a_paragraph_before_only_shifts_what_is_found(name: str, text: str) -> None:
    before = "Nothing of the kind stands here.\n\n"
    shifted = Counter(
        (m.start - len(before), m.text, m.chosen) for m in _found(name, before + text)
    )
    assert shifted == Counter((m.start, m.text, m.chosen) for m in _found(name, text))
