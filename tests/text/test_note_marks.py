import re

from hypothesis import given
from hypothesis import strategies as st

from app.text import markdown
from app.text.marking import Mark, mark
from app.text.note_marks import with_note_marks, without_pictures
from tests.text.strategies import MARKDOWN

_NUMBER = re.compile(r'<a class="to-note"[^>]*><sup>[^<]*</sup></a>')


def test_a_picture_is_shown_by_its_words() -> None:
    html = without_pictures(markdown.render("A ![the <map>](map.png) here.").html)
    assert "<img" not in html
    assert '<span class="image" data-noanno="">the &lt;map&gt;</span>' in html


@given(MARKDOWN, st.data())
def test_each_passage_gets_one_number_and_nothing_else_changes(
    source: str, data: st.DataObject
) -> None:
    rendering = markdown.render(source)
    place = st.integers(0, max(0, len(rendering.text) - 1))
    spans = data.draw(st.lists(st.tuples(place, st.integers(1, 20)), max_size=4))
    marks = [
        Mark(start, min(start + length, len(rendering.text)), f"n{number}")
        for number, (start, length) in enumerate(spans)
        if start < len(rendering.text)
    ]
    marked = mark(rendering.html, rendering.blocks, marks)
    numbered = with_note_marks(marked, {one.id: one.id for one in marks})
    assert _NUMBER.sub("", numbered) == marked
    found = re.findall(r'class="to-note" href="#([^"]*)"', numbered)
    lit = set(re.findall(r"\bn\d\b", " ".join(re.findall(r'data-marks="([^"]*)"', marked))))
    assert sorted(found) == sorted(lit)
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", numbered, re.DOTALL)
