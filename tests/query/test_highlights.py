"""What is highlighted is what was asked for, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.highlights import highlights
from app.query.parse import parse
from app.query.snippets import MOST, WIDTH, snippets
from tests.query.cases import pairs


@pytest.mark.parametrize(("query", "marked"), pairs("highlights.txt"))
def test_marks_the_words_asked_for(query: str, marked: str) -> None:
    text = marked.replace("[", "").replace("]", "").replace(" / ", "\n")
    found = highlights(parse(query), text)
    assert _mark(text, found).replace("\n", " / ") == marked


def test_words_of_a_title_are_not_marked_in_the_body() -> None:
    assert highlights(parse("title:parole"), "parole") == []
    assert highlights(parse("title:parole"), "parole", "title") == [(0, 6)]


def test_a_text_without_a_mark_shows_its_opening() -> None:
    (only,) = snippets("\n  The opening of the text. " + "More. " * 100, [])
    assert only.text.startswith("The opening")
    assert only.highlights == ()
    assert snippets("", []) == []


def test_the_places_with_most_marks_are_shown_in_reading_order() -> None:
    text = "war. " + "nothing " * 100 + "war and war and war. " + "nothing " * 100 + "war, war."
    found = snippets(text, highlights(parse("war"), text))
    assert [len(snippet.highlights) for snippet in found] == [3, 2]
    assert found[0].start < found[1].start


@given(st.text(alphabet="ab \n§é.", max_size=1500), st.sampled_from(["a", "b*", '"a b"', "a /3 b"]))
def test_snippets_are_parts_of_the_text_with_marks_on_the_same_words(text: str, query: str) -> None:
    query = query.replace("b*", "bb*")
    places = highlights(parse(query), text)
    found = snippets(text, places)
    assert len(found) <= MOST
    for snippet in found:
        assert text[snippet.start :].startswith(snippet.text)
        assert len(snippet.text) <= 2 * WIDTH or not places
        for start, end in snippet.highlights:
            assert 0 <= start < end <= len(snippet.text)
            assert any(a <= snippet.start + start and snippet.start + end <= b for a, b in places)
    assert all(any(s.highlights for s in found) for _ in places[:1])


def _mark(text: str, places: list[tuple[int, int]]) -> str:
    for start, end in reversed(places):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text
