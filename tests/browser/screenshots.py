"""Pictures of every page and state: ``python -m tests.browser.screenshots FOLDER [NAME…]``.

Each page in light, dark, on a phone and on paper, each state of one in light, as
``<room>-<look>.webp``, and a page that lists them all.
"""

from __future__ import annotations

import sys
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.chromium import Chrome, chrome, show
from tests.browser.conftest import serve
from tests.browser.rooms import EMPTY, ROOMS, Room
from tests.browser.way import Way
from tests.browser.worked_in import worked_in

QUALITY = 45  # of WebP, where text still reads
TALLEST = 1800  # pixels of a page that a picture shows
PAPER = 700  # the width of a printed page in CSS pixels, A4 less its margins


@dataclass(frozen=True)
class Look:
    """How somebody sees pages; ``scale`` is that of the picture."""

    name: str
    scheme: str = "light"
    width: int = 1280
    media: str = ""
    scale: float = 0.5


LIGHT = Look("light")
LOOKS = (
    LIGHT,
    Look("dark", scheme="dark"),
    Look("narrow", width=390, scale=0.6),
    Look("print", width=PAPER, media="print", scale=0.6),
)


def main(folder: Path, wanted: Sequence[str] = ()) -> None:
    """Take the pictures of all rooms, or of those wanted by name."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as room:
        home = Path(room) / "home"
        _take(folder, Path(room) / "full", home, worked_in(home), ROOMS, wanted)
        _take(folder, Path(room) / "empty", Path(room) / "new", {}, EMPTY, wanted)
    (folder / "README.md").write_text(listed(), "utf-8")


def _take(
    folder: Path,
    place: Path,
    home: Path,
    ids: dict[str, str],
    rooms: Sequence[Room],
    wanted: Sequence[str],
) -> None:
    chosen = [room for room in rooms if not wanted or room.name in wanted]
    with opened(place, home) as way:
        for look in LOOKS if chosen else ():
            for room in chosen if look is LIGHT else filter(is_page, chosen):
                show(way.driver, scheme=look.scheme, width=look.width)
                room.enter(way, ids)
                show(way.driver, scheme=look.scheme, width=look.width, media=look.media)
                picture = taken(way.driver, look)
                (folder / f"{room.name}-{look.name}.webp").write_bytes(picture)


def is_page(room: Room) -> bool:
    """Whether it is a page of its own, not a state of one."""
    return not (room.steps or room.refused or room in EMPTY)


def listed() -> str:
    """The page that shows all pictures, in Markdown."""
    head = (
        "# Every page and state\n\n`make screenshots` takes these pictures and writes this page.\n"
    )
    lines = [head]
    for room in (*ROOMS, *EMPTY):
        looks = LOOKS if is_page(room) else (LIGHT,)
        pictures = [f"![{room.name}, {look.name}]({room.name}-{look.name}.webp)" for look in looks]
        lines.append(f"## {room.name.replace('-', ' ')}\n\n{' '.join(pictures)}\n")
    return "\n".join(lines)


@contextmanager
def opened(place: Path, home: Path) -> Iterator[Way]:
    """A browser at a server over the library in ``home``; an empty one where there is none."""
    place.mkdir()
    for served in serve(home, place / "no-starter"):
        driver = chrome(place)
        try:
            yield Way(driver, served, place)
        finally:
            driver.quit()


def taken(driver: Chrome, look: Look) -> bytes:
    """The page from its top, as far down as a picture goes; what floats stays where it is seen."""
    script = "return [window.scrollY, document.documentElement.scrollHeight]"
    scrolled, height = driver.execute_script(script)
    floating = driver.execute_script(
        "return !!document.querySelector('dialog[open], aside.beside-pane')"
    )
    clip = {
        "x": 0,
        "y": scrolled if floating else 0,
        "width": look.width,
        "height": 900 if floating else min(height, TALLEST),
        "scale": look.scale,
    }
    asked = {"format": "webp", "quality": QUALITY, "clip": clip, "captureBeyondViewport": True}
    return b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", asked)["data"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
