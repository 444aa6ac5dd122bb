from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadInput, Unsafe
from app.formats.page_blocks import markdown
from app.text.markdown import render

CASES = json.loads(
    (Path(__file__).parents[1] / "cases/formats/page_blocks/cases.json").read_text("utf-8")
)
WORDS = st.text("abcXYZ*_#[]`|>-+.1 ", min_size=1, max_size=12)
TAGS = ("p", "div", "ul", "ol", "li", "blockquote", "table", "tr", "td", "sup", "pre", "b", "h2")


@pytest.mark.parametrize("case", CASES)
def test_cases(case: dict[str, str]) -> None:
    assert markdown(case["html"], "page.html") == case["markdown"]


def test_nothing_is_refused() -> None:
    with pytest.raises(BadInput, match=r"page\.html cannot be read: there is no page in it"):
        markdown(" ", "page.html")


def nested(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(children, max_size=3).map("".join)
    return st.builds(lambda tag, words: f"<{tag}>{words}</{tag}>", st.sampled_from(TAGS), inner)


@given(st.recursive(WORDS.map(lambda words: words.replace("<", "")), nested, max_leaves=12))
def test_every_word_stays_whatever_the_nesting(html: str) -> None:
    page = f"<html><body>{html}</body></html>"
    words = "".join(part.split("<")[0] for part in page.split(">"))
    text = render(markdown(page, "page.html")).text
    # Lists are numbered and tables set by Markdown: letters are what must stay.
    assert sorted(filter(str.isalpha, text)) == sorted(filter(str.isalpha, words))


@given(st.binary(max_size=400))
def test_no_bytes_do_harm(data: bytes) -> None:
    with suppress(BadInput, Unsafe):
        markdown(data, "page.html")


def test_nesting_beyond_what_is_read_is_refused() -> None:
    assert "deep" in markdown("<div>" * 200 + "deep", "page.html")
    with pytest.raises(Unsafe, match=r"page\.html is refused: its elements are nested too deeply"):
        markdown("<div>" * 5000 + "deep", "page.html")
