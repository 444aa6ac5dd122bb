"""Fixtures that every part of the suite shares."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
CASES = Path(__file__).parent / "cases"


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
