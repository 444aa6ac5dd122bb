"""What a batch changes is searchable when it ends, and not one by one before."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.document import Document, DocumentKind
from app.importers import Imported
from app.services import index
from app.services.add import add
from app.services.check import out_of_step
from app.services.reindex import reindex
from app.services.search import search
from app.store.library import Library


def _article(number: int) -> Imported:
    document = Document(f"notice-{number}", DocumentKind.ARTICLE, f"Notice {number}")
    return Imported(document, f"The zephyr of day {number}.", "markdown")


def _found(library: Library) -> int:
    return search(library, "zephyr").total


def _fail(library: Library) -> None:
    with library.writing(), index.indexed_together(library):
        add(library, _article(1), "Ada")
        raise KeyError


def test_a_batch_is_indexed_when_it_ends(library: Library) -> None:
    reindex(library)
    with library.writing(), index.indexed_together(library):
        for number in range(3):
            add(library, _article(number), "Ada")
        assert _found(library) == 0
    assert _found(library) == 3
    assert out_of_step(library) == []


def test_a_batch_that_fails_leaves_nothing_to_index(library: Library) -> None:
    with pytest.raises(KeyError):
        _fail(library)
    add(library, _article(2), "Ada")
    assert _found(library) == 1


def test_another_library_of_the_same_thread_is_indexed_at_once(
    library: Library, tmp_path: Path
) -> None:
    other = Library(tmp_path / "other")
    reindex(library)
    with library.writing(), index.indexed_together(library):
        add(other, _article(1), "Ada")
        assert _found(other) == 1
    assert _found(library) == 0
