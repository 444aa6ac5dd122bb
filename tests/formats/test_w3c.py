from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.annotation import Anchor, AnchorState, Annotation, Link, LinkStatus, Stance
from app.domain.mention import Form
from app.errors import BadInput
from app.formats import annotation_set, w3c_check
from app.formats.w3c import collection, dump_bytes, from_jsonld, to_jsonld
from tests.formats.annotations import ANNOTATIONS

CASES = Path(__file__).parents[1] / "cases" / "formats" / "w3c"
FOREIGN = json.loads((CASES / "foreign.json").read_text("utf-8"))
REFUSED = json.loads((CASES / "refused.json").read_text("utf-8"))

ANNOTATION = Annotation(
    id="urn:uuid:00000000-0000-4000-8000-000000000001",
    document="night-order",
    anchors=(Anchor("0" * 64, 4, 9, "court", "The ", " spoke"),),
    creator="Ann",
    created="2025-06-01T09:00:00Z",
    modified="2025-06-01T09:00:00Z",
    links=(Link("/us/proc/10903", Form.NAMED, Stance.DISCUSSES),),
)

KEYS = [
    *("id", "type", "source", "value", "selector", "exact", "start", "end"),
    *(
        "state",
        "cached",
        "scope",
        "purpose",
        "items",
        "name",
        "format",
        "basis:evidence",
        "basis:form",
    ),
]
WORDS = ["TextQuoteSelector", "SpecificResource", "urn:basis:article:a"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(ANNOTATIONS)
def test_nothing_is_lost(annotation: Annotation) -> None:
    data = dump_bytes(to_jsonld(annotation))
    assert from_jsonld(w3c_check.read(data, "a.jsonld")) == annotation


@given(ANNOTATIONS)
def test_what_is_written_is_valid(annotation: Annotation) -> None:
    assert w3c_check.reasons(to_jsonld(annotation)) == []


@given(st.lists(ANNOTATIONS, max_size=3, unique_by=lambda annotation: annotation.id), st.randoms())
def test_a_set_is_the_same_bytes_in_any_order(annotations: list[Annotation], random: Any) -> None:
    shuffled = random.sample(annotations, len(annotations))
    data = annotation_set.dump(annotations, "night-order")
    assert annotation_set.dump(shuffled, "night-order") == data
    assert w3c_check.reasons(json.loads(data)) == []


@given(st.lists(ANNOTATIONS, max_size=3, unique_by=lambda annotation: annotation.id))
def test_a_set_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, annotations: list[Annotation]
) -> None:
    path = tmp_path_factory.mktemp("sets") / "night-order.jsonld"
    path.write_bytes(annotation_set.dump(annotations, "night-order"))
    read = annotation_set.read(path)
    assert sorted(read, key=lambda each: each.id) == sorted(annotations, key=lambda each: each.id)


@given(st.sampled_from(["id", "body", "target", "creator", "motivation", "bodyValue"]), JSON)
def test_nonsense_is_read_or_refused_with_a_reason(key: str, value: object) -> None:
    try:
        annotation = from_jsonld(to_jsonld(ANNOTATION) | {key: value})
    except BadInput:
        return
    assert w3c_check.reasons(to_jsonld(annotation)) == []


def test_how_an_annotation_looks() -> None:
    expected = json.loads((CASES / "ours.json").read_text("utf-8"))
    assert to_jsonld(ANNOTATION) == expected


@pytest.mark.parametrize(
    ("change", "motivation"),
    [
        ({}, "linking"),
        ({"note": "A note"}, "commenting"),
        ({"links": (), "tags": ("parole",)}, "tagging"),
        ({"links": ()}, "highlighting"),
        ({"note": "No.", "reply_to": "urn:uuid:1"}, "replying"),
        (
            {"links": (Link("/us/a/b", Form.CITED, Stance.DISCUSSES, LinkStatus.REJECTED),)},
            "assessing",
        ),
    ],
)
def test_motivations(change: dict[str, Any], motivation: str) -> None:
    data = to_jsonld(replace(ANNOTATION, **change))
    assert data["motivation"] == motivation


def test_a_rejected_link_does_not_read_as_a_link() -> None:
    rejected = Link("/us/a/b", Form.CITED, Stance.DISCUSSES, LinkStatus.REJECTED)
    data = to_jsonld(replace(ANNOTATION, links=(rejected,)))
    assert {body["purpose"] for body in data["body"]} == {"assessing"}


def test_the_iris_of_another_server() -> None:
    data = to_jsonld(ANNOTATION, lambda reference: f"https://h.example/{reference.strip('/')}")
    assert data["target"][0]["source"] == "https://h.example/night-order"
    assert data["body"][0]["source"] == "https://h.example/us/proc/10903"
    references = {
        "https://h.example/night-order": "night-order",
        "https://h.example/us/proc/10903": "/us/proc/10903",
    }
    assert from_jsonld(data, references.__getitem__) == ANNOTATION


def test_the_annotation_of_another_program() -> None:
    annotation = from_jsonld(FOREIGN)
    assert annotation.document == "half-million-lose-parole"
    assert annotation.creator == "A. Person, http://other.example.org/user1"
    assert annotation.modified == annotation.created == "2025-06-01T09:00:00Z"
    assert annotation.note == "First thought.\n\nSecond *thought*."
    assert annotation.tags == ("parole",)
    assert annotation.anchors == (
        Anchor("", 0, 0, "temporary permission", "a ", "", AnchorState.CHECK),
    )
    assert annotation.links == (
        Link("/us/usc/t8/s1182/d/5/A", Form.DESCRIBED, Stance.DESCRIBES),
        Link("/us/proc/10903", Form.DESCRIBED, Stance.DISPUTES),
    )


def test_an_annotation_keeps_its_names() -> None:
    first = from_jsonld(FOREIGN)
    assert first.id.startswith("urn:uuid:")
    assert first.via == (FOREIGN["id"],)
    assert from_jsonld(to_jsonld(first)) == first
    served = to_jsonld(first, address="https://h.example/annotations/1")
    assert served["canonical"] == first.id
    again = from_jsonld(served)
    assert (again.id, again.via) == (first.id, (*first.via, "https://h.example/annotations/1"))
    named = from_jsonld(FOREIGN | {"canonical": "https://c.example/7"})
    assert (named.id, named.canonical) == (first.id, "https://c.example/7")
    assert to_jsonld(named, address="https://h.example/1")["canonical"] == "https://c.example/7"


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["says"])
def test_refused(case: dict[str, Any]) -> None:
    data = {key: value for key, value in (FOREIGN | case["change"]).items() if value is not None}
    with pytest.raises(BadInput) as caught:
        from_jsonld(data)
    assert case["says"] in str(caught.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "it is not JSON"),
        ('{"total": NaN}', "NaN is no number"),
        ("[" * 100_000, "it is not JSON"),
        ("3", "annotation 1 cannot be read: it is no JSON object"),
        ('[{"id": "urn:a:b"}]', "annotation 1 cannot be read"),
        (
            json.dumps(collection([ANNOTATION]) | {"first": "http://a.example/page1"}),
            "in pages elsewhere",
        ),
        (json.dumps(collection([ANNOTATION]) | {"total": -1}), "`total` must be a number"),
    ],
)
def test_a_set_that_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "bad.jsonld"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput) as caught:
        annotation_set.read(path)
    assert says in str(caught.value)
    assert "bad.jsonld" in str(caught.value)
