"""Citations in every spelling have one normal form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query import citation_grammar, citations
from app.query.citations import find, normal_forms, widened
from tests.query.cases import pairs


@pytest.mark.parametrize(("text", "expected"), pairs("citations.txt"))
def test_normal_forms(text: str, expected: str) -> None:
    assert (" ".join(each.form for each in find(text)) or "-") == expected


@pytest.mark.parametrize(("text", "expected"), pairs("citations.txt"))
def test_the_same_inside_a_sentence(text: str, expected: str) -> None:
    sentence = f"He relied on {text}; nothing else."
    assert " ".join(normal_forms(sentence)) == ("" if expected == "-" else expected)


def test_an_id_is_its_own_normal_form() -> None:
    assert normal_forms("/us/scotus/noem-v-doe") == ("/us/scotus/noem-v-doe",)


def test_a_pinpoint_lies_in_its_section_and_title() -> None:
    assert widened("/us/usc/t8/s1182/d") == [
        "/us/usc/t8/s1182/d",
        "/us/usc/t8/s1182",
        "/us/usc/t8",
        "/us/usc",
    ]
    assert widened("ina:212/d/5") == ["ina:212/d/5", "ina:212/d", "ina:212"]
    assert widened("docket:c-758/24") == ["docket:c-758/24"]


@given(st.text(alphabet="0123456789 §USC.()-–a,No", max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    for each in find(text):
        assert 0 <= each.start < each.end <= len(text)
        assert each.form


LONG_LISTS = [
    "sections " + "1, " * 2_000,
    "INA " + "1(a) and " * 2_000,
    "sections 1396b(m)" + "(i)" * 40 + ", which is no list of title 8",
    "sections 1396b(m)" + ", (ii), (iii)" * 40 + ", which is no list of title 8",
]


@pytest.mark.parametrize("text", LONG_LISTS)
def test_a_long_list_that_no_title_follows_ends(text: str) -> None:
    assert [each for each in find(text) if each.form.startswith("/us/usc")] == []


@pytest.mark.parametrize(("text", "_"), pairs("citations.txt"))
@pytest.mark.parametrize("change", [str, str.upper, lambda text: text.replace(" ", "\u00a0 ")])
def test_hints_hide_no_citation(text: str, _: str, change: Callable[[str], str]) -> None:
    written = change(text)
    for hint, pattern, _read in citation_grammar.GRAMMAR:
        assert hint.search(citations._squeezed(written)) or not pattern.search(written), hint
