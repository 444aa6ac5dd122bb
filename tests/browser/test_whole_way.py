"""The whole way in a real browser: read, decide, annotate, search, export, verify, open from disk.

By mouse, by keyboard alone and without JavaScript; each ends in the same state of the library.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from app.domain.annotation import Annotation
from app.store import annotations as notes
from app.store.library import Library
from tests.browser.chromium import asked_elsewhere, chrome, complaints, needed
from tests.browser.conftest import Served
from tests.browser.way import Way, select_with_mouse

pytestmark = needed
ACT = "/us/act/1798-07-06/ch66"
TOLD = "Nobody on board had been told why they were leaving."
NOTE = "Ask the airline about manifests"
ACCEPTED = "li[data-state=accepted]"
# What each way leaves in the library: words, note, tags and links.
WANTED = [
    ("Alien Enemies Act", "", (), (ACT,)),
    (TOLD, NOTE, ("flights", "to ask"), (ACT,)),
]


@pytest.fixture
def way(request: pytest.FixtureRequest, served: Served, tmp_path: Path) -> Any:
    driver = chrome(tmp_path, scripts=getattr(request, "param", True))
    yield Way(driver, served, tmp_path)
    driver.quit()


def test_by_mouse(way: Way) -> None:
    way.driver.get(way.served.address)
    way.link("A plane at noon").click()
    way.find("button[name=accept]").click()
    way.find(ACCEPTED)
    select_with_mouse(way, way.driver.find_elements(By.CSS_SELECTOR, "[data-text] p")[1])
    way.find("#annotate-offer:not([hidden])").click()
    assert way.find("[data-quote]").text == TOLD
    way.find("#d-note").send_keys(NOTE)
    way.find("#d-tags").send_keys("flights, to ask")
    Select(way.find("#d-visibility")).select_by_value("published")
    way.find("#d-authority").send_keys("alien enem")
    way.find("#d-authority-list li").click()
    way.find("#annotate-dialog .seldom summary").click()
    Select(way.find("#d-stance")).select_by_value("describes")
    way.find("#annotate-dialog .main-button").click()
    way.find(".note-card")
    search_for(way, "manifests")
    way.link("Note on A plane at noon").click()
    assert NOTE in way.find(".note-card:target").text
    export_and_verify(way)
    assert state(way.served.home) == WANTED
    assert complaints(way.driver) == []
    assert asked_elsewhere(way.driver) == set()


def test_by_keyboard_alone(way: Way) -> None:
    way.driver.get(way.served.address)
    way.tab_to("a[href='/articles/the-plane']").send_keys(Keys.ENTER)
    way.find("[data-reader]")
    way.press("n")
    way.until(lambda: "data-state" in active(way))
    way.press("y")
    way.find(ACCEPTED)
    way.press("j")
    way.press("j")
    way.press("a")
    assert way.find("[data-quote]").text == TOLD
    way.press(NOTE)
    way.tab_to("#d-tags").send_keys("flights, to ask")
    way.tab_to("#d-visibility").send_keys("Goes")
    way.tab_to("#d-authority").send_keys("alien enem")
    way.find("#d-authority-list li")
    way.press(Keys.ARROW_DOWN, Keys.ENTER)
    way.tab_to("#annotate-dialog .main-button").send_keys(Keys.ENTER)
    way.find(".note-card")
    way.press("/")
    way.press("manifests", Keys.ENTER)
    way.find("h2.hit")
    way.tab_to("h2.hit a").send_keys(Keys.ENTER)
    assert NOTE in way.find(".note-card:target").text
    way.driver.find_element(By.TAG_NAME, "body").send_keys(Keys.CONTROL, Keys.HOME)
    way.tab_to("nav a[href='/bundles']").send_keys(Keys.ENTER)
    way.tab_to("input[name=article]").send_keys(Keys.SPACE)
    way.tab_to(".bundle-form .main-button").send_keys(Keys.ENTER)
    way.find("#confidential")
    way.tab_to("form[action='/bundles'] .main-button").send_keys(Keys.ENTER)
    way.find("#digest")
    way.tab_to("a.main-button").send_keys(Keys.ENTER)
    assert way.downloaded().stat().st_size > 0
    assert state(way.served.home) == WANTED
    assert complaints(way.driver) == []


@pytest.mark.parametrize("way", [False], indirect=True)
def test_without_javascript(way: Way) -> None:
    way.driver.get(f"{way.served.address}/articles/the-plane")
    way.find("button[name=accept]").click()
    way.find(ACCEPTED)
    way.link("Annotate by sentence").click()
    way.find("#first").send_keys("3")
    way.find("#last").send_keys("3")
    way.find("#s-note").send_keys(NOTE)
    way.find("#s-tags").send_keys("flights, to ask")
    Select(way.find("#s-visibility")).select_by_value("published")
    way.find("#s-authority").send_keys("alien enemies act")
    way.find("main .main-button").click()
    way.find(".note-card")
    search_for(way, "manifests")
    way.link("Note on A plane at noon").click()
    assert NOTE in way.find(".note-card:target").text
    export_and_verify(way)
    assert state(way.served.home) == WANTED


def test_letters_can_be_switched_off(way: Way) -> None:
    way.driver.get(f"{way.served.address}/articles/the-plane")
    way.find("html.scripted")
    way.press("?")
    way.find("#keys[open] #letters").click()
    way.press(Keys.ESCAPE)
    way.driver.refresh()
    way.press("?")
    way.press("n")
    assert not way.driver.find_elements(By.CSS_SELECTOR, "#keys[open]")
    assert "data-state" not in active(way)


def active(way: Way) -> str:
    return str(way.driver.execute_script("return document.activeElement.outerHTML"))[:200]


def search_for(way: Way, words: str) -> None:
    way.find("#q").send_keys(words, Keys.ENTER)
    way.find("h2.hit")
    assert words in way.find(".snippet mark").text


def export_and_verify(way: Way) -> None:
    way.find("nav a[href='/bundles']").click()
    way.find("input[name=article]").click()
    way.find(".bundle-form .main-button").click()
    way.find("#confidential")
    assert "1 authority" in way.find("main").text
    way.find("form[action='/bundles'] .main-button").click()
    way.find("#digest")
    way.find("a.main-button").click()
    bundle = way.downloaded()
    way.driver.get(f"{way.served.address}/bundles")
    way.find("#bundle").send_keys(str(bundle))
    way.find("button[value=verify]").click()
    way.find("dl.facts")
    assert "The bundle is whole" in way.find("h1").text
    open_from_disk(way, bundle)


def open_from_disk(way: Way, bundle: Path) -> None:
    """The page in the bundle shows the note and the law with the network off."""
    with zipfile.ZipFile(bundle) as opened:
        opened.extractall(way.folder / "opened")
    page = next((way.folder / "opened").rglob("index.html"))
    off = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    way.driver.execute_cdp_cmd("Network.enable", {})
    way.driver.execute_cdp_cmd("Network.emulateNetworkConditions", off)
    way.driver.get(page.as_uri())
    text = way.find("body").text
    assert NOTE in text
    assert TOLD in text
    assert "declared war between the United States" in text


def state(home: Path) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """What people left in the library, in reading order."""
    library = Library(home)
    try:
        return [_plain(annotation) for annotation in notes.every(library.db)]
    finally:
        library.close()


def _plain(annotation: Annotation) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
    links = tuple(link.target for link in annotation.links if link.status == "accepted")
    return annotation.anchors[0].exact, annotation.note, annotation.tags, links
