"""A library that the pages show: the starter library for reading, a small one for changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import create_app
from app.domain.authority import Authority, AuthorityKind, Key
from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services.add import add
from app.services.start import start
from app.settings import CHECKOUT, Settings

ORIGIN = "http://127.0.0.1:8000"
ACT = Authority(
    id="/us/act/1798-07-06/ch66",
    kind=AuthorityKind.ACT,
    title="Alien Enemies Act",
    digest="A law of 1798 on nationals of a hostile country.",
    as_of="2025-06",
    names=("the 1798 Act",),
    keys=(Key("stat", "1 Stat. 577"),),
)
CODE = Authority(
    id="/us/usc/t8/s1182", kind=AuthorityKind.SECTION, title="8 U.S.C. § 1182", as_of="2025-06"
)
LAW = '{provision="/us/usc/t50/s21"}\n## § 21. Restraint\n\nWhenever there is a declared war.\n'
STORY = """The plane left at noon. The Alien Enemies Act 🛫 stood behind it.

Nobody on board knew. The pilot read the news.
"""


class Browser(FlaskClient):
    """A client that asks at the address of the server, as a browser does."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("base_url", ORIGIN)
        kwargs.setdefault("buffered", True)
        return super().open(*args, **kwargs)

    def token(self, path: str = "/articles/the-plane") -> str:
        """The token that the forms of a page carry."""
        found = re.search(r'name="token" value="([^"]+)"', self.get(path).get_data(as_text=True))
        assert found, f"{path} has no form"
        return found[1]

    def form(self, path: str, action: str) -> dict[str, str]:
        """The hidden fields of the first form of a page whose address ends in ``action``."""
        return self.form_in(self.get(path), action)

    def form_in(self, response: TestResponse, action: str) -> dict[str, str]:
        """The same in an answer that is there already."""
        html = response.get_data(as_text=True)
        found = re.search(rf'<form[^>]*action="[^"]*{action}"[^>]*>(.*?)</form>', html, re.DOTALL)
        assert found, f"no form for {action}"
        pairs = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', found[1])
        return {name: unescape(value) for name, value in pairs}

    def send(self, path: str, **fields: str) -> TestResponse:
        """Post a form with a fresh token."""
        return self.post(path, data={"token": self.token()} | fields)


def settings(home: Path, starter: Path | None = None) -> Settings:
    return Settings(home=home, name="Ada Reader", starter=starter)


def browser(app: Flask) -> Browser:
    app.test_client_class = Browser
    app.testing = True
    client = app.test_client()
    assert isinstance(client, Browser)
    return client


@pytest.fixture(scope="session")
def starter_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return create_app(settings(tmp_path_factory.mktemp("starter"), CHECKOUT))


@pytest.fixture
def starter(starter_app: Flask) -> Browser:
    """The pages of the starter library; tests only read it."""
    return browser(starter_app)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Browser]:
    """The pages of a library with one article and two authorities, made for one test."""
    library = start(settings(tmp_path))
    for authority, source in ((ACT, LAW), (CODE, "")):
        document = Document(authority.id, DocumentKind.AUTHORITY, authority.title)
        add(library, Imported(document, source, "markdown", authority), "Ada Reader")
    document = Document("the-plane", DocumentKind.ARTICLE, "The plane", published="2025-05-20")
    add(library, Imported(document, STORY, "markdown"), "Ada Reader")
    yield browser(create_app(settings(tmp_path)))
    library.close()


@pytest.fixture
def empty(tmp_path: Path) -> Browser:
    """The pages of a library that holds nothing."""
    return browser(create_app(settings(tmp_path)))
