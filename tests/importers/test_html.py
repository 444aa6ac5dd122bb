from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import NoReturn

import pytest

from app.domain.document import Document, DocumentKind
from app.errors import BadInput, NotUtf8, TooLarge
from app.formats.source import LIMIT, Source
from app.importers import Imported, Options
from app.importers.html import Html

PAGE = Path(__file__).parents[1] / "cases" / "importers" / "html" / "page.html"
WORDS = "The café stayed open while the court sat late into the night. " * 20


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("reading a saved page asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def one(path: Path, **columns: str) -> Imported:
    (imported,) = Html().read(Source.of(path), Options(columns))
    return imported


def test_what_the_page_states_about_itself() -> None:
    assert one(PAGE).document == Document(
        id="judge-halts-flights",
        kind=DocumentKind.ARTICLE,
        title="Judge halts flights",
        outlet="The Harbour Post",
        author="Ann Underhill",
        published="2025-03-15",
        url="https://harbour.example/judge-halts-flights",
        summary="An order at night stops two planes.",
    )


def test_the_article_without_what_surrounds_it() -> None:
    source = one(PAGE).source
    for words in ("any plane in the air", "## What comes next", "- A hearing on Monday", "obeyed"):
        assert words in source
    for words in ("never run", "alert", "Home", "newsletter", "Copyright", "color", "<sup>"):
        assert words not in source


def test_what_looks_like_markdown_is_escaped() -> None:
    source = one(PAGE).source
    assert r"\*asterisks\*" in source
    assert r"\<script>tags" in source
    assert "*Ludecke* v. *Watkins*" in source


@pytest.mark.parametrize(
    ("declared", "used"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-16", "utf-8"),
        ("no-such", "utf-8"),
    ],
)
def test_encodings(tmp_path: Path, declared: str, used: str) -> None:
    path = tmp_path / "page.html"
    page = f"<html><head><meta charset='{declared}'></head><body><p>{WORDS}</p></body></html>"
    path.write_bytes(page.encode(used))
    assert "The café stayed open" in one(path).source


def test_an_undeclared_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(f"<p>{WORDS}</p>".encode("latin-1"))
    with pytest.raises(NotUtf8, match=r"page\.html.*byte 10 "):
        one(path)


@pytest.mark.parametrize("page", ["", "<p></p>", "\x01\x02", "<div>" * 20_000, "<b>" * 3000])
def test_a_page_without_an_article_is_refused(tmp_path: Path, page: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    with pytest.raises(BadInput, match=r"page\.html cannot be read: no article"):
        one(path)


def test_a_huge_page_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.touch()
    os.truncate(path, LIMIT + 1)
    with pytest.raises(TooLarge):
        one(path)


@pytest.mark.shared
def test_a_saved_encyclopedia_page(shared: Path) -> None:
    imported = one(shared / "formats" / "hypothesis" / "wikipedia-regression-testing.html")
    assert imported.document.title == "Regression testing"
    assert imported.document.url == "https://en.wikipedia.org/wiki/Regression_testing"
    assert imported.source.startswith("# Regression testing\n")
    assert "<sup>" not in imported.source
    assert "[edit]" not in imported.source
    # The page says when it was last changed; what was "retrieved" in 2007 is a source of it.
    assert imported.document.published == "2016-11-11"
