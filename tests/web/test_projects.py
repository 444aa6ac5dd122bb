"""Projects and the desk, with forms alone."""

from __future__ import annotations

import pytest

from app.web.pages import Pages, number
from tests.web.conftest import Browser
from tests.web.pages import breaches, parse


def begin(browser: Browser, title: str = "The long read") -> str:
    """The address of a new project."""
    response = browser.send("/projects", title=title, purpose="For Sunday")
    assert response.status_code == 303
    return response.headers["Location"]


def test_a_project_from_its_beginning_to_a_bundle(small: Browser) -> None:
    address = begin(small)
    found = small.get(f"{address}?find=plane")
    assert breaches(parse(found)) == []
    assert "the-plane" in found.get_data(as_text=True)
    small.send(address, do="add", article="the-plane")
    page = parse(small.get(address))
    assert breaches(page) == []
    assert "0 of 1 link decided" in " ".join(page.text.split())
    bundle = parse(small.get("/bundles?article=the-plane"))
    ticked = [e.attributes["value"] for e in bundle.all("input") if "checked" in e.attributes]
    assert ticked == ["the-plane"]
    home = parse(small.get("/"))
    assert "The long read" in home.text
    project = next(
        e.attributes["value"] for e in home.all("option") if "urn:uuid" in e.attributes["value"]
    )
    assert "The plane" in parse(small.get(f"/?project={project}")).text
    small.send(address, do="release", article="the-plane")
    assert "No article is like that" in parse(small.get(f"/?project={project}")).text
    assert "began the project" in parse(small.get("/history/")).text


def test_a_project_is_described_closed_and_opened_again(small: Browser) -> None:
    address = begin(small)
    for do, closed in (("close", True), ("reopen", False), ("describe", False)):
        small.send(address, do=do, title="Another title", purpose="")
        assert ("closed" in parse(small.get("/projects")).text) is closed
    assert "Another title" in parse(small.get(address)).text


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"do": "nonsense"}, 400),
        ({}, 400),
        ({"do": "describe", "title": " "}, 400),
        ({"do": "add", "article": "nowhere"}, 404),
        ({"do": "release", "article": "the-plane"}, 404),
    ],
)
def test_what_cannot_be_is_refused(small: Browser, fields: dict[str, str], status: int) -> None:
    assert small.send(begin(small), **fields).status_code == status


def test_a_project_that_is_not_there(small: Browser) -> None:
    assert small.get("/projects/nobody").status_code == 404


def test_a_long_list_goes_on_page_by_page(
    starter: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.web.home.A_PAGE", 5)
    seen: list[str] = []
    for page in (1, 2, 3):
        found = parse(starter.get(f"/?order=title&page={page}"))
        assert f"Page {page} of 3" in found.text
        links = [e.attributes["href"] for e in found.all("a")]
        works = starter.get(f"/?order=title&page={page}").get_data(as_text=True)
        listed = works.split('<ul class="works">')[1].split("</ul>")[0]
        seen += [href for href in links if f'<h3><a href="{href}">' in listed]
    assert len(seen) == len(set(seen)) == 14


@pytest.mark.parametrize(
    ("asked", "page", "offset"), [(1, 1, 0), (3, 3, 20), (9, 3, 20), (0, 1, 0)]
)
def test_a_page_that_is_not_there_is_the_nearest(asked: int, page: int, offset: int) -> None:
    pages = Pages(25, 10, asked)
    assert (pages.page, pages.offset, pages.last) == (page, offset, 3)
    assert Pages(0, 10, asked).page == 1


@pytest.mark.parametrize(
    ("text", "wanted"), [("3", 3), ("", 1), ("x", 1), ("-1", 1), ("9" * 30, 1)]
)
def test_the_number_of_a_page(text: str, wanted: int) -> None:
    assert number(text) == wanted
