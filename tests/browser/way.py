"""One person at one browser: what every way through the pages does alike."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.chromium import Chrome
from tests.browser.conftest import Served


class Way:
    """One person at one browser, with what every way does alike."""

    def __init__(self, driver: Chrome, served: Served, folder: Path) -> None:
        self.driver, self.served, self.folder = driver, served, folder

    def find(self, selector: str) -> WebElement:
        """The first element that fits, once it is there."""
        return self._waiting().until(lambda driver: driver.find_element(By.CSS_SELECTOR, selector))

    def link(self, words: str) -> WebElement:
        return self.driver.find_element(By.PARTIAL_LINK_TEXT, words)

    def until(self, true: Callable[[], Any]) -> None:
        self._waiting().until(lambda _: true())

    def _waiting(self) -> WebDriverWait[Chrome]:
        """A page may be renewed between finding an element and asking it."""
        gone = (NoSuchElementException, StaleElementReferenceException)
        return WebDriverWait(self.driver, 15, ignored_exceptions=gone)

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def tab_to(self, selector: str) -> WebElement:
        """Press Tab until what fits has the focus."""
        for _ in range(150):
            active = self.driver.switch_to.active_element
            if self.driver.execute_script(
                "return arguments[0].matches(arguments[1])", active, selector
            ):
                return active
            self.press(Keys.TAB)
        raise AssertionError(f"Tab never reaches {selector}")

    def downloaded(self) -> Path:
        found: list[Path] = []

        def there() -> bool:
            found[:] = (self.folder / "downloads").glob("*.zip")
            return bool(found)

        self.until(there)
        return found[0]


def select_with_mouse(way: Way, paragraph: WebElement) -> None:
    """Three clicks select a paragraph, up to the beginning of what follows it."""
    actions = ActionChains(way.driver).move_to_element(paragraph)
    actions.click().click().click().perform()
