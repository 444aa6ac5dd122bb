"""The tags of a library: agreed on, closed, and what that refuses."""

from __future__ import annotations

import json
import re

import pytest

from tests.web.conftest import Browser
from tests.web.pages import breaches, parse

PAGE = "/articles/the-plane"


def annotate(small: Browser, tags: str, note: str = "x") -> int:
    version = re.search(r'name="version" value="([^"]+)"', small.get(PAGE).get_data(as_text=True))
    assert version
    given = {"version": version[1], "first": "1", "last": "1", "note": note, "tags": tags}
    return small.send(f"{PAGE}/annotations", **given).status_code


def change(small: Browser, **fields: str) -> int:
    return small.send("/tags/", **fields).status_code


def test_tags_are_listed_with_their_uses(small: Browser) -> None:
    annotate(small, "flight, law")
    annotate(small, "flight")
    assert change(small, do="define", tag=" removal  order ", meaning="An order to leave") == 303
    page = parse(small.get("/tags/"))
    assert breaches(page) == []
    words = " ".join(page.text.split())
    for told in ("flight in use, not agreed on 2", "removal order An order to leave 0"):
        assert told in words


def test_a_closed_vocabulary_refuses_other_tags_and_keeps_what_was_typed(small: Browser) -> None:
    annotate(small, "flight", "made before")
    change(small, do="define", tag="law", meaning="")
    change(small, do="close")
    assert annotate(small, "law") == 303
    version = re.search(r'name="version" value="([^"]+)"', small.get(PAGE).get_data(as_text=True))
    assert version
    given = {"version": version[1], "first": "1", "last": "1", "note": "an hour", "tags": "lwa"}
    refused = small.send(f"{PAGE}/annotations", **given)
    assert refused.status_code == 422
    page = parse(refused)
    assert "lwa is no tag of this library" in page.text
    assert "an hour" in page.text
    assert change(small, do="open") == 303
    assert annotate(small, "lwa") == 303


def test_a_tag_that_a_note_had_stays_when_it_is_revised(small: Browser) -> None:
    annotate(small, "flight", "made before")
    change(small, do="close")
    html = small.get(PAGE).get_data(as_text=True)
    address = re.findall(rf'href="({PAGE}/annotations/[0-9a-f-]+)"', html)[-1]
    revise = {"do": "revise", "revision": "1", "note": "better", "tags": "flight"}
    assert small.send(address, **revise).status_code == 303
    assert small.send(address, **revise | {"revision": "2", "tags": "flight, x"}).status_code == 422


def test_programs_are_refused_as_well(small: Browser) -> None:
    change(small, do="close")
    sent = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "body": {"type": "TextualBody", "purpose": "tagging", "value": "x"},
        "target": "urn:basis:article:the-plane",
    }
    answer = small.post("/annotations/", data=json.dumps(sent), content_type="application/ld+json")
    assert answer.status_code == 422
    assert "vocabulary" in answer.get_json()["error"]


@pytest.mark.parametrize("tag", ["a,b", " "])
def test_a_tag_that_a_form_cannot_carry_is_refused(small: Browser, tag: str) -> None:
    assert change(small, do="define", tag=tag) == 400


def test_a_tag_is_agreed_on_no_more(small: Browser) -> None:
    change(small, do="define", tag="law", meaning="m")
    assert change(small, do="remove", tag="law") == 303
    assert "No tag is used yet" in small.get("/tags/").get_data(as_text=True)
    assert "agreed no more on" in small.get("/history/").get_data(as_text=True)
