"""Ten real news articles go in and are read, annotated, found and exported in the browser."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from selenium.webdriver.common.by import By

from app import cli
from tests.browser.chromium import asked_elsewhere, chrome, complaints, needed
from tests.browser.conftest import serve
from tests.browser.way import Way, select_with_mouse

pytestmark = [*needed, pytest.mark.shared]
NUMBER = 10


@pytest.fixture
def articles(shared: Path, tmp_path: Path) -> list[dict[str, str]]:
    """Ten articles of Wikinews, brought into the library of this test; each with its ``id``."""
    with gzip.open(shared / "articles" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as file:
        lines = [line for line, _ in zip(file, range(NUMBER), strict=False)]
    source = tmp_path / "ten.jsonl"
    source.write_text("".join(lines), encoding="utf-8")
    environ = {"BASIS_HOME": str(tmp_path / "home"), "BASIS_NAME": "Ada", "BASIS_STARTER": ""}
    arguments = ["add", str(source), "--column", "credit==Wikinews, CC BY 2.5", "--json"]
    result = CliRunner(env=environ).invoke(cli.main, arguments)
    assert result.exit_code == 0, result.output
    added = [each["id"] for each in json.loads(result.stdout)["added"]]
    assert len(set(added)) == NUMBER
    return [json.loads(line) | {"id": id_} for line, id_ in zip(lines, added, strict=True)]


@pytest.fixture
def way(articles: list[dict[str, str]], tmp_path: Path) -> Iterator[Way]:
    servers = serve(tmp_path / "home", tmp_path / "no-starter")
    driver = chrome(tmp_path)
    yield Way(driver, next(servers), tmp_path)
    driver.quit()
    servers.close()


def test_ten_articles_of_wikinews(way: Way, articles: list[dict[str, str]]) -> None:
    passages = [annotate(way, article, number) for number, article in enumerate(articles)]
    for number, passage in enumerate(passages):
        find_note(way, number, passage)
    opened = export(way)
    way.driver.get((opened / "index.html").as_uri())
    text = way.find("body").text
    for number, article in enumerate(articles):
        assert article["title"] in text
        assert remark(number) in text
    assert complaints(way.driver) == []
    assert asked_elsewhere(way.driver) == set()


def remark(number: int) -> str:
    """What Ada notes on an article: a word of its own, so that a search finds one note."""
    return f"Seen at midnight, remark{number}"


def annotate(way: Way, article: dict[str, str], number: int) -> str:
    """Read an article, select a paragraph of it, write a note on it; the words selected."""
    way.driver.get(f"{way.served.address}/articles/{article['id']}")
    assert way.find("h1").text == article["title"].strip()
    paragraphs = way.driver.find_elements(By.CSS_SELECTOR, "[data-text] p")
    select_with_mouse(way, paragraphs[1])
    way.find("#annotate-offer:not([hidden])").click()
    words = way.find("[data-quote]").text
    way.find("#d-note").send_keys(remark(number))
    way.find("#annotate-dialog .main-button").click()
    assert remark(number) in way.find(".note-card").text
    return words


def find_note(way: Way, number: int, passage: str) -> None:
    """The search finds the note and leads to it, beside the words it stands on."""
    way.driver.get(f"{way.served.address}/search?q=remark{number}")
    hits = way.driver.find_elements(By.CSS_SELECTOR, "h2.hit a")
    assert len(hits) == 1
    hits[0].click()
    card = way.find(".note-card:target")
    assert remark(number) in card.text
    assert passage[:40] in way.find("[data-text]").text


def export(way: Way) -> Path:
    """All ten in one bundle with the private notes, verified by the page; the folder in it."""
    way.driver.get(f"{way.served.address}/bundles")
    for box in way.driver.find_elements(By.CSS_SELECTOR, "input[name=article], #private"):
        box.click()
    way.find(".bundle-form .main-button").click()
    way.find("#confidential")
    way.find("form[action='/bundles'] .main-button").click()
    way.find("#digest")
    way.find("a.main-button").click()
    bundle = way.downloaded()
    way.driver.get(f"{way.served.address}/bundles")
    way.find("#bundle").send_keys(str(bundle))
    way.find("button[value=verify]").click()
    way.find("dl.facts")
    assert "The bundle is whole" in way.find("h1").text
    with zipfile.ZipFile(bundle) as opened:
        opened.extractall(way.folder / "opened")
    return next((way.folder / "opened").rglob("index.html")).parent
