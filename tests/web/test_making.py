"""What takes long is made meanwhile, and a page tells how far it is, with scripts and without."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

import pytest
from werkzeug.test import TestResponse

from app.domain.bundle import Article
from app.errors import BadInput
from app.web import bundles
from tests.web.conftest import Browser
from tests.web.pages import breaches, parse

ARTICLE = "the-plane"


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Until it is set, whoever asks what stands in a text waits; nobody has patience."""
    return hold(monkeypatch, Article.standing)


def hold(monkeypatch: pytest.MonkeyPatch, standing: Callable[[Article, str], object]) -> Event:
    """The same, with another answer to who asks."""
    go = Event()

    def wait(self: Article, version: str) -> object:
        assert go.wait(30)
        return standing(self, version)

    monkeypatch.setattr(Article, "standing", wait)
    monkeypatch.setattr(bundles, "PATIENCE", 0)
    return go


def begun(small: Browser, form: str) -> str:
    """Where the page is that tells how far it is."""
    answer = small.send("/bundles", article=ARTICLE, title="Two planes", format=form)
    assert answer.status_code == 303
    assert "/bundles/making/" in answer.headers["Location"]
    return answer.headers["Location"]


def finished(small: Browser, where: str) -> TestResponse:
    """The page, once nothing is left to watch."""
    for _ in range(300):
        answer = small.get(where)
        if answer.status_code != 200 or not parse(answer).all("progress"):
            return answer
        time.sleep(0.1)
    raise AssertionError("it never ends")


@pytest.mark.parametrize("form", ["bundle", "pdf"])
def test_a_page_tells_how_far_it_is_until_it_is_there(
    small: Browser, held: Event, form: str
) -> None:
    where = begun(small, form)
    page = parse(small.get(where))
    assert breaches(page) == []
    (bar,) = page.all("progress")
    assert 0 <= int(bar.attributes["value"] or "") < 100
    held.set()
    answer = finished(small, where)
    if form == "bundle":
        assert "/bundles/issued/" in answer.headers["Location"]
        return
    ready = parse(answer)
    assert breaches(ready) == []
    (link,) = [e.attributes["href"] for e in ready.all("a") if "download" in e.attributes]
    for _ in range(2):
        sent = small.get(link)
        assert sent.get_data().startswith(b"%PDF")
        assert "basis-two-planes-articles.pdf" in sent.headers["Content-Disposition"]


def test_what_goes_wrong_is_told_where_it_is_awaited(
    small: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Article, version: str) -> object:
        raise BadInput(name="papyrus", why="it is no paper", remedy="Use another.")

    go = hold(monkeypatch, refuse)
    where = begun(small, "pdf")
    go.set()
    answer = finished(small, where)
    assert answer.status_code == 400
    assert "papyrus" in parse(answer).text


def test_a_format_that_there_is_not_is_refused_at_once(small: Browser) -> None:
    answer = small.send("/bundles", article=ARTICLE, title="Two planes", format="papyrus")
    assert answer.status_code == 400
    assert "papyrus" in parse(answer).text


def test_there_is_no_page_for_what_nobody_began(small: Browser) -> None:
    assert small.get("/bundles/making/nothing").status_code == 404
    assert small.get("/bundles/making/nothing/file").status_code == 404
