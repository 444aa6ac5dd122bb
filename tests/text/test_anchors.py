from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.annotation import Anchor, AnchorState
from app.errors import BadAnchor
from app.text import markdown
from app.text.anchors import CONTEXT, check, describe, find
from app.text.versions import version_hash
from tests.conftest import CASES
from tests.text.strategies import CHARACTERS, MARKDOWN

OFFSETS = json.loads((CASES / "text" / "offsets.json").read_text(encoding="utf-8"))["cases"]
TEXTS = st.one_of(
    st.text(CHARACTERS, min_size=1),
    MARKDOWN.map(lambda source: markdown.render(source).text).filter(bool),
    st.text("ab", min_size=1),
)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(passages())
def test_what_is_described_is_found_in_its_place(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    anchor = describe(text, start, end, version_hash(text))
    check(text, anchor)
    assert anchor.prefix + anchor.exact + anchor.suffix in text
    assert len(anchor.prefix) <= CONTEXT >= len(anchor.suffix)
    assert find(text, anchor) == anchor


@given(passages(), st.text(CHARACTERS))
def test_nothing_is_found_that_is_not_the_quote(passage: tuple[str, int, int], other: str) -> None:
    text, start, end = passage
    found = find(other, describe(text, start, end, version_hash(text)))
    if found is not None:
        check(other, found)
        assert found.version == version_hash(other)


@given(passages(), st.text(CHARACTERS, min_size=1))
def test_what_moved_whole_is_found_or_given_up(passage: tuple[str, int, int], before: str) -> None:
    text, start, end = passage
    anchor = describe(text, start, end, version_hash(text))
    found = find(before + text, anchor)
    if len(re.findall(f"(?={re.escape(anchor.exact)})", before + text)) == 1:
        assert found is not None
        assert (found.start, found.state) == (start + len(before), AnchorState.MOVED)


LAW = "The Act is old. The order rests on the Act. The court stayed the order in May."
MOVES = [
    ("in its place", LAW, "exact"),
    ("after an insertion", "New. " + LAW, "moved"),
    ("edited before", LAW.replace("The Act is old.", "The law is old."), "exact"),
    ("gone", LAW.replace("rests on", "relied on"), None),
    ("twice with the same context", LAW + " " + LAW, "exact"),
    ("twice, neither in place", "Also: " + LAW + " Also: " + LAW, None),
    ("once, context gone", "They say the order rests on it now.", None),
    ("once, half its context", "So: The order rests on the Act. The court stayed it all.", None),
    (
        "once, one side whole",
        "So: The order rests on the Act. The court stayed the order.",
        "moved",
    ),
]


@pytest.mark.parametrize(("name", "text", "state"), MOVES)
def test_where_the_quote_stands_now(name: str, text: str, state: str | None) -> None:
    start = LAW.index("order rests on")
    found = find(text, describe(LAW, start, start + 14, version_hash(LAW)))
    assert (found and found.state) == state, name
    if found is not None:
        assert text[found.start : found.end] == "order rests on"
        assert found.version == version_hash(text)


def test_a_short_quote_in_its_old_place_by_chance_is_not_taken() -> None:
    anchor = describe("one the two the three", 4, 7, version_hash(""))
    assert find("xxx the zz the three", anchor) is None


BAD = [(-1, 2), (0, 0), (3, 2), (0, 6), (9, 12)]


@pytest.mark.parametrize(("start", "end"), BAD)
def test_a_passage_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(BadAnchor, match=rf"passage {start} to {end} "):
        describe("law §", start, end, "")
    with pytest.raises(BadAnchor, match="of an-article:"):
        check("law §", Anchor("", start, end, "law"), "an-article")


def test_another_quote_is_refused_with_what_stands_there() -> None:
    anchor = replace(describe("law §", 0, 3, ""), exact="Law")
    with pytest.raises(BadAnchor, match="“law” stands there"):
        check("law §", anchor)


@pytest.mark.parametrize("case", OFFSETS, ids=[case["name"] for case in OFFSETS])
def test_code_points_and_utf_16_units_name_the_same_passage(case: dict[str, Any]) -> None:
    text = case["text"]
    start, end = case["codePoints"]
    first, last = (2 * unit for unit in case["utf16"])
    assert text[start:end] == case["exact"]
    assert text.encode("utf-16-le")[first:last].decode("utf-16-le") == case["exact"]
