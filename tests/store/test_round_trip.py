"""What the store is given, it gives back: all of it, and after being replaced only the new."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.annotation import Annotation
from app.domain.authority import Authority
from app.domain.document import Block, Document, DocumentKind, Rendering, Version
from app.domain.mention import Mention
from app.store import annotations, authorities, documents, history, mentions
from app.store.library import Library
from tests import strategies

DOCUMENT = Document("an-article", DocumentKind.ARTICLE, "Title", "Outlet", "Author", "2025-05")
VERSION = Version(
    "hash",
    "an-article",
    1,
    "*Hi* you",
    "markdown",
    Rendering("Hi\nyou", (Block(0, "paragraph", 0, 2), Block(1, "item", 3, 6)), "<p>Hi</p>"),
    "2025-05-01T00:00:00Z",
    "Ada",
)
PER_LIBRARY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library(tmp_path_factory.mktemp("round-trip"))
    with library.writing() as db:
        documents.put(db, DOCUMENT, VERSION)
    yield library
    library.close()


def test_documents_and_versions(tmp_path: Path) -> None:
    library = Library(tmp_path)
    with library.writing() as db:
        assert documents.put(db, DOCUMENT, VERSION) is True
        assert documents.put(db, DOCUMENT, VERSION) is False
    assert documents.get(library.db, "an-article") == DOCUMENT
    assert documents.current(library.db, "an-article") == VERSION
    assert documents.version(library.db, "an-article", "hash") == VERSION
    assert documents.listed(library.db, DocumentKind.ARTICLE) == [DOCUMENT]
    assert documents.listed(library.db, DocumentKind.AUTHORITY) == []
    assert documents.next_number(library.db, "an-article") == 2


@PER_LIBRARY
@given(first=strategies.authorities(), second=strategies.authorities())
def test_authorities(library: Library, first: Authority, second: Authority) -> None:
    with library.writing() as db:
        for record in (first, second):
            before = authorities.revision(db)
            authorities.put(db, record)
            assert authorities.get(db, record.id) == record
            assert authorities.revision(db) > before


@PER_LIBRARY
@given(found=st.lists(strategies.mentions, max_size=4))
def test_mentions(library: Library, found: list[Mention]) -> None:
    with library.writing() as db:
        mentions.replace(db, "an-article", "hash", found)
        kept = mentions.of_document(db, "an-article")
        assert sorted(kept, key=repr) == sorted(found, key=repr)
        chosen = {mention.chosen for mention in found if mention.chosen}
        assert mentions.targets(db) == chosen
        by_target = mentions.of_authority(db, chosen)
        assert len(by_target) == sum(mention.chosen is not None for mention in found)


@PER_LIBRARY
@given(annotation=strategies.annotations_on("an-article", "hash"))
def test_annotations_and_their_history(library: Library, annotation: Annotation) -> None:
    with library.writing() as db:
        annotations.put(db, annotation)
        annotations.put(db, annotation)
        assert annotations.get(db, annotation.id) == annotation
        standing = annotation in annotations.of_document(db, "an-article")
        assert standing is not annotation.withdrawn
        for link in annotation.links:
            linked = annotations.of_authority(db, [link.target])
            assert (annotation in linked) is not annotation.withdrawn
        history.record(db, history.Act("2025", "Ada", annotation.id, "annotated"), annotation)
        assert history.annotation(history.of_subject(db, annotation.id)[-1]) == annotation


def test_a_merged_id_leads_to_the_new_one_for_ever(tmp_path: Path) -> None:
    library = Library(tmp_path)
    with library.writing() as db:
        authorities.merge(db, "/us/a", "/us/b")
        authorities.merge(db, "/us/b", "/us/c")
    assert [authorities.redirect(library.db, f"/us/{x}") for x in "abcd"] == [
        "/us/c", "/us/c", "/us/c", "/us/d",
    ]  # fmt: skip
