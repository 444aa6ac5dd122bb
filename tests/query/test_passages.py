"""Passages are what the whole text would show, found without reading all of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.query.highlights import Asked, highlights
from app.query.parse import parse
from app.query.passages import passages
from app.query.reading import read
from app.query.snippets import MOST, WIDTH

QUERIES = (
    "war",
    "wars invasion",
    "=wars",
    "§",
    "us",
    "jgg",
    "14157",
    "casebycase",
    "cafe",
    '"war or invasion"',
    "inva*",
    "war /s invasion",
    "war /p acts",
    "war /2 acts",
    "50 USC 21",
    "war NOT invasion",
    "kind:article",
    "title:war",
)
WORDS = ("war", "Wars", "invasion", "§ 21", "U.S.", "J. G. G.", "14,157", "case-by-case")
SIGNS = ("Caf\u00e9s", ". The", "\n", "\n\n", "50 U.S.C. \u00a7 21", "or", "acts", "it\u2019s")
texts = st.lists(st.sampled_from(WORDS + SIGNS), max_size=40).map(" ".join)


@given(texts, st.sampled_from(QUERIES))
def test_what_is_marked_is_what_is_marked_in_the_whole_text(text: str, query: str) -> None:
    tree = parse(query)
    places = highlights(tree, text)
    found = passages(read(text), Asked(tree))
    assert len(found) <= MOST
    assert bool(places) == any(each.highlights for each in found)
    for each in found:
        assert text[each.start :].startswith(each.text)
        for start, end in each.highlights:
            assert any(a <= each.start + start and each.start + end <= b for a, b in places)


def test_the_paragraph_with_most_of_the_words_is_shown_first() -> None:
    text = (
        "An invasion.\n" + "A war. " * 9 + "\n" + "Nothing.\n" * 50 + "War, an invasion and a war."
    )
    first, second = passages(read(text), Asked(parse("war invasion")))
    assert first.text.startswith("A war.")
    assert second.text == "War, an invasion and a war."
    assert second.start == text.rindex("\n") + 1


def test_a_long_paragraph_is_shown_in_part() -> None:
    (only,) = passages(read("Nothing. " * 200 + "A war." + " Nothing." * 200), Asked(parse("war")))
    assert len(only.text) <= 2 * WIDTH
    assert only.highlights
