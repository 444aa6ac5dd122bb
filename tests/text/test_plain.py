from __future__ import annotations

import re

from hypothesis import given

from app.text import plain
from tests.text.extraction import Extraction
from tests.text.strategies import MARKDOWN, strings


def test_blank_lines_part_paragraphs_and_line_ends_do_not() -> None:
    rendering = plain.render("\r\nA title\r\n  \r\n\r\n  Wrapped\u00a0text <b>\r\nof two lines.\n")
    assert rendering.text == "A title\nWrapped text <b> of two lines."
    assert [block.kind for block in rendering.blocks] == ["paragraph", "paragraph"]
    assert '<p data-block="1">Wrapped text &lt;b&gt; of two lines.</p>' in rendering.html


@given(MARKDOWN)
def test_the_text_of_the_html_is_the_canonical_text(source: str) -> None:
    rendering = plain.render(source)
    found = Extraction(rendering.html)
    assert list(found.blocks.values()) == strings(rendering)
    assert list(found.blocks) == [block.number for block in rendering.blocks]
    assert "\n".join(strings(rendering)) == rendering.text
    assert not found.outside.strip()
    assert all(re.search(r"\S", words) and "\n" not in words for words in strings(rendering))
