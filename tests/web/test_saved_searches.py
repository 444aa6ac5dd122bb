"""Saved searches with forms alone: kept, seen, renamed, removed and put back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services.add import add
from app.services.start import start
from tests.web.conftest import Browser, settings
from tests.web.pages import breaches, parse


def save(browser: Browser, query: str = "plane") -> str:
    """The address of a new saved search."""
    assert "Save this search" in browser.get(f"/search?q={query}").get_data(as_text=True)
    assert browser.send("/searches", q=query).status_code == 303
    page = parse(browser.get("/searches"))
    return next(
        link.attributes["href"]
        for link in page.all("a")
        if link.attributes["href"].startswith("/searches/")
    )


def test_from_the_results_to_the_desk_and_back(small: Browser) -> None:
    address = save(small)
    assert "You saved this search" in small.get("/search?q=plane").get_data(as_text=True)
    page = parse(small.get(address))
    assert breaches(page) == []
    assert "Nothing." in page.text
    desk = parse(small.get("/"))
    assert any(link.attributes["href"] == address for link in desk.all("a"))
    assert "saved the search" in parse(small.get("/history/")).text


def test_what_is_brought_in_is_new_until_it_is_seen(small: Browser, tmp_path: Path) -> None:
    address = save(small, "kind:article")
    document = Document("the-ferry", DocumentKind.ARTICLE, "The ferry", published="2025-06-20")
    with closing(start(settings(tmp_path))) as library:
        add(library, Imported(document, "It left at dawn.", "markdown"), "Grace")
    page = parse(small.get(address))
    assert "The ferry" in page.text
    assert "The plane" not in page.text
    assert breaches(parse(small.get(address))) == []
    assert "1 new" in parse(small.get("/")).text
    small.send(address, do="seen")
    assert "nothing new" in parse(small.get("/")).text


def test_it_is_renamed_removed_and_put_back(small: Browser) -> None:
    address = save(small)
    small.send(address, do="rename", title="Planes that left")
    small.send(address, do="remove")
    assert "Planes that left" not in parse(small.get("/searches")).text
    assert "removed" in parse(small.get(address)).text
    small.send(address, do="restore")
    assert "Planes that left" in parse(small.get("/searches")).text


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"do": "nonsense"}, 400), ({}, 400), ({"do": "rename", "title": " "}, 400)],
)
def test_what_cannot_be_is_refused(small: Browser, fields: dict[str, str], status: int) -> None:
    assert small.send(save(small), **fields).status_code == status


def test_a_search_that_cannot_be_read_is_not_kept(small: Browser) -> None:
    assert small.send("/searches", q="(plane").status_code == 400
    assert small.get("/searches/none").status_code == 404
