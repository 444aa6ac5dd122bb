from __future__ import annotations

from app.text import markdown
from app.text.provisions import provision_spans

SOURCE = """An introduction.

{provision="/us/usc/t50/s21"}
## § 21

Whenever.

{provision="/us/usc/t50/s21/a"}
First.

{provision="/us/usc/t50/s21"}
Flush.

{provision="/us/usc/t50/s22"}
Twenty-two.

{provision="/us/usc/t50/s21"}
Again.

{provision="/us/const/art2/s2/cl1"}
Pardons.

{provision="/us/act/1798-07-06/ch66"}
Whole act.
"""


def test_a_provision_runs_until_one_that_is_not_below_it() -> None:
    rendering = markdown.render(SOURCE, provisions=True)
    found = [(name, rendering.text[start:end]) for name, start, end in provision_spans(rendering)]
    assert found == [
        ("/us/usc/t50/s21", "§ 21\nWhenever.\nFirst.\nFlush."),
        ("/us/usc/t50/s21/a", "First."),
        ("/us/usc/t50/s22", "Twenty-two."),
        ("/us/const/art2/s2", "Pardons."),
        ("/us/const/art2/s2/cl1", "Pardons."),
        ("/us/act/1798-07-06/ch66", "Whole act."),
    ]


def test_what_is_held_of_a_section_is_what_is_held_of_its_parts() -> None:
    source = '{provision="/us/usc/t8/s1182/d/5/A"}\n(A) The Secretary may.\n'
    rendering = markdown.render(source, provisions=True)
    assert provision_spans(rendering) == [
        ("/us/usc/t8/s1182", 0, 22),
        ("/us/usc/t8/s1182/d", 0, 22),
        ("/us/usc/t8/s1182/d/5", 0, 22),
        ("/us/usc/t8/s1182/d/5/A", 0, 22),
    ]


def test_a_text_without_marks_has_no_provisions() -> None:
    assert provision_spans(markdown.render("Text.", provisions=True)) == []
    assert provision_spans(markdown.render("", provisions=True)) == []
