"""Pictures of the pages for the documents: ``python -m tests.browser.screenshots FOLDER``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.settings import CHECKOUT
from tests.browser.chromium import Chrome, chrome, show
from tests.browser.conftest import Served, serve

PAGES = {
    "library": "/",
    "article": "/articles/law-that-outlived-its-wars",
    "authority": "/authorities/us/act/1798-07-06/ch66",
    "authorities": "/authorities",
    "search": "/search?q=wartime",
    "malformed-search": "/search?q=(wartime",
    "bundles": "/bundles",
    "preview": "/bundles/preview?article=law-that-outlived-its-wars",
    "help": "/help",
}
LOOKS = {
    "dark": {"scheme": "dark"},
    "narrow": {"width": 390},
    "print": {"media": "print", "width": 1000},
}


def main(folder: Path) -> None:
    """Each page in light, and the article in every look, as ``<page>-<look>.png``."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as room, opened(Path(room)) as (driver, served):
        show(driver)
        for name, path in PAGES.items():
            driver.get(served.address + path)
            (folder / f"{name}-light.png").write_bytes(driver.get_screenshot_as_png())
        for look, setting in LOOKS.items():
            show(driver, **setting)  # type: ignore[arg-type]
            driver.get(served.address + PAGES["article"])
            (folder / f"article-{look}.png").write_bytes(driver.get_screenshot_as_png())


@contextmanager
def opened(room: Path) -> Iterator[tuple[Chrome, Served]]:
    """A browser and a server over a new library of the starter set."""
    for served in serve(room / "home", CHECKOUT):
        driver = chrome(room)
        try:
            yield driver, served
        finally:
            driver.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
