from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.document import Rendering
from app.text import markdown, plain
from app.text.marking import Mark, mark
from tests.text.extraction import Extraction
from tests.text.strategies import MARKDOWN, strings

WHOLE = "<mark [^>]*>|</mark>|<span id=[^>]*></span>"


@st.composite
def marked(draw: st.DrawFn) -> tuple[Rendering, list[Mark]]:
    rendering = draw(st.sampled_from([markdown.render, plain.render]))(draw(MARKDOWN))
    length = len(rendering.text)
    spans = draw(st.lists(st.tuples(st.integers(0, length), st.integers(0, length)), max_size=8))
    classes = st.lists(st.sampled_from(["note", "accepted"]), max_size=2).map(tuple)
    return rendering, [
        Mark(min(span), max(span), f"p{number}", draw(classes), draw(st.sampled_from(["", "#x"])))
        for number, span in enumerate(spans)
    ]


@given(marked())
@example((markdown.render("a&nbsp;<b> [x[^1]y](z)\n\n[^1]: &amp;\n"), [Mark(0, 8, "p0")]))
def test_without_the_marks_the_html_is_what_it_was(case: tuple[Rendering, list[Mark]]) -> None:
    rendering, marks = case
    html = mark(rendering.html, rendering.blocks, marks)
    assert re.sub(WHOLE, "", html) == rendering.html
    assert list(Extraction(html).blocks.values()) == strings(rendering)


@given(marked())
def test_the_segments_of_a_mark_are_its_passage(case: tuple[Rendering, list[Mark]]) -> None:
    rendering, marks = case
    html = mark(rendering.html, rendering.blocks, marks)
    found = Extraction(html).marked
    for one in marks:
        assert found.get(one.id, "") == _passage(rendering, one)
        assert html.count(f' id="m-{one.id}"') == bool(_passage(rendering, one))


def _passage(rendering: Rendering, one: Mark) -> str:
    """``text[start:end]`` without the line feeds that join the blocks."""
    return "".join(
        rendering.text[max(one.start, block.start) : max(one.start, min(one.end, block.end))]
        for block in rendering.blocks
        if block.start < one.end and one.start < block.end
    )


SOURCE = "The *Alien Enemies* Act & more.\n\nNext.\n"
CASES = [
    ("none", [], "The <em>Alien Enemies</em> Act &amp; more."),
    (
        "across an element",
        [Mark(4, 21, "a", ("note",), "#a")],
        'The <em><mark id="m-a" data-marks="a" class="note" data-href="#a">Alien Enemies</mark>'
        '</em><mark data-marks="a" class="note" data-href="#a"> Act</mark> &amp; more.',
    ),
    (
        "one inside another",
        [Mark(18, 28, "a", ("x",), "#a"), Mark(22, 23, "b", ("x", "y"), "#b")],
        "The <em>Alien Enemies</em> "
        '<mark id="m-a" data-marks="a" class="x" data-href="#a">Act </mark>'
        '<mark id="m-b" data-marks="a b" class="x y overlap" data-href="#b">&amp;</mark>'
        '<mark data-marks="a" class="x" data-href="#a"> more</mark>.',
    ),
    (
        "two on the same words",
        [Mark(18, 21, "a"), Mark(18, 21, 'b"')],
        'The <em>Alien Enemies</em> <span id="m-b&quot;"></span>'
        '<mark id="m-a" data-marks="a b&quot;" class="overlap">Act</mark> &amp; more.',
    ),
    (
        "one that has another name",
        [Mark(18, 21, "a", names=("b",))],
        'The <em>Alien Enemies</em> <span id="m-b"></span>'
        '<mark id="m-a" data-marks="a">Act</mark> &amp; more.',
    ),
]


@pytest.mark.parametrize(("name", "marks", "html"), CASES)
def test_how_marks_are_written(name: str, marks: list[Mark], html: str) -> None:
    rendering = markdown.render(SOURCE)
    assert mark(rendering.html, rendering.blocks, marks) == (
        f'<p data-block="0">{html}</p>\n<p data-block="1">Next.</p>\n'
    ), name


def test_the_end_of_a_block_tells_which_marks_begin_in_it() -> None:
    rendering = plain.render("One two three.\n\nFour five.\n\nSix.")
    marks = [Mark(0, 3, "a"), Mark(4, 20, "b"), Mark(15, 19, "c")]
    html = mark(rendering.html, rendering.blocks, marks, lambda ids: f"[{' '.join(ids)}]")
    assert re.findall(r"\[(.*?)\]</p>", html) == ["a b", "c"]
