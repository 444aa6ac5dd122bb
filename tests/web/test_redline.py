"""Two versions of a text, with what the new one did to the passages annotated."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import create_app
from app.services.annotate import Body, Passage, annotate
from app.services.redline import compare
from app.services.start import start
from app.store import documents
from app.store.library import Library
from tests.web.conftest import ACT, Browser, browser, settings
from tests.web.pages import breaches, parse
from tests.web.test_review import LAW, hold

THIRD = "\n\nA court may stay the order until the petition has been decided."


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = start(settings(tmp_path))
    hold(library, LAW + THIRD)
    for words in ("be given notice within nine days", "A court may stay the order", "Section 21"):
        note(library, words)
    later = LAW.replace("Whoever is removed shall", "Whoever is removed must")
    hold(library, "A new opening.\n\n" + later.replace("nine days", "ten days") + THIRD)
    note(library, "A new opening")
    return library


def note(library: Library, words: str) -> None:
    version = documents.current(library.db, "law")
    assert version is not None
    begin = version.text.index(words)
    place = Passage("law", version.hash, begin, begin + len(words), words)
    annotate(library, place, Body(f"On: {words}"), "Ada Reader")


@pytest.fixture
def pages(library: Library, tmp_path: Path) -> Browser:
    return browser(create_app(settings(tmp_path)))


def test_each_passage_says_what_became_of_it(library: Library) -> None:
    outcomes = {
        claim.annotation.note: claim.outcome.value for claim in compare(library, "law").claims
    }
    assert outcomes == {
        "On: be given notice within nine days": "changed",
        "On: A court may stay the order": "moved",
        "On: Section 21": "moved",
        "On: A new opening": "made later",
    }
    assert compare(library, "law").claims[0].outcome.value == "changed"


def test_the_page_shows_words_and_claims(pages: Browser) -> None:
    response = pages.get("/redline/law")
    page = parse(response)
    assert breaches(page) == []
    html = response.get_data(as_text=True)
    assert "<del>nine</del>" in html
    assert "<ins>ten</ins>" in html
    assert 'href="#claim-1"' in html
    assert "version 1 of" in page.text
    assert "version 2 of" in page.text


def test_versions_are_chosen_by_number(pages: Browser) -> None:
    assert "<del>" not in pages.get("/redline/law?old=1&new=1").get_data(as_text=True)
    assert pages.get("/redline/law?old=1&new=9").status_code == 404


def test_an_authority_with_one_version_says_so(small: Browser) -> None:
    page = parse(small.get(f"/redline{ACT.id}"))
    assert "only one version" in page.text
    assert breaches(page) == []
