from hypothesis import given
from hypothesis import strategies as st

from app.text import markdown
from app.text.embedding import embed, parts
from tests.text.strategies import MARKDOWN


def test_ids_and_links_to_them_are_renamed_and_headings_sink() -> None:
    html = markdown.render("# One\n\nA[^n] [b](#h-one).\n\n[^n]: Foot.").html
    assert embed(html, lambda old: f"x.{old}", 5).count("x.") == 6
    assert '<h6 id="x.h-one"' in embed(html, lambda old: f"x.{old}", 5)
    assert '<a href="#x.h-one"' in embed(html, lambda old: f"x.{old}", 5)


def test_words_that_look_like_tags_stay_words() -> None:
    html = markdown.render('The words <h1 id="a"> and id="b" in `<h2 href="#c">`').html
    assert embed(html, lambda old: "x", 3) == html


@given(MARKDOWN)
def test_the_parts_are_the_whole(source: str) -> None:
    rendering = markdown.render(source)
    found = list(parts(rendering.html))
    assert "".join(part.html for part in found).strip() == rendering.html.strip()
    assert [n for part in found for n in part.blocks] == [b.number for b in rendering.blocks]


@given(MARKDOWN, st.integers(0, 6))
def test_embedding_changes_nothing_but_ids_and_headings(source: str, levels: int) -> None:
    html = markdown.render(source).html
    assert embed(html, lambda old: old, 0) == html
    sunk = embed(html, lambda old: old, levels)
    assert [part.blocks for part in parts(sunk)] == [part.blocks for part in parts(html)]
