from __future__ import annotations

from pathlib import Path

import pytest

from app.services import index
from app.services.add_files import Run, add_files
from app.services.check import out_of_step
from app.services.choose_engine import engine_status, use_engine
from app.services.search import search
from app.services.start import open_filled
from app.settings import Settings
from app.store import documents, entries
from app.store.library import Library
from tests.conftest import ROOT


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of one sentence."""
    path = tmp_path / "flights.md"
    path.write_text("---\nid: flights\n---\nThe flights left on Saturday.\n", "utf-8")
    return path


def test_a_new_library_is_indexed_as_a_whole(tmp_path: Path) -> None:
    library = open_filled(Settings(tmp_path / "home", "Ada", starter=ROOT))
    assert out_of_step(library) == []
    assert engine_status(library)["indexed"] == entries.count(library.db) > 200
    library.close()


def test_what_is_indexed_later_is_found_and_so_is_what_comes_then(
    library: Library, article: Path
) -> None:
    with index.indexed_later(library):
        list(add_files(Run(library, "Ada"), [article]))
    assert entries.count(library.db) == 0
    assert search(library, "flights").total == 1
    later = article.with_name("planes.md")
    later.write_text("Planes left on Sunday.\n", "utf-8")
    list(add_files(Run(library, "Ada"), [later]))
    assert entries.count(library.db) == 2
    assert out_of_step(library) == []


def test_nothing_stays_of_a_filling_that_failed(library: Library, article: Path) -> None:
    def fail() -> None:
        with index.indexed_later(library):
            list(add_files(Run(library, "Ada"), [article]))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert documents.get(library.db, "flights") is None
    list(add_files(Run(library, "Ada"), [article]))
    assert entries.count(library.db) == 1
    assert out_of_step(library) == []


def test_another_engine_is_built_from_what_was_to_be_indexed_later(
    library: Library, article: Path
) -> None:
    with index.indexed_later(library):
        list(add_files(Run(library, "Ada"), [article]))
    assert use_engine(library, "whoosh_index") == 1
    assert search(library, "flights").total == 1
