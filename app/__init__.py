"""Basis: the law behind the news.  ``create_app`` puts the parts together."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.settings import Settings
    from app.store.library import Library


def create_app(
    settings: Settings,
    progress: Callable[[int, int], None] = lambda done, total: None,
    library: Library | None = None,
) -> Flask:
    """The web application over the library of these settings, which is filled if it is new.

    ``progress`` is told how much of the starter library is read; ``library`` is the library
    where it is open already.  Raises ``LibraryError``.
    """
    # Imported here, because every ``import app.…`` runs this file.
    from app import web  # noqa: PLC0415
    from app.services.start import start  # noqa: PLC0415

    return web.application(library or start(settings, progress), settings)


def main() -> None:
    """The command ``basis``; it is handed ``create_app``, which only this file may know."""
    # What a start makes stays: Python's default looks through it for garbage a hundred times.
    gc.set_threshold(50_000)
    from app import cli  # noqa: PLC0415

    cli.main(obj=create_app)
