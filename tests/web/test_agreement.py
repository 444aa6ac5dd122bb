"""The page on agreement: its measures, and a dispute settled with a form."""

from pathlib import Path

import pytest

from app.services.annotate import Passage
from app.services.decide import accept, reject
from app.services.start import start
from app.store import annotations, documents
from app.store.library import Library
from tests.web.conftest import ACT, Browser, settings
from tests.web.pages import breaches, parse


@pytest.fixture
def library(small: Browser, tmp_path: Path) -> Library:
    library = start(settings(tmp_path))
    version = documents.current(library.db, "the-plane")
    assert version is not None
    begin = version.text.index("Alien Enemies Act")
    words = Passage("the-plane", version.hash, begin, begin + 17, "Alien Enemies Act")
    accept(library, words, ACT.id, "Grace")
    reject(library, words, ACT.id, "Linus")
    return library


def test_nothing_to_compare(small: Browser) -> None:
    page = parse(small.get("/agreement/"))
    assert breaches(page) == []
    assert "No passage was judged by two people yet" in page.text


def test_a_dispute_is_shown_and_settled(small: Browser, library: Library) -> None:
    page = parse(small.get("/agreement/?document=the-plane"))
    assert breaches(page) == []
    for words in ("0 %", "Grace", "Linus", "It is Alien Enemies Act", "no authority"):
        assert words in page.text
    form = small.form("/agreement/?document=the-plane", "/agreement/[?]document=the-plane")
    answer = small.post("/agreement/?document=the-plane", data=form | {"target": ACT.id})
    assert answer.status_code == 303
    page = parse(small.get("/agreement/"))
    assert "Nothing is disputed." in page.text
    (note,) = annotations.every(library.db)
    assert note.links[0].status.value == "accepted"
