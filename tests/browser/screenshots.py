"""Pictures of the pages for the documents: ``python -m tests.browser.screenshots FOLDER``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.settings import CHECKOUT
from tests.browser.chromium import Chrome, chrome, show
from tests.browser.conftest import Served, serve

ARTICLE = "/articles/law-that-outlived-its-wars"
PAGES = {
    "library": "/",
    "article": ARTICLE,
    "by-authority": f"{ARTICLE}?by=authority",
    "passage": f"{ARTICLE}/passages/429-460?target=/us/usc/t50/s21",
    "by-sentence": f"{ARTICLE}/sentences",
    "authority": "/authorities/us/act/1798-07-06/ch66",
    "authorities": "/authorities",
    "map": "/map",
    "changed-law": "/recheck",
    "uncited": "/worklist",
    "projects": "/projects",
    "search": "/search?q=wartime",
    "malformed-search": "/search?q=(wartime",
    "history": "/history/",
    "review": "/review/",
    "bundles": "/bundles",
    "preview": "/bundles/preview?article=law-that-outlived-its-wars",
    "help": "/help",
    "not-found": "/nowhere",
}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"scheme": "dark"},
    "narrow": {"width": 390},
    "print": {"media": "print", "width": 1000},
}


def main(folder: Path) -> None:
    """Each page in every look, as ``<page>-<look>.png``."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as room, opened(Path(room)) as (driver, served):
        for look, setting in LOOKS.items():
            show(driver, **setting)
            for name, path in PAGES.items():
                driver.get(served.address + path)
                (folder / f"{name}-{look}.png").write_bytes(driver.get_screenshot_as_png())


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
