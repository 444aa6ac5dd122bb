"""axe on every page and state: light, dark and narrow; nothing overflows, the console is silent.

The rules are those of the axe that the tests' package brings; ``BASIS_AXE`` names a newer
``axe.min.js``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.chromium import Chrome, complaints, needed, show, violations
from tests.browser.conftest import Served, serve, starter
from tests.browser.rooms import EMPTY, ROOMS, Room
from tests.browser.way import Way

pytestmark = needed
LOOKS = [("light", 1360), ("dark", 1360), ("light", 320)]
WIDE = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNFOLD = """
const folded = document.querySelectorAll("details:not([open])");
for (const details of folded) details.open = true;
return folded.length;
"""


# A server whose exports wait for a file, so that the page of what is being made stays.
HELD = """
import time
from pathlib import Path
import app
from app.domain.bundle import Article
from app.web import bundles
def wait(article, version, standing=Article.standing):
    while not Path({go!r}).exists():
        time.sleep(0.05)
    return standing(article, version)
Article.standing, bundles.PATIENCE = wait, 0
app.main()
"""


@pytest.fixture(scope="module")
def served_empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("empty")
    yield from serve(folder / "home", folder / "no-starter")


@pytest.mark.parametrize(("scheme", "width"), LOOKS, ids=str)
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_is_accessible(
    driver: Chrome,
    lived_in: tuple[Served, dict[str, str]],
    room: Room,
    scheme: str,
    width: int,
    tmp_path: Path,
) -> None:
    served, ids = lived_in
    look_at(Way(driver, served, tmp_path), room, ids, scheme, width)


@pytest.mark.parametrize(("scheme", "width"), LOOKS, ids=str)
@pytest.mark.parametrize("room", EMPTY, ids=lambda room: room.name)
def test_an_empty_room_is_accessible(
    driver: Chrome, served_empty: Served, room: Room, scheme: str, width: int, tmp_path: Path
) -> None:
    look_at(Way(driver, served_empty, tmp_path), room, {}, scheme, width)


@pytest.mark.parametrize(("scheme", "width"), LOOKS, ids=str)
def test_an_export_is_accessible_while_it_is_made_and_when_it_is_ready(
    driver: Chrome, scheme: str, width: int, tmp_path: Path
) -> None:
    go = tmp_path / "go"
    program = HELD.format(go=str(go))
    for served in serve(tmp_path / "home", starter(tmp_path / "starter"), program):
        way = Way(driver, served, tmp_path)
        look_at(
            way, Room("being-made", "/bundles/preview?article=the-plane", begun), {}, scheme, width
        )
        go.touch()
        way.find("a[download]")
        look_over(way)


def begun(way: Way) -> None:
    """Begin an export that is not made at once."""
    way.driver.execute_script("document.querySelector('[name=format]').value = 'markdown'")
    way.find("form[action='/bundles'] .main-button").click()
    way.find("progress")


def look_at(way: Way, room: Room, ids: dict[str, str], scheme: str, width: int) -> None:
    """Enter a room and look at it as it is, then with all that is folded unfolded."""
    show(way.driver, scheme=scheme, width=width)
    complaints(way.driver)  # those of the room before
    room.enter(way, ids)
    assert room.refused or complaints(way.driver) == []
    look_over(way)


def look_over(way: Way) -> None:
    """What is shown, as it is and with all that is folded unfolded."""
    assert violations(way.driver) == []
    if way.driver.execute_script(UNFOLD):
        assert violations(way.driver) == []
    assert way.driver.execute_script(WIDE) <= 0
