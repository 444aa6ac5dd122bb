"""A text as paragraphs and runs: nothing is lost, and every word knows where it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.document import Rendering
from app.text import markdown, plain
from app.text.flow import Marked, Paragraph, Table, cut, flow, paragraphs
from tests.text.strategies import MARKDOWN


def words(paragraph: Paragraph) -> str:
    return "".join(run.words for run in paragraph.runs if run.start is not None)


def assert_whole(rendering: Rendering) -> None:
    found = list(paragraphs(flow(rendering)))
    assert [one.block for one in found] == list(rendering.blocks)
    for paragraph in found:
        block = paragraph.block
        assert words(paragraph) == rendering.text[block.start : block.end]
        for run in paragraph.runs:
            if run.start is not None:
                assert rendering.text[run.start : run.end] == run.words


@given(MARKDOWN)
def test_every_word_of_any_text_is_there(source: str) -> None:
    assert_whole(markdown.render(source))
    assert_whole(plain.render(source))


@given(MARKDOWN, st.lists(st.integers(0, 300)))
def test_a_cut_loses_nothing_and_ends_where_it_was_asked_to(source: str, at: list[int]) -> None:
    rendering = markdown.render(source)
    for paragraph in paragraphs(flow(rendering)):
        pieces = cut(paragraph, at)
        assert words(pieces) == words(paragraph)
        starts = {run.start for run in pieces.runs}
        inside = {o for o in at if paragraph.block.start < o < paragraph.block.end}
        assert inside <= starts


def test_styles_links_and_what_is_no_part_of_the_text() -> None:
    rendering = markdown.render(
        "a **b *c*** `d` ~~e~~ [f](http://g.h)[^1] ![i](http://j.k/l.png)\n\n[^1]: k\n"
    )
    (first, second) = paragraphs(flow(rendering))
    styled = {run.words: (sorted(run.styles), run.href) for run in first.runs}
    assert styled["b "] == (["bold"], "")
    assert styled["c"] == (["bold", "italic"], "")
    assert styled["d"] == (["code"], "")
    assert styled["e"] == (["struck"], "")
    assert styled["f"] == ([], "http://g.h")
    assert [(run.words, run.start) for run in first.runs if run.start is None] == [
        ("1", None),
        ("i", None),
    ]
    assert words(second) == "k"


def test_items_have_markers_and_tables_rows() -> None:
    rendering = markdown.render(
        "- a\n\n  3. b\n\n     c\n  4. d\n- e\n\n| x | y |\n|---|---|\n| 1 | 2 |\n"
    )
    *items, table = flow(rendering)
    assert [one.marker for one in items if isinstance(one, Paragraph)] == ["•", "3.", "", "4.", "•"]
    assert isinstance(table, Table)
    assert (len(table.rows), table.head) == (2, 1)
    assert [words(cell) for cell in table.rows[1]] == ["1", "2"]


@given(MARKDOWN, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=5))
def test_every_passage_is_found_in_the_runs_once(
    source: str, places: list[tuple[int, int]]
) -> None:
    rendering = markdown.render(source)
    marked = Marked(rendering, places)
    runs = [run for paragraph in paragraphs(marked.parts) for run in paragraph.runs]
    ends = [index for run in runs for index in marked.ending(run)]
    assert sorted([*ends, *marked.nowhere]) == list(range(len(places)))
    within = {o for b in rendering.blocks for o in range(b.start, b.end)}
    for index, (start, end) in enumerate(places):
        spans = [(run.start or 0, run.end or 0) for run in runs if index in marked.over(run)]
        covered = {offset for span in spans for offset in range(*span)}
        assert covered == within & set(range(start, end))
