"""A passage placed by hand: selected with the mouse, or by sentence without JavaScript."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services.add import add
from app.services.annotate import Body, Passage, annotate
from app.services.review import waiting
from app.services.start import start
from app.settings import Settings
from app.store import annotations, documents
from app.store.library import Library
from tests.browser.chromium import Chrome, chrome, complaints, needed
from tests.browser.conftest import Served
from tests.web.test_review import DETAINED, LAW, TWIN

pytestmark = needed
SELECT = """
const range = document.createRange();
const text = document.querySelector("[data-current] mark").firstChild;
const from = text.data.indexOf(arguments[0]);
range.setStart(text, from);
range.setEnd(text, from + arguments[0].length);
getSelection().removeAllRanges();
getSelection().addRange(range);
"""


@pytest.fixture
def library(served: Served) -> Library:
    """A note on a sentence whose twin alone is left."""
    library = start(Settings(served.home, "Grace"))
    document = Document("law", DocumentKind.ARTICLE, "The law of notices")
    add(library, Imported(document, LAW, "text"), "Grace")
    version = documents.current(library.db, "law")
    assert version is not None
    begin = version.text.index(DETAINED)
    place = Passage("law", version.hash, begin, begin + len(DETAINED), DETAINED)
    annotate(library, place, Body("Seven days, not nine."), "Grace")
    add(library, Imported(document, TWIN, "text"), "Grace")
    return library


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def driver(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Chrome]:
    driver = chrome(tmp_path, scripts=request.param)
    yield driver
    driver.quit()


def test_a_passage_is_placed_by_hand(
    driver: Chrome, served: Served, library: Library, request: pytest.FixtureRequest
) -> None:
    driver.get(f"{served.address}/")
    driver.find_element(By.PARTIAL_LINK_TEXT, "1 passage").click()
    driver.find_element(By.LINK_TEXT, "Place it by hand").click()
    if request.node.callspec.params["driver"]:
        driver.execute_script(SELECT, "given notice within nine days")
        wanted = "given notice within nine days"
        assert driver.find_element(By.ID, "exact").get_attribute("value") == wanted
    else:
        for name in ("first", "last"):
            driver.find_elements(By.CSS_SELECTOR, f"#{name} option")[2].click()
        wanted = "The clerk keeps the order."
    driver.find_element(By.CSS_SELECTOR, "button[value=choose]").click()
    placed = WebDriverWait(driver, 20).until(lambda _: driver.find_element(By.CLASS_NAME, "flash"))
    assert "The passage is placed." in placed.text
    assert waiting(library) == []
    assert annotations.every(library.db)[0].anchors[0].exact == wanted
    driver.find_element(By.CSS_SELECTOR, ".flash button").click()
    WebDriverWait(driver, 20).until(lambda _: len(waiting(library)) == 1)
    assert complaints(driver) == []
