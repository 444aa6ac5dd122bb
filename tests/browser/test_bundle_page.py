"""The page of a bundle in a real browser: from disk, no network, with and without scripts."""

from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import which

import axe_playwright_python
import pytest
from pypdf import PdfReader
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from app.domain.annotation import Stance
from app.domain.bundle import Article, Bundle
from app.exporters.table_of_authorities import TableOfAuthorities
from app.exporters.viewer import Viewer
from tests.bundles import DOCUMENT, bundle, version

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not which("chromedriver"), reason="Chromium's driver is not installed"),
]
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND"),
)
Chrome = webdriver.Chrome


def bundle_of_two() -> Bundle:
    """The usual bundle with another person, tag and stance, and an article without a note."""
    of = bundle()
    first, order, code, last = of.articles[0].annotations
    order = replace(order, creator="Bo O’Neil", tags=("parole", "reasons"))
    disputed = replace(code.links[0], stance=Stance.DISPUTES)
    code = replace(code, tags=("reasons",), links=(disputed,))
    text = version("day-shift", "Nothing was annotated here.")
    other = Article(replace(DOCUMENT, id="day-shift", title="Day shift"), (text,), text.hash, ())
    noted = replace(of.articles[0], annotations=(first, order, code, last))
    return replace(of, articles=(noted, other))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bundle")
    for exporter in (Viewer(), TableOfAuthorities()):
        for file in exporter.files(bundle_of_two()):
            (made / file.path).write_bytes(file.content)
    return made


@pytest.fixture(scope="module")
def opened(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str, bool], Chrome]]:
    """Opens a page of the bundle; the second argument says whether its scripts may run."""
    drivers: dict[bool, Chrome] = {}

    def _open(page: str, scripts: bool) -> Chrome:
        if scripts not in drivers:
            profile = tmp_path_factory.mktemp("profile")
            drivers[scripts] = _driver(profile, scripts=scripts)
        drivers[scripts].get(f"file://{folder / page}")
        return drivers[scripts]

    yield _open
    for driver in drivers.values():
        driver.quit()


