"""A server as people start it, over a library of one article and one authority."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from app.settings import CHECKOUT
from tests.browser.chromium import Chrome, chrome
from tests.browser.worked_in import worked_in

RECORD = "corpus/authorities/us/act/1798-07-06/ch66.md"
ARTICLE = """---
id: the-plane
title: A plane at noon
outlet: Test Gazette
author: Ada Reader
published: 2025-05-20
---
The plane left at noon. The Alien Enemies Act stood behind it 🛫, a lawyer said.

Nobody on board had been told why they were leaving.

The pilot read the news.
"""
PATIENCE = 60  # seconds for a start on a busy machine


@dataclass(frozen=True)
class Served:
    """A running server: its address and its library's folder."""

    address: str
    home: Path


def starter(folder: Path) -> Path:
    """A starter library of one article and one record of ours."""
    article = folder / "corpus" / "articles" / "the-plane.md"
    article.parent.mkdir(parents=True)
    article.write_text(ARTICLE, "utf-8")
    record = folder / RECORD
    record.parent.mkdir(parents=True)
    record.write_bytes((CHECKOUT / RECORD).read_bytes())
    return folder


AS_IT_IS = "import app; app.main()"


def serve(home: Path, starts_from: Path, program: str = AS_IT_IS) -> Generator[Served, None, None]:
    """Start ``basis serve`` on a free port, wait until it answers, and stop it in the end.

    ``program`` is what Python runs with the command's arguments.
    """
    port = free_port()
    command = [sys.executable, "-c", program, "serve", "--port", str(port)]
    settings = {
        "BASIS_HOME": str(home),
        "BASIS_NAME": "Ada Reader",
        "BASIS_STARTER": str(starts_from),
    }
    with subprocess.Popen(command, cwd=CHECKOUT, env=os.environ | settings) as process:
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", process)
            yield Served(f"http://127.0.0.1:{port}", home)
        finally:
            process.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """Until the address answers, the process ends or patience does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer (exit {process.poll()})")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    yield from serve(tmp_path / "home", starter(tmp_path / "starter"))


@pytest.fixture(scope="module")
def served_starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The project's own starter library."""
    yield from serve(tmp_path_factory.mktemp("library") / "home", CHECKOUT)


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, dict[str, str]]]:
    """A library that two people have worked in, and the ids that addresses need."""
    folder = tmp_path_factory.mktemp("library")
    ids = worked_in(folder / "home")
    for served in serve(folder / "home", folder / "no-starter"):
        yield served, ids


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """A browser for all tests of a file."""
    driver = chrome(tmp_path_factory.mktemp("chromium"))
    yield driver
    driver.quit()
