"""Debian's Chromium, headless, with an empty profile and no way to any other machine."""

from __future__ import annotations

import json
import os
from pathlib import Path
from shutil import which
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from selenium import webdriver

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",  # a page that still scrolls is clicked beside the mark
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_BROUGHT = Path(axe_playwright_python.__file__).with_name("axe.min.js")
AXE = Path(os.environ.get("BASIS_AXE") or _BROUGHT)
Chrome = webdriver.Chrome
_SCHEMES = {"http", "https", "ws", "wss"}

needed = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (which("chromium") and which("chromedriver")),
        reason="Chromium is not here: apt-get install chromium chromium-driver",
    ),
]


def chrome(folder: Path, *, scripts: bool = True, width: int = 1360) -> Chrome:
    """A browser with its profile and downloads in ``folder``."""
    options = webdriver.ChromeOptions()
    options.binary_location = which("chromium") or ""
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}", f"--window-size={width},900"):
        options.add_argument(flag)
    preferences = {
        "profile.managed_default_content_settings.javascript": 1 if scripts else 2,
        "download.default_directory": str(folder / "downloads"),
    }
    options.add_experimental_option("prefs", preferences)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(which("chromedriver") or "")
    return webdriver.Chrome(options=options, service=service)


def show(
    driver: Chrome,
    *,
    scheme: str = "light",
    width: int = 1360,
    media: str = "",
    wish: tuple[str, str] | None = None,
) -> None:
    """Show pages as a reader with that setting, window, printer or other wish sees them.

    A wish is a media feature and its value: ``("forced-colors", "active")``.
    """
    wishes = [("prefers-color-scheme", scheme), *([wish] if wish else [])]
    features = [{"name": name, "value": value} for name, value in wishes]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features, "media": media})
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def _log(driver: Chrome, kind: str) -> list[dict[str, str]]:
    """A log of the browser's since it was last asked for."""
    entries: list[dict[str, str]] = driver.get_log(kind)  # type: ignore[no-untyped-call]
    return entries


def complaints(driver: Chrome) -> list[str]:
    """What the console said since it was last asked."""
    return [f"{entry['level']} {entry['message']}" for entry in _log(driver, "browser")]


def addresses_asked(driver: Chrome) -> set[str]:
    """Everything that was asked for since this was last asked."""
    messages = (json.loads(entry["message"])["message"] for entry in _log(driver, "performance"))
    return {
        str(message["params"]["request"]["url"])
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    }


def asked_elsewhere(driver: Chrome) -> set[str]:
    """The hosts besides this machine that any page asked for anything."""
    addresses = map(urlsplit, addresses_asked(driver))
    hosts = {each.hostname or "" for each in addresses if each.scheme in _SCHEMES}
    return hosts - {"127.0.0.1"}


def violations(driver: Chrome) -> list[str]:
    """What axe finds in the page as it stands, in words."""
    driver.execute_script(AXE.read_text("utf-8"))
    found = driver.execute_async_script(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
        ".then(arguments[arguments.length - 1])"
    )
    assert found["passes"], "axe looked at nothing"
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:160]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
