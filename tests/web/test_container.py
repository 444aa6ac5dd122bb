"""The annotation container: what it lists, takes and refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.web.conftest import ACT, STORY, Browser

QUOTE = "The Alien Enemies Act 🛫"
START = STORY.index(QUOTE)
TYPE = "application/ld+json"


def annotation(**changes: Any) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "motivation": "commenting",
        "body": {"type": "TextualBody", "value": "As reported", "purpose": "commenting"},
        "target": target(START, QUOTE),
    } | changes


def target(start: int | None, exact: str) -> dict[str, Any]:
    selectors: list[dict[str, Any]] = [{"type": "TextQuoteSelector", "exact": exact}]
    if start is not None:
        end = start + len(exact)
        selectors.append({"type": "TextPositionSelector", "start": start, "end": end})
    return {
        "type": "SpecificResource",
        "source": "urn:basis:article:the-plane",
        "selector": selectors,
    }


def total(browser: Browser) -> int:
    return int(browser.get("/annotations/").get_json(force=True)["total"])


def test_an_annotation_is_taken_listed_and_given_back(small: Browser) -> None:
    response = small.post("/annotations/", data=json.dumps(annotation()), content_type=TYPE)
    assert response.status_code == 201
    address = response.headers["Location"]
    found = small.get(address)
    assert found.get_json(force=True) == response.get_json(force=True)
    assert found.headers["ETag"] == response.headers["ETag"]
    assert found.get_json(force=True)["creator"]["name"] == "Ada Reader"
    assert total(small) == 1
    assert "As reported" in small.get("/articles/the-plane").get_data(as_text=True)


def test_words_alone_are_found_where_they_stand_once(small: Browser) -> None:
    sent = annotation(target=target(None, "Nobody on board"))
    response = small.post("/annotations/", data=json.dumps(sent), content_type=TYPE)
    assert response.status_code == 201
    selectors = response.get_json(force=True)["target"][0]["selector"]
    start = STORY.replace("\n\n", "\n").index("Nobody on board")
    place = {"type": "TextPositionSelector", "start": start, "end": start + 15}
    assert place in selectors


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"target": target(START + 1, QUOTE)}, 422),
        ({"target": target(99_999, QUOTE)}, 422),
        ({"target": target(None, "words that stand nowhere")}, 422),
        ({"target": {**target(START, QUOTE), "source": "urn:basis:article:none"}}, 404),
        ({"type": "Note"}, 400),
        ({"@context": "http://example.com/"}, 400),
    ],
)
def test_what_does_not_stand_there_is_refused(
    small: Browser, changes: dict[str, Any], status: int
) -> None:
    sent = json.dumps(annotation(**changes))
    response = small.post("/annotations/", data=sent, content_type=TYPE)
    assert response.status_code == status
    assert response.get_json()["error"]
    assert total(small) == 0


@pytest.mark.parametrize("body", ["", "{", "[]", '"x"', "null"])
def test_what_is_no_annotation_is_refused(small: Browser, body: str) -> None:
    response = small.post("/annotations/", data=body, content_type=TYPE)
    assert response.status_code == 400
    assert total(small) == 0


def test_another_type_and_another_site_are_refused(small: Browser) -> None:
    sent = json.dumps(annotation())
    assert small.post("/annotations/", data=sent, content_type="text/xml").status_code == 415
    foreign = {"Origin": "http://evil.example"}
    response = small.post("/annotations/", data=sent, content_type=TYPE, headers=foreign)
    assert response.status_code == 403
    assert small.post("/annotations/", data=sent, content_type="text/plain").status_code == 409
    assert total(small) == 0


def test_the_container_says_what_it_is(small: Browser) -> None:
    response = small.get("/annotations/")
    assert "ldp#BasicContainer" in response.headers["Link"]
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS, POST"
    assert response.headers["Content-Type"].startswith(TYPE)


def test_a_link_in_an_annotation_shows_as_accepted(small: Browser) -> None:
    link = {
        "type": "SpecificResource",
        "source": f"urn:basis:authority:{ACT.id}",
        "purpose": "linking",
    }
    small.post("/annotations/", data=json.dumps(annotation(body=link)), content_type=TYPE)
    assert 'data-state="accepted"' in small.get("/articles/the-plane").get_data(as_text=True)
