"""Queries become trees, or errors that say where."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadQuery
from app.query.fields import FIELDS
from app.query.parse import parse
from app.query.reference import OPERATORS
from app.query.tree import Node
from app.query.walk import children
from app.query.wording import wording
from tests.conftest import ROOT
from tests.query.cases import malformed, pairs, queries


@pytest.mark.parametrize(("query", "position", "words"), malformed())
def test_a_malformed_query_says_where_and_why(query: str, position: int, words: str) -> None:
    with pytest.raises(BadQuery) as raised:
        parse(query)
    assert raised.value.position == position
    assert words in str(raised.value)
    assert str(raised.value.fields["remedy"]).endswith(".")


@pytest.mark.parametrize("query", ["", " ", "\n\t"])
def test_an_empty_query_is_malformed(query: str) -> None:
    with pytest.raises(BadQuery, match="it is empty"):
        parse(query)


@pytest.mark.parametrize(("query", "expected"), pairs("wordings.txt"))
def test_how_a_query_is_read(query: str, expected: str) -> None:
    assert wording(parse(query)) == expected


@pytest.mark.parametrize(("query", "_"), queries())
def test_the_wording_of_a_query_is_a_query_that_is_read_alike(query: str, _: set[str]) -> None:
    assert wording(parse(wording(parse(query)))) == wording(parse(query))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("x" * 2_001, "longer than"),
        ("a " * 1_000_000, "longer than"),
        ("(" * 2_001, "longer than"),
        (" ".join(["w"] * 201), "more than 200 words"),
        (" OR ".join(["w"] * 201), "more than 200 words"),
        ('"' + " ".join(["w"] * 201) + '"', "more than 200 words"),
        ("(" * 51 + "a" + ")" * 51, "50 deep"),
        ("title:" * 300 + "a", "more than 200 words"),
        (" ".join("ab" * (n % 2 + 1) for n in range(500))[:2000], "more than 300 words"),
        ("a /5 " * 399 + "a", "more than 50 connectors"),
        ("a % " * 399 + "a", "more than 50 connectors"),
        ("date:1600-01-02..2199-12-30 " * 60, "more than 10 times"),
    ],
    ids=lambda value: value[:12],
)
def test_what_is_too_much_is_refused(query: str, words: str) -> None:
    with pytest.raises(BadQuery, match=words):
        parse(query)


@pytest.mark.parametrize(
    "query",
    [
        "1" * 1_999,
        "1-" * 999,
        "a." * 999,
        "§" * 1_999,
        "(a" * 49 + ")" * 49,
        "A. " * 660,
        "1(" * 49 + ")" * 49,
        "50 usc " + "1," * 900,
        "sections " + "1, " * 600,
        "/" * 1_999,
        "'" * 1_999,
        "a'" * 999,
    ],
    ids=lambda value: value[:8],
)
def test_repetition_does_not_hang_the_parser(query: str) -> None:
    _parsed(query)


@given(st.text(max_size=60))
def test_any_text_is_a_query_or_a_bad_query(query: str) -> None:
    _parsed(query)


@given(
    st.lists(
        st.sampled_from(
            [
                "alien",
                "war",
                "AND",
                "OR",
                "NOT",
                "%",
                "/5",
                "+2",
                "(",
                ")",
                '"',
                "=x",
                "ab*",
                "kind:article",
                "title:a",
                "title:(",
                "§",
                "21",
                "50 USC 21",
                "case-by-case",
                "J.",
                "G.",
                "/us/a/b",
                "-",
                ":",
            ]
        ),
        max_size=12,
    ).map(" ".join)
)
def test_any_pieces_are_a_query_or_a_bad_query(query: str) -> None:
    _parsed(query)


def _parsed(query: str) -> None:
    tree, error = None, None
    try:
        tree = parse(query)
    except BadQuery as raised:
        error = raised
    if tree is None:
        assert error is not None
        assert 0 <= error.position <= len(query)
        return
    for node in _all(tree):
        assert 0 <= node.start <= node.end <= len(query)
    assert wording(tree)


def _all(node: Node) -> list[Node]:
    return [node, *(each for part in children(node) for each in _all(part))]


EXAMPLES = re.findall(r"\| `([^`|]+)` \|$", (ROOT / "docs/search.md").read_text("utf-8"), re.M)


@pytest.mark.parametrize("query", EXAMPLES)
def test_the_examples_of_the_reference_page_can_be_read(query: str) -> None:
    assert wording(parse(query))


def test_the_reference_tells_of_every_field_and_its_examples_can_be_read() -> None:
    written = " ".join(operator.write for operator in OPERATORS)
    aside = {"authority", "document"}  # which are for programs: see ``relies-on`` and ``kind``
    assert [f for f in FIELDS if f"{f}:" not in written and f not in aside] == []
    for operator in OPERATORS:
        assert wording(parse(operator.example))


def test_the_reference_page_tells_of_every_field() -> None:
    page = (ROOT / "docs/search.md").read_text("utf-8")
    assert [field for field in FIELDS if f"`{field}:`" not in page] == []
    assert len(EXAMPLES) > 15
