"""Subdivisions: what a later one in a list means, and what lies between two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.subdivisions import between, continued, in_order, pieces, written


@pytest.mark.parametrize(
    ("before", "after", "meant"),
    [
        ("(a)(2)", "(3)", "(a)(3)"),
        ("(a)(2)", "(6)(E)", "(a)(6)(E)"),
        ("(a)(2)(B)", "(c)", "(c)"),
        ("(b)(2)(B)(i)", "(ii)", "(b)(2)(B)(ii)"),
        ("(b)(2)(B)(i)", "(c)", "(c)"),
        ("(h)", "(i)", "(i)"),
        ("(i)", "(ii)", "(ii)"),
        ("(a)(2)(M)(i)(III)(cc)", "(b)(2)", "(b)(2)"),
        ("(a)(2)(M)(i)(III)(cc)", "(dd)", "(a)(2)(M)(i)(III)(dd)"),
        ("(b)(4)(i)", "(iii)", "(b)(4)(iii)"),  # regulations
        ("(a)", "(2)", None),
    ],
)
def test_a_later_one_takes_the_place_of_its_own_kind(
    before: str, after: str, meant: str | None
) -> None:
    found = continued(pieces(before), pieces(after))
    assert (written(found) if found else None) == meant


@pytest.mark.parametrize(
    ("first", "last", "inside"),
    [
        ("(a)", "(d)", ["(b)", "(c)"]),
        ("(b)(1)", "(b)(3)", ["(b)(2)"]),
        ("(i)", "(iv)", ["(ii)", "(iii)"]),
        ("(a)(1)(A)(i)", "(a)(1)(A)(iii)", ["(a)(1)(A)(ii)"]),
        ("(h)", "(j)", ["(i)"]),
        ("(aa)", "(cc)", ["(bb)"]),
        ("(d)", "(a)", []),
        ("(a)", "(a)(3)", []),
        ("(a)", "(3)", []),
    ],
)
def test_what_lies_between(first: str, last: str, inside: list[str]) -> None:
    assert list(map(written, between(pieces(first), pieces(last)))) == inside


@pytest.mark.parametrize(
    ("parts", "whole"),
    [("abc", True), ("123", True), ("acd", False), (["i", "ii", "iii"], True), ("AB", True)],
)
def test_whether_parts_follow_each_other(parts: str | list[str], whole: bool) -> None:
    assert in_order(list(parts)) is whole


@given(st.lists(st.from_regex(r"[0-9]{1,3}|[A-Za-z]{1,3}", fullmatch=True), max_size=5))
def test_any_parts_are_written_and_read(parts: list[str]) -> None:
    path = tuple(parts)
    assert pieces(written(path)) == path
    for each in parts:
        found = continued(path, (each,))
        assert found is None or found[-1] == each
        assert isinstance(between(path, (each,)), list)
