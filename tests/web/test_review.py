"""Passages to check, with forms alone: placed on a candidate, by hand, or gone; and undone."""

import re
from pathlib import Path

import pytest

from app import create_app
from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services.add import add
from app.services.annotate import Body, Passage, annotate, revise
from app.services.review import orphans, waiting
from app.services.start import start
from app.store import annotations, documents
from app.store.library import Library
from tests.web.conftest import Browser, browser, settings
from tests.web.pages import breaches, parse

LAW = """Section 21. Whoever is detained shall be given notice within seven days of the order.

Section 22. Whoever is removed shall be given notice within nine days of the order. \
The clerk keeps the order."""
TWIN = LAW.split("\n\n", 1)[1]
DETAINED = "Whoever is detained shall be given notice within seven days of the order."


def hold(library: Library, source: str) -> None:
    document = Document("law", DocumentKind.ARTICLE, "The law of notices")
    add(library, Imported(document, source, "text"), "Grace")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """One note on a sentence whose twin alone is left."""
    library = start(settings(tmp_path))
    hold(library, LAW)
    version = documents.current(library.db, "law")
    assert version is not None
    begin = version.text.index(DETAINED)
    place = Passage("law", version.hash, begin, begin + len(DETAINED), DETAINED)
    annotate(library, place, Body("Seven days, not nine."), "Ada Reader")
    hold(library, TWIN)
    return library


@pytest.fixture
def pages(library: Library, tmp_path: Path) -> Browser:
    return browser(create_app(settings(tmp_path)))


def address(pages: Browser) -> str:
    html = pages.get("/review/").get_data(as_text=True)
    found = re.search(r'action="(/review/[0-9a-f-]+/0)', html)
    assert found
    return found[1]


def placed(library: Library) -> str:
    (note,) = annotations.every(library.db)
    return note.anchors[0].exact


def test_the_queue_is_reached_from_home_and_from_the_article(pages: Browser) -> None:
    for path in ("/", "/articles/law"):
        assert any(
            e.attributes.get("href", "").startswith("/review/")
            for e in parse(pages.get(path)).all("a")
        )


def test_it_shows_both_texts_and_what_differs(pages: Browser) -> None:
    page = parse(pages.get("/review/"))
    assert breaches(page) == []
    assert DETAINED in page.text
    assert "Seven days, not nine." in page.text
    html = pages.get("/review/").get_data(as_text=True)
    assert "<del>seven</del><ins>nine</ins>" in html
    assert pages.get("/review/?document=other").status_code == 200


def test_a_candidate_is_taken_and_that_is_undone(pages: Browser, library: Library) -> None:
    form = pages.form("/review/", address(pages))
    response = pages.post(address(pages), data=form | {"do": "accept"})
    assert response.status_code == 303
    assert "nine days" in placed(library)
    assert waiting(library) == []
    after = pages.get(response.headers["Location"])
    undo = re.search(r'action="(/history/[^"]+)"', after.get_data(as_text=True))
    assert undo
    pages.post(undo[1], data={"token": form["token"], "do": "undo"})
    assert placed(library) == DETAINED
    assert len(waiting(library)) == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"exact": "Whoever is removed\u00a0shall be given notice"},
         "Whoever is removed shall be given notice"),
        ({"first": "2", "last": "2"}, "The clerk keeps the order."),
        ({"exact": "the order", "first": "2", "last": "2"}, "the order"),
        ({"exact": "order", "start": "77", "end": "82"}, "order"),
    ],
)  # fmt: skip
def test_a_passage_is_placed_by_hand(
    pages: Browser, library: Library, fields: dict[str, str], words: str
) -> None:
    page = parse(pages.get(address(pages)))
    assert breaches(page) == []
    form = pages.form(address(pages), address(pages)) | {"first": "0", "last": "0"}
    response = pages.post(address(pages), data=form | fields | {"do": "choose"})
    assert response.status_code == 303, response.get_data(as_text=True)
    assert placed(library) == words


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 400),
        ({"exact": "order", "start": "78", "end": "83"}, 422),
        ({"exact": "words that stand nowhere"}, 422),
        ({"exact": "e"}, 422),
        ({"first": "99", "last": "99"}, 422),
        ({"version": "0" * 64, "exact": "Whoever"}, 409),
    ],
)
def test_what_is_no_place_is_refused(
    pages: Browser, library: Library, fields: dict[str, str], status: int
) -> None:
    form = pages.form(address(pages), address(pages)) | {"first": "0", "last": "0"}
    response = pages.post(address(pages), data=form | fields | {"do": "choose"})
    assert response.status_code == status
    assert placed(library) == DETAINED


@pytest.mark.parametrize("do", ["accept", "gone"])
def test_who_comes_second_is_told(pages: Browser, library: Library, do: str) -> None:
    form = pages.form("/review/", address(pages))
    here, moved = address(pages), {"do": "accept"}
    after = pages.get(pages.post(here, data=form | moved).headers["Location"])
    undo = re.search(r'action="(/history/[^"]+)"', after.get_data(as_text=True))
    assert pages.post(here, data=form | {"do": do}).status_code == 409
    assert "nine days" in placed(library)
    (note,) = annotations.every(library.db)
    revise(library, note.id, Body("Meanwhile"), "Grace", note.revision)
    assert undo
    again = {"token": form["token"], "do": "undo"}
    assert pages.post(undo[1].replace("&amp;", "&"), data=again).status_code == 409


def test_a_passage_is_said_to_be_gone_and_still_listed(pages: Browser, library: Library) -> None:
    form = pages.form("/review/", address(pages))
    pages.post(address(pages), data=form | {"do": "gone"})
    assert [one.old.passage for one in orphans(library)] == [DETAINED]
    page = parse(pages.get("/review/"))
    assert "Gone from the text" in page.text
    assert DETAINED in page.text


@pytest.mark.parametrize("path", ["/review/nobody/0", "/review/{}/7"])
def test_an_unknown_passage_is_not_found(pages: Browser, path: str) -> None:
    key = address(pages).split("/")[2]
    assert pages.get(path.format(key)).status_code == 404
