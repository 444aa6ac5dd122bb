"""Articles that are stored first and read later: nothing is missed, nothing is read twice."""

from __future__ import annotations

import time
from pathlib import Path
from threading import Event, Thread

import pytest

from app.domain.authority import Authority, AuthorityKind
from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services import link
from app.services.add import add
from app.services.overview import overview
from app.services.read import read_article
from app.services.start import open_filled, start
from app.settings import Settings
from app.store import authorities, mentions, unread
from app.store.library import Library
from tests.conftest import ROOT

ACT = Authority(
    id="/us/act/1798-07-06/ch66",
    kind=AuthorityKind.ACT,
    title="Alien Enemies Act",
    digest="An act.",
)


@pytest.fixture
def waiting(library: Library) -> Library:
    """A library in which one article waits to be read."""
    with library.writing() as db:
        authorities.put(db, ACT)
    store(library, "They invoked the Alien Enemies Act.")
    return library


def store(library: Library, text: str) -> None:
    document = Document("a", DocumentKind.ARTICLE, "A", published="2025-03-15")
    add(library, Imported(document, text, "markdown"), "Ada", read_later=True)


def test_it_has_no_proposals_until_it_is_read(waiting: Library) -> None:
    assert mentions.of_document(waiting.db, "a") == []
    assert overview(waiting).unread == 1
    link.catch_up(waiting)
    assert [each.text for each in mentions.of_document(waiting.db, "a")] == ["Alien Enemies Act"]
    assert overview(waiting).unread == 0


def test_whoever_opens_it_first_need_not_wait_for_the_others(waiting: Library) -> None:
    page = read_article(waiting, "a")
    assert [each.text for each in page.proposals] == ["Alien Enemies Act"]
    assert unread.every(waiting.db) == []


def test_a_version_that_came_while_it_was_read_waits_again(
    waiting: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = link._propose

    def slow(*arguments: object) -> object:
        store(waiting, "They did not invoke the Alien Enemies Act again.")
        monkeypatch.setattr(link, "_propose", original)
        return original(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(link, "_propose", slow)
    link.link_unread(waiting, "a")
    assert unread.every(waiting.db) == ["a"]
    link.catch_up(waiting)
    assert mentions.of_document(waiting.db, "a")[0].start == 24


def test_progress_counts_every_article_that_waits(waiting: Library) -> None:
    told: list[tuple[int, int]] = []
    link.catch_up(waiting, lambda done, total: told.append((done, total)))
    assert told == [(1, 1)]


def test_a_library_that_was_left_unread_holds_the_same_in_the_end(
    starter: Library, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "left", "Ada", starter=ROOT)
    left = open_filled(settings)
    waiting = unread.every(left.db)
    assert len(waiting) == 14
    left.close()
    caught_up = start(settings)
    for document in waiting:
        found = mentions.of_document(caught_up.db, document)
        assert found == mentions.of_document(starter.db, document)
    caught_up.close()


def test_a_record_that_comes_later_is_found_in_articles_that_were_there(library: Library) -> None:
    document = Document("a", DocumentKind.ARTICLE, "A", published="2025-03-15")
    add(library, Imported(document, "They invoked the Alien Enemies Act.", "markdown"), "Ada")
    assert not any(each.chosen for each in mentions.of_document(library.db, "a"))
    record = Document(ACT.id, DocumentKind.AUTHORITY, ACT.title)
    add(library, Imported(record, "An act.", "markdown", ACT), "Ada")
    link.catch_up(library)
    assert [each.chosen for each in mentions.of_document(library.db, "a")] == [ACT.id]
    assert unread.changed_at(library.db) == ""


def test_a_server_keeps_up_with_what_others_bring_in(
    waiting: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "QUIET", -1.0)
    stop = Event()
    thread = Thread(target=link.keep_up, args=(waiting, stop, 0.01))
    thread.start()
    deadline = time.monotonic() + 30
    while unread.every(waiting.db) and time.monotonic() < deadline:
        time.sleep(0.01)
    stop.set()
    thread.join()
    assert [each.text for each in mentions.of_document(waiting.db, "a")] == ["Alien Enemies Act"]
