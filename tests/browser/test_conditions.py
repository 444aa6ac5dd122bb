"""Pages as people with other wishes and windows see them: forced colours, more contrast, a wall.

Still pages are what every other browser test sees: it asks for reduced motion.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import Chrome, complaints, needed, show, violations
from tests.browser.conftest import Served
from tests.browser.rooms import ROOMS, Room
from tests.browser.way import Way

pytestmark = needed
LOOKED_AT = {
    "library",
    "article-at-work",
    "law-beside",
    "annotate",
    "shortcuts",
    "conflict",
    "act",
    "map",
    "search-results",
    "project",
    "redline",
}
ROOMS_LOOKED_AT = [room for room in ROOMS if room.name in LOOKED_AT]
WISHES = [("forced-colors", "active"), ("prefers-contrast", "more")]
WALL = 3840  # pixels
LINE = 90  # characters, of an article on any screen
WIDE = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
CHARACTERS = """
const text = document.querySelector("[data-text]");
if (!text) return 0;
const probe = document.createElement("span");
probe.textContent = "0".repeat(10);
text.querySelector("p").append(probe);
const one = probe.getBoundingClientRect().width / 10;
probe.remove();
return text.getBoundingClientRect().width / one;
"""
MOVING = """
return document.getAnimations().length
  + (getComputedStyle(document.documentElement).scrollBehavior === "smooth");
"""


def enter(
    driver: Chrome, lived_in: tuple[Served, dict[str, str]], room: Room, folder: Path
) -> None:
    complaints(driver)  # those of the room before
    room.enter(Way(driver, lived_in[0], folder), lived_in[1])
    assert room.refused or complaints(driver) == []


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish[0])
@pytest.mark.parametrize("room", ROOMS_LOOKED_AT, ids=lambda room: room.name)
def test_a_wish_is_heard(
    driver: Chrome,
    lived_in: tuple[Served, dict[str, str]],
    room: Room,
    wish: tuple[str, str],
    tmp_path: Path,
) -> None:
    show(driver, wish=wish)
    enter(driver, lived_in, room, tmp_path)
    assert violations(driver) == []
    assert driver.execute_script(MOVING) == 0


@pytest.mark.parametrize("room", ROOMS_LOOKED_AT, ids=lambda room: room.name)
def test_a_line_on_a_wall_can_be_read(
    driver: Chrome, lived_in: tuple[Served, dict[str, str]], room: Room, tmp_path: Path
) -> None:
    show(driver, width=WALL)
    enter(driver, lived_in, room, tmp_path)
    assert violations(driver) == []
    assert driver.execute_script(WIDE) <= 0
    assert driver.execute_script(CHARACTERS) <= LINE
