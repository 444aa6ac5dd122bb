"""Every page of the starter library answers, is well made and carries its headers."""

from __future__ import annotations

import re

import pytest

from app.web.security import HEADERS
from tests.web.conftest import Browser
from tests.web.pages import breaches, parse

PAGES = [
    "/",
    "/authorities",
    "/bundles",
    "/recheck",
    "/map",
    "/map?of=/us/usc/t8/s1254a",
    "/worklist",
    "/help",
    "/projects",
    "/?find=law&state=waiting&order=waiting",
    "/?find=zzzzqqqq",
    "/?state=nonsense&order=nonsense&page=99",
    "/search",
    "/search?q=wartime",
    "/search?q=zzzzqqqq",
    "/searches",
]


def addresses(browser: Browser, prefix: str) -> list[str]:
    """The links of the first page, or of the list of authorities, that begin with ``prefix``."""
    page = parse(browser.get("/" if prefix == "/articles/" else "/authorities"))
    found = {link.attributes["href"].split("#")[0] for link in page.all("a")}
    return sorted(address for address in found if address.startswith(prefix))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_there_and_well_made(starter: Browser, path: str) -> None:
    response = starter.get(path)
    assert response.status_code == 200
    assert breaches(parse(response)) == []


@pytest.mark.parametrize("prefix", ["/articles/", "/authorities/"])
def test_every_article_and_authority_has_a_well_made_page(starter: Browser, prefix: str) -> None:
    found = addresses(starter, prefix)
    assert len(found) >= 10
    for address in found:
        response = starter.get(address)
        assert response.status_code == 200, address
        assert breaches(parse(response)) == [], address


@pytest.mark.parametrize("path", [*PAGES, "/no-such-page", "/healthz", "/static/basis.css"])
def test_every_answer_carries_the_headers(starter: Browser, path: str) -> None:
    headers = starter.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_the_links_of_the_first_page_lead_somewhere(starter: Browser) -> None:
    page = parse(starter.get("/"))
    for address in {link.attributes["href"] for link in page.all("a")}:
        if address.startswith("/"):
            assert starter.get(address).status_code == 200, address


def test_the_links_of_an_article_lead_somewhere(starter: Browser) -> None:
    article = addresses(starter, "/articles/")[0]
    page = parse(starter.get(article))
    for address in {link.attributes["href"] for link in page.all("a")}:
        if address.startswith("/"):
            assert starter.get(address, follow_redirects=True).status_code == 200, address
        elif address.startswith("#"):
            assert address[1:] in page.ids(), f"{article} {address}"


def test_every_field_has_a_label(starter: Browser) -> None:
    article = addresses(starter, "/articles/")[0]
    for path in ["/", "/search", "/bundles", article]:
        page = parse(starter.get(path))
        labelled = {label.attributes.get("for") for label in page.all("label")}
        for tag in ("input", "select", "textarea"):
            for element in page.all(tag):
                if element.attributes.get("type") != "hidden":
                    assert element.attributes.get("id") in labelled, (path, element)


def test_a_provision_leads_to_its_place_in_the_record(small: Browser) -> None:
    response = small.get("/authorities/us/usc/t50/s21")
    assert response.status_code == 302
    assert response.headers["Location"].endswith("/us/act/1798-07-06/ch66#/us/usc/t50/s21")
    page = parse(small.get(response.headers["Location"]))
    assert "/us/usc/t50/s21" in page.ids()


def test_an_authority_shows_as_of_when_it_was_read(small: Browser) -> None:
    assert "As of June 2025" in parse(small.get("/authorities/us/act/1798-07-06/ch66")).text


def test_a_day_that_is_none_is_refused(small: Browser) -> None:
    response = small.get("/authorities/us/act/1798-07-06/ch66?day=2025-02-30")
    assert response.status_code == 400
    assert "Write it as 2025-05-30" in parse(response).text


@pytest.mark.parametrize("path", ["/articles/nowhere", "/authorities/us/eo/1", "/nowhere"])
def test_what_is_not_there_is_a_page_with_a_way_on(small: Browser, path: str) -> None:
    response = small.get(path)
    assert response.status_code == 404
    page = parse(response)
    assert breaches(page) == []
    assert any(link.attributes["href"] == "/" for link in page.all("a"))


def test_an_empty_library_says_what_to_do(empty: Browser) -> None:
    text = parse(empty.get("/")).text
    assert "There are no articles yet" in text
    assert "basis add" in text
    for path in PAGES:
        assert empty.get(path).status_code == 200, path


def test_the_look_up_answers_as_json(small: Browser) -> None:
    found = small.get("/api/authorities?q=alien").get_json()["authorities"]
    assert [one["id"] for one in found] == ["/us/act/1798-07-06/ch66"]
    assert found[0]["label"] == "Act"
    assert small.get("/api/authorities").get_json() == {"authorities": []}


def test_no_page_asks_anything_of_another_host(starter: Browser) -> None:
    for path in [*PAGES, *addresses(starter, "/articles/")[:3]]:
        html = starter.get(path).get_data(as_text=True)
        assert not re.search(r'(?:src|action)="(?:https?:)?//', html), path
