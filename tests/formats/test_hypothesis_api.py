from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.annotation import AnchorState, Annotation, Visibility
from app.errors import BadInput
from app.formats import hypothesis_api, w3c_check
from app.formats.w3c import to_jsonld
from tests.formats.annotations import ANNOTATIONS

CASES = Path(__file__).parents[1] / "cases" / "formats" / "hypothesis"
ROWS = json.loads((CASES / "rows.json").read_text("utf-8"))


def read(data: object) -> list[Annotation | BadInput]:
    return list(hypothesis_api.read(data, "x.json", lambda iri: iri.rpartition("/")[2]))


def test_what_is_read() -> None:
    first, second, *_, wrong = read(ROWS)
    assert isinstance(first, Annotation)
    assert isinstance(second, Annotation)
    assert (first.document, first.note, first.tags) == (
        "two-notices",
        "Was it published?",
        ("publication",),
    )
    assert (first.creator, first.created) == (
        "acct:grace@example.org",
        "2016-12-16T11:24:14.673557Z",
    )
    assert first.visibility is Visibility.PUBLISHED
    (anchor,) = first.anchors
    assert (anchor.start, anchor.end, anchor.state) == (0, 0, AnchorState.CHECK)
    assert second.visibility is Visibility.PRIVATE
    assert second.reply_to == first.id
    assert isinstance(wrong, BadInput)
    assert "x.json, annotation 4" in str(wrong)


def test_what_is_read_is_a_valid_w3c_annotation() -> None:
    for each in read(ROWS)[:3]:
        assert isinstance(each, Annotation)
        assert w3c_check.reasons(to_jsonld(each)) == []


@pytest.mark.parametrize(
    ("data", "is_it"),
    [
        (ROWS, True),
        (ROWS["rows"], True),
        ({"export_date": "2026-06-01T00:00:00Z", "annotations": ROWS["rows"]}, True),
        (ROWS["rows"][0], True),
        ({"rows": []}, False),
        ({"annotations": []}, False),
        ({"@context": "http://www.w3.org/ns/anno.jsonld", "target": "x", "uri": "x"}, False),
        ([], False),
        ("x", False),
    ],
)
def test_it_is_told_from_json_ld(data: Any, is_it: bool) -> None:
    assert hypothesis_api.is_rows(data) is is_it


@given(ANNOTATIONS)
def test_what_is_written_is_read_again_but_for_links(annotation: Annotation) -> None:
    data = hypothesis_api.dump([annotation], "https://a.example/night-order", "A title")
    assert hypothesis_api.is_rows(data)
    (again,) = read(json.loads(json.dumps(data)))
    assert isinstance(again, Annotation)
    assert (again.id, again.note, again.tags) == (annotation.id, annotation.note, annotation.tags)
    assert again.creator == annotation.creator
    assert again.visibility is annotation.visibility
    kept = [anchor.exact for anchor in annotation.anchors if anchor.exact.strip()]
    assert [anchor.exact for anchor in again.anchors] == kept


VALUES: st.SearchStrategy[object] = (
    st.none() | st.integers() | st.text(max_size=3) | st.sampled_from([[], [{}], {}])
)


@given(st.dictionaries(st.sampled_from(sorted(ROWS["rows"][0])), VALUES))
def test_nonsense_is_read_or_refused(changes: dict[str, object]) -> None:
    for each in read([ROWS["rows"][0] | changes]):
        assert isinstance(each, Annotation | BadInput)
