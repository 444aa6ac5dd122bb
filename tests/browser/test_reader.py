"""The reader in a real browser: deciding, undoing, filtering, choosing words, the law beside."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from app.settings import CHECKOUT
from tests.browser.chromium import asked_elsewhere, chrome, complaints, needed, show
from tests.browser.conftest import serve
from tests.browser.way import Way

pytestmark = needed
ARTICLE = "half-million-lose-parole"
WAITING = "li[data-state=proposed]"


@pytest.fixture
def way(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Way]:
    """The starter library, and a browser on its article with the most proposals."""
    servers = serve(tmp_path / "home", CHECKOUT)
    served = next(servers)
    driver = chrome(tmp_path, scripts=getattr(request, "param", True))
    driver.get(f"{served.address}/articles/{ARTICLE}")
    yield Way(driver, served, tmp_path)
    driver.quit()
    servers.close()


def waiting(way: Way) -> int:
    return len(way.driver.find_elements(By.CSS_SELECTOR, WAITING))


def undecided(way: Way) -> str:
    """How many are left, as the head of the margin says it."""
    return way.find(".tally").text


def focused(way: Way) -> str:
    return str(way.driver.execute_script("return document.activeElement.id"))


def test_cards_stand_beside_their_passages(way: Way) -> None:
    way.find(".aligned")
    gaps = way.driver.execute_script(
        "return Array.from(document.querySelectorAll('.cards > li'), (card) => {"
        "  const mark = document.getElementById('m-' + card.id);"
        "  return mark ? card.getBoundingClientRect().top - mark.getBoundingClientRect().top : 0;"
        "})"
    )
    tops = way.driver.execute_script(
        "return Array.from(document.querySelectorAll('.cards > li'), (card) => {"
        "  const box = card.getBoundingClientRect(); return [box.top, box.bottom]; })"
    )
    assert all(gap >= -1 for gap in gaps)
    assert min(gaps) < 1
    assert all(low[1] <= high[0] for low, high in pairwise(tops))


def test_the_card_at_work_stands_exactly_at_its_passage(way: Way) -> None:
    for _ in range(4):
        way.press("n")
    card = focused(way)
    way.until(lambda: abs(gap(way, card)) < 2)


def gap(way: Way, card: str) -> float:
    box = "return document.getElementById(arguments[0]).getBoundingClientRect().top"
    tops = [float(way.driver.execute_script(box, name)) for name in (card, f"m-{card}")]
    return tops[0] - tops[1]


def test_decisions_by_keys_and_several_undone(way: Way) -> None:
    count = waiting(way)
    assert count > 2
    way.press("n")
    way.press("y")
    way.until(lambda: waiting(way) == count - 1)
    way.press("x")
    way.until(lambda: waiting(way) == count - 2)
    assert focused(way).startswith("p-")  # the next one has the focus
    way.press("z")
    way.until(lambda: waiting(way) == count - 1)
    way.press("z")
    way.until(lambda: waiting(way) == count)
    assert f"{count} to decide" in undecided(way)
    assert complaints(way.driver) == []
    assert asked_elsewhere(way.driver) == set()


def test_all_like_one_by_one_key(way: Way) -> None:
    count = waiting(way)
    assert count > 2
    way.press("n")
    way.press("Y")
    way.until(lambda: waiting(way) < count)
    way.press("z")
    way.until(lambda: waiting(way) == count)


@pytest.mark.parametrize("way", [True, False], indirect=True)
def test_all_shown_are_accepted_and_undone(way: Way) -> None:
    count = waiting(way)
    assert count > 2
    way.find("button[name=accept-shown]").click()
    way.until(lambda: waiting(way) == 0)
    assert "all decided" in undecided(way)
    way.find("button[data-key=undo-last]").click()
    way.until(lambda: waiting(way) == count)


@pytest.mark.parametrize("way", [True, False], indirect=True)
def test_filters(way: Way) -> None:
    count = waiting(way)
    assert count > 2
    way.find(".filters summary").click()
    Select(way.find("#f-status")).select_by_value("proposed")
    if not way.driver.find_elements(By.CSS_SELECTOR, ".scripted"):
        way.find(".filters form button").click()
    way.until(lambda: "status=proposed" in way.driver.current_url)
    cards = way.driver.find_elements(By.CSS_SELECTOR, "li.card")
    assert len(cards) == waiting(way) == count
    assert not way.driver.find_elements(By.CSS_SELECTOR, "[data-text] mark.accepted")


def test_the_law_opens_beside_and_follows(way: Way) -> None:
    way.press("n")
    first = focused(way)
    way.press("o")
    assert way.find(".beside-pane h2").text
    assert way.find("[data-text]").is_displayed()
    way.press("n")
    way.until(lambda: focused(way) not in {first, "pane-title"})
    way.press(Keys.ESCAPE)
    way.until(lambda: not way.driver.find_elements(By.CSS_SELECTOR, ".beside-pane"))


def test_quoted_words_are_lit_in_both(way: Way) -> None:
    way.driver.get(f"{way.served.address}/articles/law-that-outlived-its-wars")
    way.find(".scripted")
    card = way.driver.find_element(By.XPATH, "//li[contains(., 'invasion or predatory incursion')]")
    card.find_element(By.CSS_SELECTOR, "a[data-beside]").click()
    assert way.find(".beside-pane mark.quoted").text == "invasion or predatory incursion"
    assert way.find("[data-text] mark.lit").text == "invasion or predatory incursion"


def test_another_authority_is_chosen_from_the_keyboard(way: Way) -> None:
    count = waiting(way)
    assert count > 2
    way.press("n")
    card = focused(way)
    way.press("c")
    way.until(lambda: focused(way) == "pane-authority")
    way.driver.switch_to.active_element.clear()
    way.press("50 U.S.C. § 21")
    way.press(Keys.ENTER)
    way.until(lambda: waiting(way) == count - 1)
    assert not way.driver.find_elements(By.ID, card)
    assert "50 U.S.C. § 21" in way.find(".cards").text


def test_words_are_chosen_by_the_arrows(way: Way) -> None:
    way.find(".scripted")
    way.press("j")
    way.press(Keys.ARROW_RIGHT)
    way.press(Keys.ARROW_RIGHT)
    chosen = "return document.getSelection().toString().trim()"
    words = way.find("[data-text] .here").text.split()
    assert way.driver.execute_script(chosen) == words[1]
    way.driver.switch_to.active_element.send_keys(Keys.SHIFT, Keys.ARROW_RIGHT, Keys.NULL)
    assert way.driver.execute_script(chosen) == " ".join(words[1:3])
    way.press("a")
    assert way.find("[data-quote]").text == " ".join(words[1:3])


def test_a_click_goes_both_ways(way: Way) -> None:
    mark = way.find("[data-text] mark[data-marks]")
    mark.click()
    card = focused(way)
    assert card in (mark.get_attribute("data-marks") or "")
    way.find(f"#{card} .words a").click()
    way.until(lambda: way.driver.current_url.endswith(f"#m-{card}"))


def test_a_long_page_keeps_what_did_not_change(way: Way) -> None:
    count = waiting(way)
    assert count > 2
    way.driver.execute_script("window.kept = document.querySelector('[data-text] > :last-child')")
    way.press("n")
    way.press("y")
    way.until(lambda: waiting(way) == count - 1)
    assert way.driver.execute_script("return window.kept.isConnected")


def test_on_a_phone_the_law_opens_below(way: Way) -> None:
    show(way.driver, width=390)
    way.driver.refresh()
    way.find(".scripted")
    way.find("li.card a[data-beside]").click()
    box = way.find(".beside-pane").rect
    assert box["y"] > 200
    assert box["width"] <= 390


def test_letters_that_are_off_do_nothing(way: Way) -> None:
    way.driver.execute_script("localStorage.setItem('basis.letters', 'off')")
    way.press("j")
    way.press("n")
    assert focused(way) == ""


def test_the_offer_to_annotate_is_in_sight_where_the_passage_goes_on_below(way: Way) -> None:
    """After a step was done, too, of which the page tells in a corner."""
    way.press("n", "y")
    way.find(".flash")
    way.driver.execute_script(
        "const all = document.querySelector('[data-text]');"
        "scrollTo({top: 0, behavior: 'instant'});"
        "document.getSelection().setBaseAndExtent(all.querySelector('p'), 0, all, 9)"
    )
    way.find("#annotate-offer:not([hidden])").click()
    assert way.find("#annotate-dialog[open] [data-quote]").text


def test_save_is_pressed_while_authorities_are_offered(way: Way) -> None:
    """The list closes when the field is left, and all below it moves up: the press must count."""
    way.find(".scripted")
    way.press("j", "a")
    way.find("#d-note").send_keys("Which paragraph?")
    way.find("#d-authority").send_keys("8 usc 1182(d)(5)")
    way.find("#d-authority-list li")
    way.find("#annotate-dialog .main-button").click()
    way.until(lambda: "Which paragraph?" in way.find(".card.lit").text)  # one is led to the note
    assert not way.driver.find_elements(By.CSS_SELECTOR, "#annotate-dialog[open]")
