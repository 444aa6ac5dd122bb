"""Start: open the library, and fill a new one with the starter library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.importers import Refused
from app.services import index, link
from app.services.add_files import Run, add_files
from app.services.bring_in import Manner, bring_in
from app.settings import Settings
from app.store import marks, unread
from app.store.library import Library

STARTED = "started"
STARTER = "Basis starter library"

Progress = Callable[[int, int], None]


def start(settings: Settings, progress: Progress = lambda done, total: None) -> Library:
    """The library of these settings, filled if it is new, with every article in it read."""
    library = open_filled(settings, progress)
    link.catch_up(library, progress)
    return library


def open_filled(settings: Settings, progress: Progress = lambda done, total: None) -> Library:
    """The library of these settings, filled if it is new; its articles may still be unread, and
    its index not made.

    On its first start it takes in ``corpus/`` and ``annotations/`` of the starter folder, if the
    settings name one; the authorities first, so that the articles are read with them known.
    """
    library = Library(settings.home, settings.engine)
    if marks.get(library.db, STARTED) is None:
        with library.writing() as db:
            if marks.get(db, STARTED) is None:  # another process may have been first
                if settings.starter:
                    with index.indexed_later(library):
                        _fill(library, settings.starter, progress)
                    unread.put_every(db)
                marks.put(db, STARTED, "yes")
    return library


def _fill(library: Library, starter: Path, progress: Progress) -> None:
    run = Run(library, STARTER, dated=True, read_later=True)
    parts = [starter / "corpus" / "authorities", starter / "corpus" / "articles"]
    for result in add_files(run, parts, progress):
        if isinstance(result, Refused):
            raise result.error
    if (starter / "annotations").is_dir():
        report = bring_in(library, starter / "annotations", Manner(STARTER))
        for refused in report.refused:
            raise refused.error
