"""axe on every page and state of the starter library: light, dark and narrow; nothing overflows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.chromium import Chrome, chrome, complaints, needed, show, violations
from tests.browser.conftest import Served

pytestmark = needed
PAGES = [
    "/",
    "/articles/law-that-outlived-its-wars",
    "/articles/desk-note-two-orders-in-may",
    "/articles/desk-note-two-orders-in-may?by=authority",
    "/articles/desk-note-two-orders-in-may?status=accepted&tag=nothing",
    "/articles/law-that-outlived-its-wars/sentences",
    "/articles/law-that-outlived-its-wars/passages/429-460?target=/us/usc/t50/s21",
    "/authorities",
    "/authorities/us/act/1798-07-06/ch66",
    "/authorities/us/scotus/noem-v-doe",
    "/authorities/us/scotus/noem-v-national-tps-alliance",
    "/recheck",
    "/map",
    "/worklist",
    "/projects",
    "/?state=waiting&order=waiting",
    "/search",
    "/search?q=wartime",
    "/search?q=zzzz",
    "/search?q=(wartime",
    "/bundles",
    "/bundles/preview?article=law-that-outlived-its-wars",
    "/help",
    "/review/",
    "/history/",
    "/agreement/",
    "/tags/",
    "/redline/law-that-outlived-its-wars",
    "/nowhere",
]
REFUSED = {"/search?q=(wartime", "/nowhere"}  # the console tells of their status


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    driver = chrome(tmp_path_factory.mktemp("chromium"))
    yield driver
    driver.quit()


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1360), ("dark", 1360), ("light", 320)], ids=str
)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible(
    driver: Chrome, served_starter: Served, path: str, scheme: str, width: int
) -> None:
    show(driver, scheme=scheme, width=width)
    complaints(driver)  # those of the page before
    driver.get(served_starter.address + path)
    assert path in REFUSED or complaints(driver) == []
    assert violations(driver) == []
    driver.execute_script(
        "for (const details of document.querySelectorAll('details')) details.open = true;"
    )
    assert violations(driver) == []
    wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert driver.execute_script(wide) <= 0


@pytest.mark.parametrize("dialog", ["keys", "annotate-dialog"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_dialog_is_accessible(
    driver: Chrome, served_starter: Served, dialog: str, scheme: str
) -> None:
    show(driver, scheme=scheme)
    driver.get(served_starter.address + "/articles/law-that-outlived-its-wars")
    driver.execute_script("document.getElementById(arguments[0]).showModal()", dialog)
    assert violations(driver) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_law_beside_an_article_is_accessible(
    driver: Chrome, served_starter: Served, scheme: str
) -> None:
    show(driver, scheme=scheme)
    driver.get(served_starter.address + "/articles/law-that-outlived-its-wars")
    opened = "return !!document.querySelector('.beside-pane')"
    driver.execute_script("document.querySelector('li.card').focus()")
    ActionChains(driver).send_keys("o").perform()
    WebDriverWait(driver, 15).until(lambda driver: driver.execute_script(opened))
    assert violations(driver) == []
