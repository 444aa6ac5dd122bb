from __future__ import annotations

from app.text import markdown
from app.text.reading import reading


def test_a_reading_has_blocks_sentences_and_circumstances() -> None:
    rendering = markdown.render("# A title\n\nOne. Two\nlines.\n\n- three\n")
    seen = reading(rendering, "2025-05-30", "/us/usc/t8/s1182")
    assert seen.text == "A title\nOne. Two lines.\nthree"
    assert seen.blocks == ((0, 7), (8, 23), (24, 29))
    words = [seen.text[start:end] for start, end in seen.sentences]
    assert words == ["A title", "One.", "Two lines.", "three"]
    assert (seen.date, seen.context) == ("2025-05-30", "/us/usc/t8/s1182")
