"""The search page and its JSON: results lit, facets that narrow, and a caret where it breaks."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest

from app.query.reference import OPERATORS
from app.web.search import feeds
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
    addresses = [link.attributes["href"] for link in page.all("a")]
    narrower = [address for address in addresses if "q=(wartime)+" in address]
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


def test_results_are_sorted_and_keep_their_order_from_page_to_page(starter: Browser) -> None:
    text = starter.get("/search?q=court&sort=newest").get_data(as_text=True)
    assert "<strong>Newest</strong>" in text
    assert "sort=newest" in text
    assert starter.get("/search?q=court&sort=nonsense").status_code == 200


def test_a_misspelt_word_is_offered_as_it_may_be_meant(starter: Browser) -> None:
    page = parse(starter.get("/search?q=wartmie"))
    assert "Did you mean" in page.text
    assert any("q=wartime" in a.attributes["href"] for a in page.all("a"))


def test_a_passage_of_an_authority_leads_to_its_provision(starter: Browser) -> None:
    page = parse(starter.get("/search", query_string={"q": '"hostile nation or government"'}))
    assert "50 U.S.C. § 21" in page.text
    assert any(a.attributes["href"].endswith("/us/usc/t50/s21") for a in page.all("a"))


def test_results_as_a_spreadsheet(small: Browser) -> None:
    answer = small.get("/search.csv?q=pilot")
    assert answer.mimetype == "text/csv"
    header, row = csv.reader(io.StringIO(answer.get_data(as_text=True)))
    assert header == ["kind", "id", "title", "date", "provision", "passage"]
    assert row[:2] == ["article", "the-plane"]
    assert "pilot" in row[5]
    assert small.get("/search.csv?q=(").status_code == 400


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert feeds._harmless(cell) == f"'{cell}"
    assert feeds._harmless("x=1") == "x=1"


def test_results_as_a_feed(small: Browser) -> None:
    answer = small.get("/search.atom?q=pilot")
    assert answer.mimetype == "application/atom+xml"
    root = ElementTree.fromstring(answer.get_data())
    atom = "{http://www.w3.org/2005/Atom}"
    (entry,) = root.findall(f"{atom}entry")
    assert all(entry.findtext(f"{atom}{name}") for name in ("title", "id", "updated", "summary"))
    assert all(root.findtext(f"{atom}{name}") for name in ("title", "id", "updated"))
    assert small.get("/search.atom?q=").status_code == 400


def test_every_operator_is_shown_and_its_example_can_be_searched_for(starter: Browser) -> None:
    page = parse(starter.get("/search/language"))
    assert breaches(page) == []
    examples = [a.attributes["href"] for a in page.all("a") if "/search?q=" in a.attributes["href"]]
    assert len(examples) >= len(OPERATORS)
    for address in examples:
        assert starter.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        ({}, ""),
        ({"all": "alien removal"}, "alien removal"),
        ({"phrase": 'alien "enemies'}, '"alien enemies"'),
        ({"any": "war invasion", "kind": "act"}, "(war OR invasion) kind:act"),
        ({"left": "parole", "right": "humanitarian reasons", "near": "s"}, None),
        ({"left": "parole", "right": "x", "near": "nonsense"}, ""),
        ({"all": "parole", "none": "tourist criminal"}, "parole NOT tourist NOT criminal"),
        ({"none": "tourist"}, ""),
        ({"cite": "50 USC 21", "from": "2025"}, 'cite:"50 USC 21" date:2025..'),
    ],
)
def test_the_form_writes_a_search(small: Browser, asked: dict[str, str], query: str | None) -> None:
    answer = small.get("/search/build", query_string=asked)
    written = parse_qs(urlsplit(answer.headers["Location"]).query).get("q", [""])[0]
    assert written == ('parole /s "humanitarian reasons"' if query is None else query)
    assert small.get(answer.headers["Location"]).status_code == 200
