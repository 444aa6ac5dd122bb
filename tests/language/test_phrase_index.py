"""Words in many texts: found in the text that has them, whatever texts stand around it."""

from __future__ import annotations

import pytest

from app.language.phrase_index import Hit, PhraseIndex

LAW = "Whenever there is a declared war, or any invasion is perpetrated."
OTHER = "The declared war of another page."


@pytest.mark.parametrize(
    "texts",
    [
        {"law": LAW},
        {"law": LAW, "empty": ""},
        {"empty": "", "law": LAW},
        {"empty": "", "nothing": "", "other": OTHER, "no words": "—", "law": LAW, "last": ""},
    ],
    ids=["alone", "before an empty one", "behind an empty one", "among empty ones"],
)
def test_a_phrase_is_found_in_its_text(texts: dict[str, str]) -> None:
    index = PhraseIndex(texts)
    start = LAW.index("any invasion")
    assert index.find([["any", "invasion"]]) == [Hit("law", start, start + len("any invasion"))]
    assert index.within("law", ["any", "invasion"]) == index.find([["any", "invasion"]])
    assert index.within("empty", ["any"]) == []


def test_a_phrase_that_runs_over_two_texts_is_none() -> None:
    assert (
        PhraseIndex({"one": "a declared", "none": "", "two": "war"}).find([["declared", "war"]])
        == []
    )
