"""Every stack of marks in the text: readable, and told apart by line as well as by colour."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.chromium import Chrome, complaints, needed, show
from tests.browser.conftest import Served

pytestmark = needed
KINDS = ("proposed", "accepted", "note")
STACKS = [stack for size in (1, 2, 3) for stack in combinations(KINDS, size)]
STYLED = """
const mark = document.querySelector("[data-text] mark.accepted");
return mark && getComputedStyle(mark).textDecorationLine === "underline";
"""
LINES = """
const text = document.querySelector("[data-text] p");
return arguments[0].map((classes) => {
  const mark = document.createElement("mark");
  mark.className = classes;
  mark.textContent = "words";
  text.append(mark);
  const style = getComputedStyle(mark);
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  const clear = /^rgba\\(.*, 0\\)$|transparent/.test(style.backgroundColor);
  const found = { ink: style.color, ground: clear ? ground : style.backgroundColor,
    line: style.textDecorationColor, kind: style.textDecorationStyle };
  mark.remove();
  return found;
});
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_contrast_of_every_stack(driver: Chrome, served_starter: Served, scheme: str) -> None:
    show(driver, scheme=scheme)
    driver.get(f"{served_starter.address}/articles/law-that-outlived-its-wars")
    WebDriverWait(driver, 30).until(lambda driver: driver.execute_script(STYLED))
    assert complaints(driver) == []
    wanted = [" ".join([*stack, *extra]) for stack in STACKS for extra in ([], ["overlap"])]
    found = driver.execute_script(LINES, [*wanted, "quoted"])
    assert len(found) == 2 * len(STACKS) + 1
    for classes, one in zip([*wanted, "quoted"], found, strict=True):
        assert contrast(one["ink"], one["ground"]) >= 4.5, classes  # WCAG 2.2, 1.4.3
        assert contrast(one["line"], one["ground"]) >= 3, classes  # 1.4.11
    kinds = {classes: one["kind"] for classes, one in zip(wanted, found, strict=False)}
    assert len({kinds[kind] for kind in KINDS}) == 3
    assert {kind for classes, kind in kinds.items() if "overlap" in classes} == {"double"}


@pytest.mark.parametrize("wish", [("forced-colors", "active"), ("prefers-contrast", "more")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_wishes_for_other_colours_tells_marks_apart(
    driver: Chrome, served_starter: Served, scheme: str, wish: tuple[str, str]
) -> None:
    show(driver, scheme=scheme, wish=wish)
    driver.get(f"{served_starter.address}/articles/law-that-outlived-its-wars")
    WebDriverWait(driver, 30).until(lambda driver: driver.execute_script(STYLED))
    assert driver.execute_script(
        "return matchMedia(`(${arguments[0]}: ${arguments[1]})`).matches", *wish
    )
    stacks = [" ".join(stack) for stack in STACKS]
    found = dict(zip(stacks, driver.execute_script(LINES, stacks), strict=True))
    for classes, one in found.items():
        assert contrast(one["ink"], one["ground"]) >= 7, classes  # WCAG 2.2, 1.4.6
        assert contrast(one["line"], one["ground"]) >= 4.5, classes
    assert len({found[kind]["kind"] for kind in KINDS}) == 3


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, "contrast ratio")."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of ``rgb(r, g, b)``."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_ratio_is_that_of_the_standard() -> None:
    assert contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)") == pytest.approx(21)
    assert contrast("rgb(118, 118, 118)", "rgb(255, 255, 255)") == pytest.approx(4.54, abs=0.01)
