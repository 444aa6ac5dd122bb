from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from app.text import markdown
from tests.text.extraction import Extraction
from tests.text.strategies import MARKDOWN, strings


@given(MARKDOWN, st.booleans())
@example("", False)
@example("| a | b |\n|---|---|\n|   |   |\n", False)
@example("[link[^1] on](http://a.b)\n\n[^1]: note\n", False)
@example("```\n\n x\n\n\n```\n", False)
@example("<\u0338 &lt;\u0338", False)
def test_the_text_of_the_html_is_the_canonical_text(source: str, provisions: bool) -> None:
    rendering = markdown.render(source, provisions=provisions)
    found = Extraction(rendering.html)
    assert [found.blocks[number] for number in sorted(found.blocks)] == strings(rendering)
    assert list(found.blocks) == [block.number for block in rendering.blocks]
    assert not found.outside.strip(), found.outside


@given(MARKDOWN, st.booleans())
def test_blocks_tile_the_text(source: str, provisions: bool) -> None:
    rendering = markdown.render(source, provisions=provisions)
    assert "\n".join(strings(rendering)) == rendering.text
    assert [block.number for block in rendering.blocks] == list(range(len(rendering.blocks)))
    for block, words in zip(rendering.blocks, strings(rendering), strict=True):
        assert words.strip()
        assert block.kind == "code" or " ".join(words.split()) == words


@given(MARKDOWN)
def test_no_fragment_is_given_twice(source: str) -> None:
    ids = re.findall(r' id="([^"]*)"', markdown.render(source, provisions=True).html)
    assert len(ids) == len(set(ids))
