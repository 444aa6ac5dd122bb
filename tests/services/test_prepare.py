"""What recognition needs comes from its file where it is of the texts held, and is made else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.recognisers.quotations import phrase_index
from app.services import prepare as preparing
from app.services.prepare import prepare
from app.services.recognise import EXPLICIT
from app.store import documents
from app.store.library import Library

ACT = "/us/act/1798-07-06/ch66"
WORDS = ["invasion", "or", "predatory", "incursion"]


@pytest.fixture(autouse=True)
def _kept_however_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "FEW", 0)


def texts_read(library: Library) -> int:
    told = []
    prepare(library, lambda done, total: told.append((done, total)))
    assert all(done <= total for done, total in told)
    return len(told)


def again(library: Library) -> Library:
    """The library as another process opens it."""
    return Library(library.home)


def test_the_second_process_reads_the_file(starter: Library) -> None:
    made, first = texts_read(starter), prepare(starter).derived(phrase_index)
    assert made == len(first.documents)
    other = again(starter)
    assert texts_read(other) == 0
    index = prepare(other).derived(phrase_index)
    assert index.find([WORDS]) == first.find([WORDS]) != []
    assert list(index.places("incursion")) == list(first.places("incursion"))
    other.close()


def test_texts_that_changed_are_read_again(starter: Library) -> None:
    prepare(starter)
    document, before = documents.get(starter.db, ACT), documents.current(starter.db, ACT)
    assert document is not None
    assert before is not None
    changed = replace(before.rendering, text="Nothing of it is left.")
    with starter.writing() as db:
        documents.put(db, document, replace(before, hash="newer", number=2, rendering=changed))
    other = again(starter)
    assert texts_read(other) > 0
    hits = prepare(other).derived(phrase_index).find([WORDS])
    assert ACT not in {hit.document for hit in hits}
    other.close()


def damaged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def foreign(path: Path) -> None:
    path.write_bytes(b"something else")


@pytest.mark.parametrize("harm", [damaged, foreign, Path.unlink])
def test_a_file_that_is_not_whole_is_made_again(starter: Library, harm: object) -> None:
    first = prepare(starter).derived(phrase_index).find([WORDS])
    assert callable(harm)
    harm(starter.home / "indexes" / "phrases")
    other = again(starter)
    assert texts_read(other) > 0
    assert prepare(other).derived(phrase_index).find([WORDS]) == first
    other.close()


def test_where_nothing_can_be_written_it_is_made_all_the_same(starter: Library) -> None:
    (starter.home / "indexes").mkdir(exist_ok=True)
    (starter.home / "indexes" / "phrases").mkdir()
    assert prepare(starter).derived(phrase_index).find([WORDS])


def test_citations_alone_need_none(starter: Library) -> None:
    assert not prepare(starter, names=EXPLICIT).has(phrase_index)


def test_a_small_library_keeps_no_file(starter: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "FEW", 1_000_000)
    prepare(starter)
    assert not (starter.home / "indexes" / "phrases").exists()