def _driver(profile: Path, *, scripts: bool) -> Chrome:
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS, f"--user-data-dir={profile}", "--window-size=1400,1000"):
        options.add_argument(flag)
    setting = "profile.managed_default_content_settings.javascript"
    options.add_experimental_option("prefs", {setting: 1 if scripts else 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(
        options=options, service=webdriver.ChromeService(which("chromedriver") or "")
    )


@pytest.mark.parametrize("scripts", [True, False])
def test_every_passage_is_lit_and_leads_to_its_law(
    opened: Callable[[str, bool], Chrome], scripts: bool
) -> None:
    driver = opened("index.html", scripts)
    notes = bundle_of_two().articles[0].annotations
    assert len(driver.find_elements(By.CSS_SELECTOR, ".note")) == len(notes)
    plain = driver.find_element(By.TAG_NAME, "article").value_of_css_property("background-color")
    for number, annotation in enumerate(notes, 1):
        driver.find_element(By.CSS_SELECTOR, f"a.to-note[href$='.n{number}']").click()
        card = driver.find_element(By.CSS_SELECTOR, ".note:target")
        assert annotation.note in card.text
        card.find_element(By.CSS_SELECTOR, ".number").click()
        lit = driver.find_elements(By.CSS_SELECTOR, "mark:target, span:target + mark")
        assert lit[0].text in annotation.anchors[0].exact
        assert lit[0].value_of_css_property("background-color") != plain
        card.find_element(By.CSS_SELECTOR, ".link a").click()
        assert driver.find_elements(By.CSS_SELECTOR, "#law :target, .authority:target")
    assert driver.get_log("browser") == []  # type: ignore[no-untyped-call]


# Field -> one of its choices, and the words of the notes that then are shown.
CHOICES = {
    "form": ("refers back to", ["The ruling is short; the appeal"]),
    "stance": ("disputes it", ["8 U.S.C. 1182"]),
    "person": ("Bo O’Neil", ["Friday's order"]),
    "tag": ("reasons", ["Friday's order", "8 U.S.C. 1182"]),
    "law": ("8 U.S.C. § 1182", ["8 U.S.C. 1182"]),
}


def shown(driver: Chrome) -> list[str]:
    """The words of the passages whose notes are to be seen."""
    cards = [card for card in driver.find_elements(By.CSS_SELECTOR, ".note") if card.is_displayed()]
    numbers = [card.get_attribute("id") for card in cards]
    notes = bundle_of_two().articles[0].annotations
    return [notes[int((n or "").rpartition("n")[2]) - 1].anchors[0].exact for n in numbers]


@pytest.mark.parametrize("field", CHOICES)
def test_notes_are_filtered(opened: Callable[[str, bool], Chrome], field: str) -> None:
    driver = opened("index.html", True)
    words, expected = CHOICES[field]
    Select(driver.find_element(By.NAME, field)).select_by_visible_text(words)
    assert shown(driver) == expected
    told = driver.find_element(By.ID, "shown").text
    assert told.startswith(f"{len(expected)} of 4 notes shown.")
    assert words in told
    numbers = driver.find_elements(By.CSS_SELECTOR, "a.to-note")
    assert sum(number.is_displayed() for number in numbers) == len(expected)
    places = driver.find_elements(By.CSS_SELECTOR, ".reliance li")
    assert sum(place.is_displayed() for place in places) == len(expected)
    lit = driver.find_elements(By.CSS_SELECTOR, "mark:not(.out)")
    assert {mark.text for mark in lit} <= set("".join(expected).split(";")) | set(expected) | {
        "The ruling is short; ",
        "The ruling is short;",
        "the appeal",
    }
    driver.find_element(By.CSS_SELECTOR, "#filter [type=reset]").click()
    assert len(shown(driver)) == 4


def test_what_the_filter_leaves_out_is_out(opened: Callable[[str, bool], Chrome]) -> None:
    """Articles and law without a note that fits go, and so do their lines of the contents."""
    driver = opened("index.html", True)
    Select(driver.find_element(By.NAME, "tag")).select_by_visible_text("reasons")
    Select(driver.find_element(By.NAME, "form")).select_by_visible_text("cites")
    assert shown(driver) == ["8 U.S.C. 1182"]
    displayed = {
        each.get_attribute("id")
        for each in driver.find_elements(By.CSS_SELECTOR, "main > article, .authority")
        if each.is_displayed()
    }
    assert displayed == {"night-shift", "/us/usc/t8/s1182"}
    lines = driver.find_elements(By.CSS_SELECTOR, "nav li a, nav p a")
    assert [line.text for line in lines if line.is_displayed()] == [
        *("Night shift", "The law", "Statutes"),
    ]
    text = driver.find_element(By.TAG_NAME, "article").text
    assert "Friday's order gives no reasons." in text, "a filter hides no word of an article shown"


def test_a_jump_to_what_is_filtered_out_shows_it(opened: Callable[[str, bool], Chrome]) -> None:
    driver = opened("index.html", True)
    Select(driver.find_element(By.NAME, "form")).select_by_visible_text("cites")
    driver.execute_script("location.hash = '#night-shift.n1'")
    card = driver.find_element(By.CSS_SELECTOR, ".note:target")
    WebDriverWait(driver, 5).until(lambda _: card.is_displayed())
    assert len(shown(driver)) == 4
    assert Select(driver.find_element(By.NAME, "form")).first_selected_option.text == "any"


def test_without_scripts_there_is_no_filter_and_nothing_is_hidden(
    opened: Callable[[str, bool], Chrome],
) -> None:
    driver = opened("index.html", False)
    assert not driver.find_element(By.ID, "filter").is_displayed()
    assert len(shown(driver)) == 4
    assert all(
        e.is_displayed() for e in driver.find_elements(By.CSS_SELECTOR, "article, .authority")
    )


def test_what_is_printed_is_what_is_shown(
    opened: Callable[[str, bool], Chrome], tmp_path: Path
) -> None:
    driver = opened("index.html", True)
    Select(driver.find_element(By.NAME, "tag")).select_by_visible_text("reasons")
    printed = b64decode(driver.print_page())
    words = "\n".join(page.extract_text() for page in PdfReader(BytesIO(printed)).pages)
    plain = " ".join(words.split())
    assert "2 of 4 notes shown. Tag: reasons." in plain
    assert "Paragraph (5)(A)." in plain
    assert "The order of May 30." not in plain
    assert "How it refers" not in plain, "controls are no use on paper"


@pytest.mark.parametrize("page", ["index.html", "table-of-authorities.html"])
@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    opened: Callable[[str, bool], Chrome], page: str, width: int, scheme: str
) -> None:
    driver = opened(page, True)
    driver.set_window_size(width, 900)
    feature = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
    driver.execute_script(AXE.read_text("utf-8"))
    found = driver.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
    told = [
        (v["id"], v["impact"], [node["html"][:120] for node in v["nodes"]])
        for v in found["violations"]
    ]
    assert told == []
    assert found["passes"]
    overflow = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert driver.execute_script(overflow) <= 0
