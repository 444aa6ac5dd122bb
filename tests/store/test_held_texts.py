"""Texts that are read when they are asked for: as they were, from any thread."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from app.domain.document import DocumentKind
from app.store import documents
from app.store.held_texts import HeldTexts
from app.store.library import Library

ACT = "/us/act/1798-07-06/ch66"


@pytest.fixture
def texts(starter: Library) -> HeldTexts:
    return HeldTexts(starter, DocumentKind.AUTHORITY)


def test_they_are_those_of_all_documents_of_the_kind(starter: Library, texts: HeldTexts) -> None:
    assert dict(texts) == dict(documents.texts(starter.db, DocumentKind.AUTHORITY))
    assert len(texts) == len(list(texts)) >= 20


def test_a_document_of_another_kind_is_none(texts: HeldTexts) -> None:
    with pytest.raises(KeyError):
        texts["half-million-lose-parole"]


def test_a_newer_version_leaves_them_as_they_were(starter: Library, texts: HeldTexts) -> None:
    document, before = documents.get(starter.db, ACT), documents.current(starter.db, ACT)
    assert document is not None
    assert before is not None
    changed = replace(before.rendering, text=before.text + "\nRepealed.")
    with starter.writing() as db:
        documents.put(db, document, replace(before, hash="newer", number=2, rendering=changed))
    assert texts[ACT] == before.text
    assert HeldTexts(starter, DocumentKind.AUTHORITY)[ACT] == changed.text


def test_another_thread_reads_them(texts: HeldTexts) -> None:
    found: list[str] = []
    reader = threading.Thread(target=lambda: found.append(texts[ACT]))
    reader.start()
    reader.join()
    assert found == [texts[ACT]]
