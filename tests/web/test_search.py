"""The search page and its JSON: results lit, facets that narrow, and a caret where it breaks."""

from __future__ import annotations

import pytest

from tests.web.conftest import Browser
from tests.web.pages import breaches, parse


def test_results_show_why_they_were_found(small: Browser) -> None:
    response = small.get("/search?q=pilot")
    page = parse(response)
    assert "1 result" in page.text
    assert "<mark>pilot</mark>" in response.get_data(as_text=True)
    assert "/articles/the-plane" in [a.attributes["href"] for a in page.all("a")]


def test_a_facet_narrows_to_the_number_that_it_shows(starter: Browser) -> None:
    page = parse(starter.get("/search?q=wartime"))
    narrower = [
        link.attributes["href"] for link in page.all("a") if "q=wartime+" in link.attributes["href"]
    ]
    assert narrower
    for address in narrower:
        found = starter.get(address)
        assert found.status_code == 200, address
        assert "result" in parse(found).text, address


@pytest.mark.parametrize(
    ("query", "marked"), [("(plane OR", "("), ('"plane', '"'), ("nofield:x", "n")]
)
def test_a_malformed_query_is_shown_with_its_place(small: Browser, query: str, marked: str) -> None:
    response = small.get("/search", query_string={"q": query})
    assert response.status_code == 400
    page = parse(response)
    assert breaches(page) == []
    assert "cannot be read" in page.text
    assert page.all("mark")
    answer = small.get("/api/search", query_string={"q": query})
    assert answer.status_code == 400
    assert query[answer.get_json()["position"]] == marked


def test_nothing_found_is_said_with_hints(small: Browser) -> None:
    text = parse(small.get("/search?q=zzzz")).text
    assert "Nothing in this library has" in text
    assert "Try fewer words" in text


@pytest.mark.parametrize("start", ["-1", "x", "99999999999", "20", "٣"])
def test_a_start_that_makes_no_sense_is_harmless(small: Browser, start: str) -> None:
    assert small.get("/search", query_string={"q": "plane", "start": start}).status_code == 200


def test_the_json_answer_names_its_fields(small: Browser) -> None:
    answer = small.get("/api/search?q=pilot").get_json()
    assert answer["total"] == 1
    hit = answer["hits"][0]
    assert (hit["id"], hit["kind"]) == ("the-plane", "article")
    assert {"id", "kind", "title", "score", "snippets"} <= set(hit)


def test_a_citation_leads_to_its_record(small: Browser) -> None:
    page = parse(small.get("/search", query_string={"q": "1 Stat. 577"}))
    assert "This names one record" in page.text
