from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.document import Block
from app.errors import BadInput
from app.text import markdown
from tests.conftest import CASES
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


def _cases() -> list[tuple[str, list[str]]]:
    whole = (CASES / "text" / "markdown.txt").read_text(encoding="utf-8").split("\n\n", 1)[1]
    parts = [part.partition("=>\n") for part in whole.split("---8<---\n")]
    return [(source, blocks.splitlines()) for source, _, blocks in parts]


def _line(block: Block, text: str) -> str:
    words = text[block.start : block.end].replace("\n", "⏎")
    return (
        " ".join(f"{block.kind} {block.level} | {block.provision or ''} | ".split()) + f" {words}"
    )


@pytest.mark.parametrize(("source", "expected"), _cases())
def test_blocks_of_each_case(source: str, expected: list[str]) -> None:
    rendering = markdown.render(source, provisions=True)
    assert [_line(block, rendering.text) for block in rendering.blocks] == expected


def test_a_marker_is_text_where_no_provisions_are_asked_for() -> None:
    rendering = markdown.render('{provision="/us/usc/t50/s21"}\nText.\n')
    assert strings(rendering) == ['{provision="/us/usc/t50/s21"} Text.']
    assert "data-provision" not in rendering.html


FRAGMENTS = [
    ("# Law\n\n# Law\n\n# Law-2\n\n# §\n", ["h-law", "h-law-2", "h-law-2-2", "h-"]),
    ('{provision="/us/usc/t50/s21"}\n# § 21\n', ["/us/usc/t50/s21"]),
    ('{provision="/us/usc/t50/s21"}\n- a\n- b\n', ["/us/usc/t50/s21"]),
]


@pytest.mark.parametrize(("source", "ids"), FRAGMENTS)
def test_fragments_to_link_to(source: str, ids: list[str]) -> None:
    html = markdown.render(source, provisions=True).html
    assert re.findall(r' id="([^"]*)"', html) == ids


@pytest.mark.parametrize("source", ["> " * 99 + "deep", "- " * 49 + "deep", "> " * 99 + "# deep"])
def test_deep_nesting_loses_nothing(source: str) -> None:
    assert strings(markdown.render(source)) == ["deep"]


@pytest.mark.parametrize("source", ["> " * 100 + "deep", "- " * 50 + "deep", "- " * 200 + "deep"])
def test_nesting_too_deep_to_read_is_refused(source: str) -> None:
    with pytest.raises(BadInput, match="nested 100 levels deep"):
        markdown.render(source)


SAFE = [
    ("[a](http://x.y)", '<a href="http://x.y" rel="noopener">a</a>'),
    ("[a](mailto:a@b.c)", '<a href="mailto:a@b.c" rel="noopener">a</a>'),
    ("[a](ftp://x.y)", '<a rel="noopener">a</a>'),
    ("[a](/authorities/us)", '<a href="/authorities/us" rel="noopener">a</a>'),
    ("![a *b*](http://x.y/z.png)", '<span class="image" data-noanno="">a b</span>'),
    ("![a](//x.y/z.png)", '<span class="image" data-noanno="">a</span>'),
    ("![a](data:image/png;base64,xx)", '<span class="image" data-noanno="">a</span>'),
    ("![a](seal.png)", '<img src="seal.png" alt="a" data-noanno="">'),
]


@pytest.mark.parametrize(("source", "html"), SAFE)
def test_links_are_safe_and_no_picture_is_fetched(source: str, html: str) -> None:
    assert html in markdown.render(source).html


@given(MARKDOWN)
def test_nothing_runs_and_nothing_is_styled(source: str) -> None:
    html = markdown.render(source, provisions=True).html
    assert not re.search(r"<(?!/?[a-z])|<(script|style|iframe|div)|<[^>]* (style|on\w+)=", html)
    assert not re.search(r'(href|src)="(?!https?:|mailto:)[a-z]+:', html)


@pytest.mark.shared
def test_real_articles_keep_every_word(shared: Path) -> None:
    with gzip.open(shared / "articles" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            source = json.loads(line)["text"]
            rendering = markdown.render(source)
            assert list(Extraction(rendering.html).blocks.values()) == strings(rendering)
            assert set(re.findall(r"[A-Za-z]{3,}", source)) >= set(
                re.findall(r"[A-Za-z]{3,}", rendering.text)
            )
            assert len(rendering.text) > 0.9 * len(" ".join(source.split()))
