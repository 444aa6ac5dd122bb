"""An article with more cards than one sees: those out of sight are made when there is time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By

from app.settings import CHECKOUT
from app.web.articles import MANY, PIECE
from tests.browser.chromium import chrome, complaints, needed
from tests.browser.conftest import RECORD, Served, serve
from tests.browser.way import Way

pytestmark = needed
COUNT = MANY + PIECE + 10
HEAD = "---\nid: long\ntitle: A long list\noutlet: Test Gazette\npublished: 2025-05-20\n---\n"
LINE = (
    "Paragraph {n}. The Alien Enemies Act was read aloud, a clerk wrote, and nobody answered.\n\n"
)
CARDS = "[data-beside-text] > li.card"
HELD = "noscript[data-later]"
FAR = "return document.querySelector('[data-text]').lastElementChild.querySelector('mark').dataset"
TOPS = """
return Array.from(document.querySelectorAll(arguments[0]), (card) => [
  card.getBoundingClientRect().top,
  document.getElementById("m-" + card.id).getBoundingClientRect().top]);
"""


@pytest.fixture(scope="module")
def served_long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("long")
    article = folder / "corpus" / "articles" / "long.md"
    article.parent.mkdir(parents=True)
    article.write_text(HEAD + "".join(LINE.format(n=n) for n in range(1, COUNT + 1)), "utf-8")
    record = folder / RECORD
    record.parent.mkdir(parents=True)
    record.write_bytes((CHECKOUT / RECORD).read_bytes())
    yield from serve(folder / "home", folder)


@pytest.fixture
def way(request: pytest.FixtureRequest, served_long: Served, tmp_path: Path) -> Iterator[Way]:
    driver = chrome(tmp_path, scripts=getattr(request, "param", True))
    driver.get(f"{served_long.address}/articles/long")
    yield Way(driver, served_long, tmp_path)
    driver.quit()


def beside_passages(tops: list[tuple[float, float]]) -> bool:
    """Whether no card stands above its passage, nor above the card before it."""
    in_order = all(one[0] < other[0] for one, other in pairwise(tops))
    return in_order and all(card >= mark - 1 for card, mark in tops)


def cards(way: Way) -> int:
    return len(way.driver.find_elements(By.CSS_SELECTOR, CARDS))


@pytest.mark.parametrize("way", [False], indirect=True)
def test_without_javascript_every_card_is_in_the_page(way: Way) -> None:
    assert len(way.driver.find_elements(By.CSS_SELECTOR, "li.card")) == COUNT
    last = way.driver.find_elements(By.CSS_SELECTOR, "li.card")[-1]
    assert last.is_displayed()
    last.find_element(By.CSS_SELECTOR, "button[name=accept]").click()
    way.find("li[data-state=accepted]")
    way.find("[data-key=undo-last]").click()
    way.until(lambda: not way.driver.find_elements(By.CSS_SELECTOR, "li[data-state=accepted]"))


def test_in_time_every_card_stands_beside_its_passage(way: Way) -> None:
    way.until(lambda: cards(way) == COUNT)
    assert not way.driver.find_elements(By.CSS_SELECTOR, HELD)
    way.until(lambda: beside_passages(way.driver.execute_script(TOPS, CARDS)))
    assert complaints(way.driver) == []


def test_who_begins_at_once_has_every_card(way: Way) -> None:
    way.press("p")
    way.until(lambda: cards(way) == COUNT)
    last = way.driver.find_elements(By.CSS_SELECTOR, CARDS)[-1].get_attribute("id")
    assert way.driver.switch_to.active_element.get_attribute("id") == last


def test_an_address_leads_to_a_card_that_was_held_back(way: Way) -> None:
    last = str(way.driver.execute_script(f"{FAR}.marks"))
    way.driver.get(f"{way.served.address}/articles/long?by=#{last}")
    assert way.find(".card.lit").get_attribute("id") == last


def test_a_decision_keeps_what_is_there(way: Way) -> None:
    way.press("n", "y")
    way.find("li[data-state=accepted]")
    assert cards(way) == COUNT
    assert not way.driver.find_elements(By.CSS_SELECTOR, HELD)
    way.press("z")
    way.until(lambda: not way.driver.find_elements(By.CSS_SELECTOR, "li[data-state=accepted]"))
    assert cards(way) == COUNT
