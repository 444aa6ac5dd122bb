"""The page of a bundle in a real browser: from disk, no network, with and without scripts."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which

import axe_playwright_python
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from app.exporters.table_of_authorities import TableOfAuthorities
from app.exporters.viewer import Viewer
from tests.bundles import bundle

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


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("bundle")
    for exporter in (Viewer(), TableOfAuthorities()):
        for file in exporter.files(bundle()):
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
    notes = bundle().articles[0].annotations
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
