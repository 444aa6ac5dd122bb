"""A saved search tells what it did not find when its owner last looked."""

from __future__ import annotations

import pytest

from app.domain.document import Document, DocumentKind
from app.errors import BadInput, BadQuery, NotFound
from app.importers import Imported
from app.services import ask_again
from app.services.add import add
from app.store import history, saved_searches
from app.store.library import Library


def _article(library: Library, slug: str, words: str) -> None:
    document = Document(slug, DocumentKind.ARTICLE, slug, published="2025-06-01")
    add(library, Imported(document, words, "markdown"), "Ada")


def _state(library: Library, search: str) -> tuple[int, list[str]]:
    found, entries = ask_again.brought(library, search, 10)
    assert found.new == len(entries)
    return found.total, [entry.id for entry in entries]


def test_what_comes_after_is_new_until_it_is_seen(library: Library) -> None:
    _article(library, "one", "A zephyr.")
    saved = ask_again.save(library, " zephyr ", "", "Ada")
    assert (saved.title, saved.query) == ("zephyr", "zephyr")
    assert _state(library, saved.id) == (1, [])
    _article(library, "two", "Another zephyr.")
    _article(library, "three", "A breeze.")
    assert _state(library, saved.id) == (2, ["two"])
    assert [(each.total, each.new) for each in ask_again.watched(library, "Ada")] == [(2, 1)]
    ask_again.look(library, saved.id, "Ada")
    assert _state(library, saved.id) == (2, [])


def test_an_article_whose_new_text_fits_is_new(library: Library) -> None:
    _article(library, "one", "A breeze.")
    saved = ask_again.save(library, "zephyr", "Winds", "Ada")
    _article(library, "one", "A zephyr.")
    assert _state(library, saved.id) == (1, ["one"])


def test_what_was_seen_stays_seen_when_it_is_removed_and_put_back(library: Library) -> None:
    _article(library, "one", "A zephyr.")
    saved = ask_again.save(library, "zephyr", "Winds", "Ada")
    ask_again.remove(library, saved.id, "Ada")
    assert ask_again.watched(library, "Ada") == []
    assert ask_again.saved_as(library, "zephyr", "Ada") is None
    _article(library, "two", "Another zephyr.")
    ask_again.put_back(library, saved.id, "Ada")
    assert _state(library, saved.id) == (2, ["two"])
    acts = [entry.action for entry in history.of_subject(library.db, saved.subject)]
    assert acts == ["saved", "unsaved", "saved"]


def test_a_search_is_its_owners(library: Library) -> None:
    saved = ask_again.save(library, "zephyr", "Winds", "Ada")
    assert ask_again.save(library, "zephyr", "Again", "Ada") == saved
    assert ask_again.save(library, "zephyr", "Mine", "Grace") != saved
    assert [each.search.title for each in ask_again.watched(library, "Grace")] == ["Mine"]
    for change in (ask_again.remove, ask_again.put_back, ask_again.look):
        with pytest.raises(BadInput, match="Ada"):
            change(library, saved.id, "Grace")
    with pytest.raises(BadInput, match="Ada"):
        ask_again.rename(library, saved.id, "Hers", "Grace")
    assert ask_again.rename(library, saved.id, " The  winds ", "Ada").title == "The winds"


@pytest.mark.parametrize(
    ("query", "title", "error"),
    [("", "", BadInput), ("(zephyr", "", BadQuery), ("zephyr", "x" * 201, BadInput)],
)
def test_what_cannot_be_kept_is_refused(
    library: Library, query: str, title: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        ask_again.save(library, query, title, "Ada")
    assert ask_again.watched(library, "Ada") == []


def test_a_search_that_can_be_read_no_more_says_so(library: Library) -> None:
    saved = ask_again.save(library, "zephyr", "", "Ada")
    library.db.execute("update saved_searches set query = '(zephyr'")
    (watched,) = ask_again.watched(library, "Ada")
    assert (watched.total, watched.new) == (0, 0)
    assert watched.problem
    assert ask_again.brought(library, saved.id, 10) == (watched, [])


def test_an_unknown_search_is_not_found(library: Library) -> None:
    with pytest.raises(NotFound):
        ask_again.find(library, "urn:uuid:0")
    assert saved_searches.get(library.db, "urn:uuid:0") is None
