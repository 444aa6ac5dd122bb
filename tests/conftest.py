"""Fixtures that every part of the suite shares."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from app.services.start import start
from app.settings import Settings
from app.store.library import Library

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
CASES = Path(__file__).parent / "cases"

# How long an example takes is the machine's affair; speed is measured in benchmarks/.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts beside the checkout; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"the real texts are not here ({SHARED})")
    return SHARED


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of data-driven cases."""
    return CASES


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a library with the starter library in it; tests take a copy."""
    home = tmp_path_factory.mktemp("starter") / "home"
    library = start(Settings(home, "Ada", starter=ROOT))
    library.db.execute("pragma wal_checkpoint(truncate)")
    library.close()
    return home


@pytest.fixture
def starter(filled_home: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of the test's own, with the starter library in it."""
    library = Library(shutil.copytree(filled_home, tmp_path / "starter-home"))
    yield library
    library.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library of the test's own, empty."""
    library = start(Settings(tmp_path / "empty-home", "Ada"))
    yield library
    library.close()
