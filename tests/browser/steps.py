"""Steps of a journey through the pages: each makes something that a person at a browser does."""

from __future__ import annotations

from collections.abc import Callable

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.way import Way

Steps = Callable[[Way], object]


def click(*selectors: str) -> Steps:
    def steps(way: Way) -> None:
        for selector in selectors:
            way.find(selector).click()

    return steps


def press(*keys: str) -> Steps:
    def steps(way: Way) -> None:
        for key in keys:
            way.press(key)

    return steps


def then(*parts: Steps) -> Steps:
    def steps(way: Way) -> None:
        for part in parts:
            part(way)

    return steps


def shown(selector: str) -> Steps:
    """Wait until something is there."""
    return lambda way: way.find(selector)


def gone(selector: str) -> Steps:
    """Wait until nothing is there that fits."""
    return lambda way: way.until(lambda: not way.driver.find_elements(By.CSS_SELECTOR, selector))


def write(selector: str, words: str) -> Steps:
    """Words in a field in place of those that it has, by its keys."""

    def steps(way: Way) -> None:
        way.find(selector).send_keys(Keys.CONTROL, "a", Keys.NULL, words)

    return steps


def tab(selector: str, *keys: str) -> Steps:
    return lambda way: way.tab_to(selector).send_keys(*keys)


def focused(selector: str) -> Steps:
    """Wait until what fits has the focus."""
    script = "return document.activeElement.matches(arguments[0])"
    return lambda way: way.until(lambda: way.driver.execute_script(script, selector))
