"""Batches hold every part once, in order, and end where they are long."""

import pytest

from app.domain.document import Document, DocumentKind
from app.importers import Imported, Left
from app.services import batches as module
from app.services.batches import Part, batches


def _of(length: int) -> Imported:
    return Imported(Document("lamps", DocumentKind.ARTICLE, "Lamps"), "x" * length, "text")


def test_a_batch_ends_with_its_last_part_or_its_last_character(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", 3)
    monkeypatch.setattr(module, "MOST", 10)
    parts: list[Part] = [_of(1), Left("a", "b"), _of(1), _of(4), _of(7), _of(99), _of(2)]
    found = list(batches(parts))
    assert [part for batch in found for part in batch] == parts
    assert [len(batch) for batch in found] == [3, 2, 1, 1]


def test_of_no_parts_there_is_no_batch() -> None:
    assert list(batches([])) == []
