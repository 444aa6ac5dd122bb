"""Each thing that a person looks up: by mouse, by keyboard alone, without JavaScript.

Whichever way it is done, one ends at the same address, sees the same, and the library is as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from app.domain.annotation import Annotation
from app.store import annotations as stored
from app.store.library import Library
from tests.browser.chromium import asked_elsewhere, chrome, complaints, needed
from tests.browser.conftest import Served
from tests.browser.steps import Steps, click, focused, press, shown, tab, then, write
from tests.browser.way import Way

pytestmark = needed
NOTE = "desk-note-two-orders-in-may"
HISTORY = "law-that-outlived-its-wars"
RULING = "/authorities/us/scotus/noem-v-doe/2025-05-30"
CARD = "#m-a-95325447-400c-5780-ac6c-4316808aa33d"  # of the starter library, as all that follows
WORDS = f".card .words a[href='{CARD}']"
LAW = "#p-429-460-us-usc-t50-s21 a[data-beside]"


@dataclass(frozen=True)
class Reading:
    """Where it begins, the steps of each way, the address where it ends and words seen there."""

    name: str
    begin: str
    mouse: Steps
    keyboard: Steps
    plain: Steps
    end: str
    place: str  # a selector of what shows the words
    words: str


def nav(path: str) -> str:
    return f"nav[aria-label=Main] a[href='{path}']"


def go(path: str, *then_to: str) -> tuple[Steps, Steps]:
    """Follow the main navigation and then links: by clicks, and by Tab and Enter."""
    selectors = (nav(path), *then_to)
    keys = (part for each in selectors for part in (shown(each), tab(each, Keys.ENTER)))
    return click(*selectors), then(*keys)


STATUS = ("#f-status", "option[value=proposed]")
FIRST_STALE = "ul.relying blockquote a[href*='night-order-bluebonnet#m-p-311']"
FIRST_UNCITED = "ul.relying blockquote a[href*='october-order-second-time']"
ONLY_ONE = f"th a.only[href$='of={HISTORY}']"

CHANGED = go("/recheck", FIRST_STALE)
UNCITED = go("/worklist", FIRST_UNCITED)
SINCE = go("/recheck", ".choice a[href*='since=annotation']")
WAITING = "aside a[href*='state=waiting']"
MOST = click(WAITING), then(shown(WAITING), tab(WAITING, Keys.ENTER))
READINGS = (
    Reading(
        "filter-the-cards",
        f"/articles/{NOTE}",
        click(".filters summary", f"{STATUS[0]} {STATUS[1]}"),
        then(press("f"), tab(STATUS[0], "to decide")),
        click(".filters summary", f"{STATUS[0]} {STATUS[1]}", ".filters form button"),
        f"/articles/{NOTE}?status=proposed",
        ".filters summary",
        "shown",
    ),
    Reading(
        "arrange-by-authority",
        f"/articles/{NOTE}",
        click(".filters summary", "#f-by option[value=authority]"),
        press("g"),
        click(".filters summary", "#f-by option[value=authority]", ".filters form button"),
        f"/articles/{NOTE}?by=authority",
        ".thread h3",
        "Noem v. National TPS Alliance",
    ),
    Reading(
        "from-a-card-to-its-passage",
        f"/articles/{HISTORY}",
        click(WORDS),
        tab(WORDS, Keys.ENTER),
        click(WORDS),
        f"/articles/{HISTORY}{CARD}",
        "mark:target",
        "invasion or predatory incursion",
    ),
    Reading(
        "status-as-of-a-day",
        RULING,
        then(write("#day", "2025-05-30"), click("form:has(#day) button")),
        tab("#day", Keys.CONTROL, "a", Keys.NULL, "2025-05-30", Keys.ENTER),
        then(write("#day", "2025-05-30"), click("form:has(#day) button")),
        f"{RULING}?day=2025-05-30",
        ".word",
        "granted",
    ),
    Reading("law-that-changed", "/", *CHANGED, CHANGED[0], "", "h1", "then comes an order"),
    Reading(
        "law-changed-since-the-link",
        "/",
        *SINCE,
        SINCE[0],
        "/recheck?since=annotation",
        ".choice [aria-current]",
        "Since the link was made",
    ),
    Reading("statements-without-a-source", "/", *UNCITED, UNCITED[0], "", "h1", "same answer"),
    Reading(
        "map-of-one-article",
        "/",
        click(nav("/map"), f"svg [data-node='{HISTORY}']"),
        go("/map", ONLY_ONE)[1],
        click(nav("/map"), ONLY_ONE),
        f"/map?of={HISTORY}",
        "text.own",
        "law that outlived",
    ),
    Reading(
        "what-waits-for-me",
        "/authorities",
        then(click("a.brand"), MOST[0]),
        then(tab("a.brand", Keys.ENTER), MOST[1]),
        then(click("a.brand"), MOST[0]),
        "/?state=waiting&order=waiting#articles",
        ".works .chip.waiting",
        "to decide",
    ),
    Reading(
        "what-was-done",
        "/",
        click("aside a[href='/history/']"),
        then(shown("aside a[href='/history/']"), tab("aside a[href='/history/']", Keys.ENTER)),
        click("aside a[href='/history/']"),
        "/history/",
        "h1",
        "changed",
    ),
    Reading(
        "help",
        "/",
        *go("/help"),
        go("/help")[0],
        "/help",
        "h1",
        "elp",
    ),
)


@pytest.fixture(scope="module", params=["mouse", "keyboard", "plain"])
def reader(
    request: pytest.FixtureRequest,
    served_starter: Served,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, Way]]:
    """A means, and a person at a browser who has it."""
    folder = tmp_path_factory.mktemp("chromium")
    driver = chrome(folder, scripts=request.param != "plain")
    yield request.param, Way(driver, served_starter, folder)
    driver.quit()


ENDS: dict[str, str] = {}  # where the ways that were gone before ended, by what was looked up


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.name)
def test_it_ends_in_the_same_place(reader: tuple[str, Way], reading: Reading) -> None:
    means, way = reader
    before = said(way.served)
    way.driver.get(way.served.address + reading.begin)
    way.find("main" if means == "plain" else "html.scripted")
    getattr(reading, means)(way)
    way.until(lambda: reading.words in way.find(reading.place).text)
    if reading.end:
        way.until(lambda: address(way) == reading.end)
    assert ENDS.setdefault(reading.name, address(way)) == address(way)
    assert said(way.served) == before
    assert complaints(way.driver) == []
    assert asked_elsewhere(way.driver) == set()


def test_the_law_stands_beside_the_passage(reader: tuple[str, Way]) -> None:
    """Beside the article with a script, on a page of its own without: the same law, lit."""
    means, way = reader
    way.driver.get(f"{way.served.address}/articles/{HISTORY}")
    way.find("main" if means == "plain" else "html.scripted")
    (tab(LAW, Keys.ENTER) if means == "keyboard" else click(LAW))(way)
    assert "Alien Enemies Act" in way.find("#pane-title").text
    lit = [one.text for one in way.driver.find_elements(By.CSS_SELECTOR, "mark.quoted")]
    assert lit == ["invasion or predatory incursion"]
    assert "50 U.S.C. § 21" in way.find(".path").text


def test_from_a_passage_to_its_card(reader: tuple[str, Way]) -> None:
    means, way = reader
    way.driver.get(f"{way.served.address}/articles/{HISTORY}")
    way.find("main" if means == "plain" else "html.scripted")
    first = way.find("[data-text] mark[data-marks]")
    wanted = str(first.get_attribute("data-marks")).split(" ")[0]
    if means == "plain":
        click("[data-text] .to-cards")(way)
        way.find(f"#{wanted}:target")
        return
    assert not way.driver.find_elements(By.CSS_SELECTOR, "[data-text] noscript")
    if means == "keyboard":
        press("j", "]")(way)
    else:
        first.click()
    focused(f"#{wanted}")(way)


def test_the_bucket_bar_leads_to_what_is_marked(reader: tuple[str, Way]) -> None:
    """To the card where a script puts it beside its passage, to the passage without."""
    means, way = reader
    way.driver.get(f"{way.served.address}/articles/{NOTE}")
    way.find("main" if means == "plain" else "html.scripted")
    card = str(way.find(".buckets a").get_attribute("data-card"))
    (tab(".buckets a", Keys.ENTER) if means == "keyboard" else click(".buckets a"))(way)
    way.find(f"#m-{card}:target" if means == "plain" else f"#m-{card}.lit")


@pytest.mark.parametrize("fragment", ["m-p-429-460-us-usc-t50-s21", CARD[1:], CARD[3:]])
def test_an_address_lights_its_passage(reader: tuple[str, Way], fragment: str) -> None:
    """By any of its names: that of the note, of its link, of its card."""
    means, way = reader
    way.driver.get(f"{way.served.address}/articles/{HISTORY}#{fragment}")
    if means == "plain":
        lit = "#m-p-429-460-us-usc-t50-s21:target + mark, mark:target, .card:target"
        assert "invasion or predatory incursion" in way.find(lit).text
    else:
        assert way.find("[data-text] mark.lit").text == "invasion or predatory incursion"
        way.find(f".card.lit{CARD.replace('m-', '', 1)}")


def address(way: Way) -> str:
    """Path, query and fragment; a form without a script also sends what was left empty."""
    parts = urlsplit(way.driver.current_url)
    query = urlencode(parse_qsl(parts.query))
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return parts.path + (f"?{query}" if query else "") + fragment


def said(served: Served) -> list[Annotation]:
    library = Library(served.home)
    try:
        return stored.every(library.db)
    finally:
        library.close()
