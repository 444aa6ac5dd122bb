from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.annotation import Anchor, AnchorState
from app.text.anchors import describe
from app.text.normalise import normalise
from app.text.quotes import Quotes

TEXT = """Regression testing
The purpose of the test is to find new faults.
The court granted the stay in May.
The court granted the stay in June.
A footer, modified on 11 November 2016, at noon."""


def found(exact: str, prefix: str = "", suffix: str = "") -> tuple[AnchorState, list[str]]:
    outcome = Quotes(TEXT).find(Anchor("", 0, 0, exact, prefix, suffix))
    return outcome.state, [TEXT[each.start : each.end] for each in outcome.candidates]


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix", "words"),
    [
        ("purpose of\n\tthe test is", "x", "y", "purpose of the test is"),
        ("testing\n\n\nThe purpose", "Regression ", " of", "testing\nThe purpose"),
        ("11\u00a0November 2016", "modified\ton ", ", never", "11 November 2016"),
        ("granted the stay", "The court ", " in June", "granted the stay"),
        ("footer", "", "", "footer"),
        (
            "The court granted the stay in May.",
            "and\n\t",
            " \n\nthen",
            "The court granted the stay in May.",
        ),
    ],
)
def test_the_words_are_found_whatever_the_space(
    exact: str, prefix: str, suffix: str, words: str
) -> None:
    assert found(exact, prefix, suffix) == (AnchorState.MOVED, [words])


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix"),
    [
        ("granted the stay", "The court ", ""),  # two places with this context
        ("footer", "quite another", "context"),  # one place, a short quote, no context
        ("The purpose of the tests was to find faults", "testing", ""),  # like it
    ],
)
def test_a_doubt_is_for_a_person(exact: str, prefix: str, suffix: str) -> None:
    state, candidates = found(exact, prefix, suffix)
    assert state is AnchorState.CHECK
    assert candidates


def test_a_heading_is_not_found_among_the_words_of_a_sentence() -> None:
    text = f"Of Regression testing there is much to say.\n{TEXT}\nRegression testing it is."
    outcome = Quotes(text).find(Anchor("", 33, 51, "Regression testing", "\n\t", "\n\t\nFrom"))
    assert [each.start for each in outcome.candidates] == [text.index("\nRegression") + 1]
    assert outcome.carried


def test_what_is_nowhere_is_an_orphan() -> None:
    assert found("zebras graze upon the savannah at dusk") == (AnchorState.ORPHAN, [])


TEXTS = st.text("ab \n", min_size=1, max_size=40).map(normalise)


@given(TEXTS, st.data())
def test_a_passage_is_never_put_on_other_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = describe(text, start, end, "v")
    carried = Quotes(text).find(anchor).carried
    if carried:
        assert text[carried.start : carried.end].split() == anchor.exact.split()
