"""By touch alone, on a phone: words selected, a tap on the offer, a note; a decision."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from app.store import annotations as stored
from app.store.library import Library
from tests.browser.chromium import chrome, complaints, needed, show
from tests.browser.conftest import Served
from tests.browser.way import Way

pytestmark = needed
# What the handles of a phone do, which a browser without a screen does not show.
SELECT = """
const words = arguments[0].firstChild;
document.getSelection().setBaseAndExtent(words, 0, words, 6);
"""


@pytest.fixture
def way(served: Served, tmp_path: Path) -> Iterator[Way]:
    driver = chrome(tmp_path)
    show(driver, width=390)
    driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    driver.get(f"{served.address}/articles/the-plane")
    yield Way(driver, served, tmp_path)
    driver.quit()


def touch(way: Way, element: WebElement) -> None:
    """Touch an element near its beginning."""
    box = way.driver.execute_script(
        "arguments[0].scrollIntoView({block: 'center'});"
        "const box = arguments[0].getClientRects()[0]; return [box.left, box.top, box.height];",
        element,
    )
    place = {"x": box[0] + 12, "y": box[1] + min(box[2], 24) / 2}
    begin, end = {"type": "touchStart", "touchPoints": [place]}, {"type": "touchEnd"}
    way.driver.execute_cdp_cmd("Input.dispatchTouchEvent", begin)
    way.driver.execute_cdp_cmd("Input.dispatchTouchEvent", end | {"touchPoints": []})


def test_a_word_is_annotated(way: Way) -> None:
    way.find("html.scripted")
    paragraph = way.driver.find_elements(By.CSS_SELECTOR, "[data-text] p")[1]
    touch(way, paragraph)
    way.driver.execute_script(SELECT, paragraph)
    touch(way, way.find("#annotate-offer:not([hidden])"))
    assert way.find("#annotate-dialog[open] [data-quote]").text == "Nobody"
    way.find("#d-note").send_keys("Who was on board?")
    touch(way, way.find("#annotate-dialog .main-button"))
    assert "Who was on board?" in way.find(".note-card").text
    library = Library(way.served.home)
    said = [(note.anchors[0].exact, note.note) for note in stored.every(library.db)]
    library.close()
    assert said == [("Nobody", "Who was on board?")]
    assert complaints(way.driver) == []


def test_a_proposal_is_accepted(way: Way) -> None:
    way.find("html.scripted")
    touch(way, way.find("button[name=accept]"))
    way.find("li[data-state=accepted]")
