from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BrokenFrontMatter, TooLarge
from app.formats.front_matter import LIMIT, join, split

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    TEXT | st.booleans() | st.none(),
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=12,
)
CASES = Path(__file__).parents[1] / "cases" / "formats" / "front_matter"


@given(st.dictionaries(TEXT, VALUES), TEXT)
def test_what_was_joined_splits_again(fields: dict[str, object], body: str) -> None:
    assert split(join(fields, body), "a.md") == (fields, body)


@pytest.mark.parametrize("case", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_cases(case: Path) -> None:
    """Each file ``x.md`` has an ``x.json``: fields and body, or the error's reason and line."""
    expected = json.loads(case.with_suffix(".json").read_text("utf-8"))
    text = case.read_text("utf-8")
    if "why" not in expected:
        assert list(split(text, case.name)) == [expected["fields"], expected["body"]]
        return
    with pytest.raises(BrokenFrontMatter) as caught:
        split(text, case.name)
    assert expected["why"] in str(caught.value)
    assert caught.value.fields["line"] == expected["line"]
    assert case.name in str(caught.value)


def test_windows_line_ends() -> None:
    assert split("---\r\nid: a\r\n---\r\nText\r\n", "a.md") == ({"id": "a"}, "Text\r\n")


@pytest.mark.parametrize("value", ["[" * 5000, "{a: " * 5000, "- " * 5000])
def test_deep_nesting_is_refused(value: str) -> None:
    with pytest.raises(BrokenFrontMatter, match="nested"):
        split(f"---\na:\n {value}\n---\n", "a.md")


def test_a_control_character_is_refused_with_its_line() -> None:
    with pytest.raises(BrokenFrontMatter, match=r"line 3"):
        split("---\nid: a\ntitle: a\x07b\n---\n", "a.md")


def test_too_much_yaml_is_refused() -> None:
    with pytest.raises(TooLarge):
        split(f"---\na: {'b' * LIMIT}\n---\n", "a.md")
