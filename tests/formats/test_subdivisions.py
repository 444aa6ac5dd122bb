"""Cases: paragraphs parted by spaces, ``*1*`` for italics, ``-`` no mark, ``!`` a definition."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.subdivisions import Mark, paths

CASES = json.loads(
    (Path(__file__).parents[1] / "cases/formats/subdivisions/cases.json").read_text("utf-8")
)


def paragraph(text: str) -> list[Mark] | None:
    if text == "!":
        return None
    return [Mark(each.strip("*"), "*" in each) for each in re.findall(r"\(([^)]+)\)", text)]


@pytest.mark.parametrize(("marks", "wanted"), CASES)
def test_cases(marks: str, wanted: str) -> None:
    found = paths([paragraph(each) for each in marks.split()])
    assert [
        ".".join([""] * (not path)) or "/".join(path) or "." for path in found
    ] == wanted.split()


@given(st.lists(st.lists(st.sampled_from(["a", "i", "v", "1", "A", "xx", "l"]), max_size=3)))
def test_every_paragraph_has_a_path_that_ends_in_its_mark(marks: list[list[str]]) -> None:
    found = paths([[Mark(each) for each in paragraph] for paragraph in marks])
    assert len(found) == len(marks)
    for paragraph_, path in zip(marks, found, strict=True):
        assert not paragraph_ or path[-1] == paragraph_[-1]
